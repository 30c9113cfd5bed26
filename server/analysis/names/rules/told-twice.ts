import type { Mention } from '../../model.ts';

// Scraping sets what stood apart side by side: a caption's heading and its first word, “Photos: Justice Ada Berg Berg was born in Halvern”.

/** Where a person's name ends behind which a word of it is told again; in words. */
function endOfFirst(words: readonly string[], isName: (name: string) => boolean): number | undefined {
  for (let count = 2; count < words.length; count++) {
    const first = words.slice(0, count);
    if (first.includes(words[count]!) && isName(first.join(' '))) return count;
  }
  return undefined;
}

/** Parts persons who are told twice in a row, “Ada Berg Berg”, where the article has them once elsewhere: there are people with a surname of two equal words. */
export function toldOnce(text: string, mentions: readonly Mention[]): readonly Mention[] {
  let names: Set<string> | undefined;
  const parted: Mention[] = [];
  for (const mention of mentions) {
    const { start, end, kind } = mention;
    const words = kind === 'person' ? text.slice(start, end).split(' ') : [];
    names ??= words.length > 2 ? new Set(mentions.map((other) => text.slice(other.start, other.end))) : undefined;
    const count = words.length > 2 ? endOfFirst(words, (name) => names?.has(name) === true) : undefined;
    if (count === undefined) parted.push(mention);
    else {
      const until = start + words.slice(0, count).join(' ').length;
      parted.push({ ...mention, end: until }, { ...mention, start: until + 1 });
    }
  }
  return parted.length === mentions.length ? mentions : parted;
}
