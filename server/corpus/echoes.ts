import { type Alignment, align } from './alignment.ts';
import type { Digest, DigestQuotation } from './digest.ts';
import { compare } from './order.ts';
import type { Sayings } from './sayings.ts';
import { sketchOf } from './shingles.ts';
import { type SpokenWord, spokenWords } from './spoken-words.ts';

/** The same quotation in another article. */
export interface Echo {
  readonly uri: string;
  readonly quotation: DigestQuotation;
  /** The words quoted there: ranges of them are what the alignment speaks of. */
  readonly words: readonly SpokenWord[];
  readonly alignment: Alignment;
}

/** So many words must be the same, and so many of them tell something by themselves. */
const LEAST_SAME = 6;
const LEAST_TELLING = 4;
/** The same words are so much of the shorter quotation, and of the part that both have. */
const LEAST_OF_SHORTER = 0.6;
const LEAST_OF_PART = 0.7;

/**
 * Where other articles quote the same words, or other versions of them, by date and address; what stands in boilerplate there, as
 * the corpus judges it, is quoted nowhere. Costs what is found, not what the corpus holds.
 *
 * @param words that are quoted in the article `uri`
 */
export function echoesOf(
  words: readonly SpokenWord[],
  sayings: Pick<Sayings, 'near'>,
  uri: string,
  digestOf: (uri: string) => Digest | undefined,
  isInNoise: (uri: string, start: number) => boolean,
): Echo[] {
  const sketch = sketchOf(words);
  if (sketch === undefined) return [];
  const found: (Echo & { readonly date: string })[] = [];
  for (const place of sayings.near(sketch)) {
    if (place.uri === uri) continue;
    const digest = digestOf(place.uri);
    const quotation = digest?.quotations[place.quotation];
    if (digest === undefined || quotation === undefined) continue;
    const there = spokenWords(quotation.quoted ?? quotation.text);
    const alignment = align(words, there);
    if (alignment === undefined || !isSame(alignment, words, there)) continue;
    if (isInNoise(place.uri, quotation.start)) continue;
    found.push({ uri: place.uri, quotation, words: there, alignment, date: digest.date ?? '' });
  }
  return found
    .sort((a, b) => compare(a.date, b.date) || compare(a.uri, b.uri) || a.quotation.start - b.quotation.start)
    .map(({ date: _, ...echo }) => echo);
}

function isSame({ here, there, same, telling }: Alignment, ours: readonly SpokenWord[], theirs: readonly SpokenWord[]) {
  const part = Math.min(here.end - here.start, there.end - there.start);
  return (
    same >= LEAST_SAME &&
    telling >= LEAST_TELLING &&
    same >= LEAST_OF_SHORTER * Math.min(ours.length, theirs.length) &&
    same >= LEAST_OF_PART * part
  );
}
