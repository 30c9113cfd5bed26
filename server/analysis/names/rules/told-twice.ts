import type { Mention } from '../../model.ts';

// Scraping sets what stood apart side by side: a caption's heading and its first word, “Photos: Justice Ada Berg Berg was born in Halvern”.

/** Where a person's name ends behind which a word of it is told again; in words. */
function endOfFirst(words: readonly string[], names: ReadonlySet<string>): number | undefined {
  for (let count = 2; count < words.length; count++) {
    const first = words.slice(0, count);
    if (first.includes(words[count]!) && names.has(first.join(' '))) return count;
  }
  return undefined;
}

/** Has a person's name three words or more? Most have not, and need not be taken apart. */
function isLong(text: string, { start, end, kind }: Mention): boolean {
  if (kind !== 'person') return false;
  const first = text.indexOf(' ', start);
  const second = text.indexOf(' ', first + 1);
  return first >= 0 && second >= 0 && second < end;
}

/** Parts persons who are told twice in a row, “Ada Berg Berg”, where the article has them once elsewhere: there are people with a surname of two equal words. */
export function toldOnce(text: string, mentions: readonly Mention[]): readonly Mention[] {
  if (!mentions.some((mention) => isLong(text, mention))) return mentions;
  const names = new Set(mentions.map(({ start, end }) => text.slice(start, end)));
  const parted: Mention[] = [];
  for (const mention of mentions) {
    const { start, end } = mention;
    const words = isLong(text, mention) ? text.slice(start, end).split(' ') : [];
    const count = endOfFirst(words, names);
    if (count === undefined) parted.push(mention);
    else {
      const until = start + words.slice(0, count).join(' ').length;
      parted.push({ ...mention, end: until }, { ...mention, start: until + 1 });
    }
  }
  return parted;
}
