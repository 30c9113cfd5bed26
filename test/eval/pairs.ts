import type { Gold, GoldMention, Pair } from './gold.ts';

/** Text with names in brackets, `[Jana Novotna|person|jana]`, as the text and its mentions; the entity may be left out. */
export function marked(source: string): { readonly text: string; readonly mentions: readonly GoldMention[] } {
  const mentions: GoldMention[] = [];
  let text = '';
  let from = 0;
  for (const match of source.matchAll(/\[([^|\]]*)\|(\w+)(?:\|(\w+))?\]/g)) {
    const [all, name = '', type = '', entity] = match;
    text += source.slice(from, match.index);
    from = match.index + all.length;
    const start = text.length;
    text += name;
    mentions.push({ start, end: text.length, type, ...(entity === undefined ? {} : { entity }) });
  }
  return { text: text + source.slice(from), mentions };
}

/** The same article as gold and as the product have it; both are written as `marked` reads them. */
export function pairOf(gold: string, system: string, more: Partial<Gold> = {}): Pair {
  const right = marked(gold);
  return { gold: { id: 'a', ...right, ...more }, system: { mentions: marked(system).mentions } };
}

/** The span of some words in a text, which must stand there. */
export function spanOf(text: string, words: string): { readonly start: number; readonly end: number } {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`“${words}” does not stand in the text`);
  return { start, end: start + words.length };
}
