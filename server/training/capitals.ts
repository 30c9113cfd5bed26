import type { LaidOut } from './lay-out.ts';

interface Written {
  small: number;
  capitalised: number;
  /** In how many articles. */
  articles: number;
}

/** Counts how an article writes words in the middle of its sentences, where a capital tells something. */
export type Capitals = Map<string, Written>;

export function countCapitals(capitals: Capitals, { tokens, sentences }: LaidOut): void {
  const seen = new Set<string>();
  for (const { firstToken, endToken } of sentences) {
    if (endToken - firstToken < 6 || !isProse(tokens, firstToken, endToken)) continue;
    for (let i = firstToken + 1; i < endToken; i++) {
      const { text } = tokens[i]!;
      if (!/^\p{L}/u.test(text) || /["“‘'(:.—–-]$/u.test(tokens[i - 1]!.text)) continue;
      const lower = text.toLowerCase();
      const written = capitals.get(lower) ?? { small: 0, capitalised: 0, articles: 0 };
      if (text === lower) written.small += 1;
      else written.capitalised += 1;
      if (!seen.has(lower)) written.articles += 1;
      seen.add(lower);
      capitals.set(lower, written);
    }
  }
}

/** Is this a sentence with words in small letters, most of them after the first? */
function isProse(tokens: LaidOut['tokens'], first: number, end: number): boolean {
  let small = 0;
  let lettered = 0;
  for (let i = first; i < end; i++) {
    if (!/^\p{L}/u.test(tokens[i]!.text)) continue;
    lettered += 1;
    if (/^\p{Ll}/u.test(tokens[i]!.text)) small += 1;
  }
  return small * 2 > lettered;
}

/**
 * Words of fewer articles are unknown: names are learned from articles that are counted, too, and a word that only one of them has
 * would be better known there than new words ever are.
 */
const FEWEST_ARTICLES = 3;

/** The step of `Lexicon.capitals` for a word: 0 where it was hardly seen, then from 1 (never) to 8 (always capitalised). */
export function capitalsStep(written: Written | undefined): number {
  if (written === undefined || written.articles < FEWEST_ARTICLES) return 0;
  const { small, capitalised } = written;
  const share = capitalised / (small + capitalised);
  const bounds = [0.01, 0.05, 0.25, 0.5, 0.8, 0.95, 0.99];
  return 1 + bounds.filter((bound) => share > bound).length;
}
