import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GoldArticle, GoldMention } from './gold.ts';

const TYPE_OF: Readonly<Record<string, string>> = {
  P: 'person',
  O: 'organization',
  L: 'place',
  F: 'facility',
  G: 'group',
  E: 'event',
  W: 'work',
  X: 'product',
  A: 'law',
  N: 'language',
  Q: 'other',
  D: 'date',
  M: 'money',
};

/** What was written for training, a file for each kind of text. */
export const WRITTEN = ['newswire', 'world', 'politics', 'business', 'web'] as const;

/**
 * Reads articles that were written for training, with their names in braces: `{P Rosa Lindt} of {O Aldor Bank}`. A line of `====` parts two.
 * @param name one of `WRITTEN`
 * @throws Error where there is no such file, a brace is open, or a kind is none.
 */
export function readWritten(name: string): GoldArticle[] {
  return readFileSync(join(import.meta.dirname, 'written', `${name}.txt`), 'utf8')
    .split(/^====\n/m)
    .map((marked, index) => ({ id: `${name}-${index}`, ...unmarked(marked) }));
}

/** The text without its marks, and the names that they mark. */
export function unmarked(marked: string): { readonly text: string; readonly mentions: readonly GoldMention[] } {
  const mentions: GoldMention[] = [];
  let text = '';
  let from = 0;
  for (const { index, 0: whole, 1: letter = '', 2: name = '' } of marked.matchAll(/\{(\p{Lu}) ([^{}\n]+)\}/gu)) {
    const type = TYPE_OF[letter];
    if (type === undefined) throw new Error(`${whole}: ${letter} is no kind of name.`);
    text += marked.slice(from, index);
    mentions.push({ type, start: text.length, end: text.length + name.length });
    text += name;
    from = index + whole.length;
  }
  text += marked.slice(from);
  const open = text.split('\n').find((line) => /[{}]/.test(line));
  if (open !== undefined) throw new Error(`A brace is left in: ${open}`);
  return { text, mentions };
}
