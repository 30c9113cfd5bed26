import { hashText } from '../analysis/learning/hashing.ts';
import { makeHashSet } from '../analysis/learning/weights.ts';
import type { Mention } from '../analysis/model.ts';
import { COARSE_KINDS, DATE, MISC, PLACE } from '../analysis/names/kinds.ts';
import { addToPhrase, LONGEST_PHRASE } from '../analysis/names/lexicon.ts';
import { lineCaseOf } from '../analysis/names/line-case.ts';
import { namesByWeights } from '../analysis/names/names.ts';
import type { NameTagger } from '../analysis/names/tagger.ts';
import type { Usage } from '../analysis/names/usage.ts';
import { PLAIN_CASE, usualSpelling } from '../analysis/names/words.ts';
import type { GoldArticle } from './gold.ts';
import { type LaidOut, layOut } from './lay-out.ts';

/** What a word is counted as: of each kind, as a whole name, as its first and as its last word; and capitalised as no name. */
const KINDS = DATE;
const WHOLE = 0;
const FIRST = KINDS;
const LAST = 2 * KINDS;
const NONE = 3 * KINDS;
const COUNTS = NONE + 1;

/** What was counted less often says nothing. */
const LEAST = 2;

type Counts = Map<number, Float64Array>;

/** Counts what a tagger takes the words of articles for, each mention by how sure it is of it. Only prose is counted. */
export function countUsage(names: NameTagger, articles: readonly GoldArticle[], report: (line: string) => void): Usage {
  const words: Counts = new Map();
  const phrases: Counts = new Map();
  for (const { text } of articles) {
    const laidOut = layOut(text);
    countArticle(names, laidOut, mentionsOf(names, laidOut), words, phrases);
  }
  const ofWords = often(words);
  const ofPhrases = often(phrases);
  report(`${ofWords.length} words and ${ofPhrases.length} names of several are used often enough`);
  const wordSet = makeHashSet(ofWords.map(([hash]) => hash));
  const phraseSet = makeHashSet(ofPhrases.map(([hash]) => hash));
  return {
    words: wordSet.set,
    uses: Uint16Array.from(wordSet.order, (index) => usesFrom(ofWords[index]![1])),
    phrases: phraseSet.set,
    kinds: Uint8Array.from(phraseSet.order, (index) => {
      const counts = ofPhrases[index]![1];
      return usualKind(counts, 0) | (sum(counts) < 5 ? 16 : 32);
    }),
  };
}

function mentionsOf(names: NameTagger, { text, tokens, sentences }: LaidOut): readonly Mention[] {
  const steps = namesByWeights(names, text, tokens, sentences);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function countArticle(
  names: NameTagger,
  { tokens, sentences }: LaidOut,
  mentions: readonly Mention[],
  words: Counts,
  phrases: Counts,
): void {
  const hashAt = (token: number): number => hashText(usualSpelling(tokens[token]!.text.toLowerCase()));
  let next = 0;
  for (const { firstToken, endToken } of sentences) {
    if (lineCaseOf(names.lexicon, tokens, firstToken, endToken) !== PLAIN_CASE) continue;
    for (let i = firstToken; i < endToken; i++) {
      const token = tokens[i]!;
      while (next < mentions.length && mentions[next]!.end <= token.start) next += 1;
      const mention = mentions[next];
      if (mention === undefined || mention.start >= token.end) {
        // What opens a sentence or a quotation is capitalised anyway.
        if (i > firstToken && /^\p{Lu}/u.test(token.text) && !/["“‘'(:.—–-]$/u.test(tokens[i - 1]!.text))
          countsOf(words, hashAt(i), COUNTS)[NONE]! += 1;
        continue;
      }
      let end = i + 1;
      while (end < endToken && tokens[end]!.start < mention.end) end += 1;
      const kind = kindOf(mention);
      if (kind >= 0) {
        const worth = mention.confidence;
        if (end === i + 1) countsOf(words, hashAt(i), COUNTS)[WHOLE + kind]! += worth;
        else {
          countsOf(words, hashAt(i), COUNTS)[FIRST + kind]! += worth;
          countsOf(words, hashAt(end - 1), COUNTS)[LAST + kind]! += worth;
          if (end - i <= LONGEST_PHRASE) {
            let hash = 0;
            for (let j = i; j < end; j++) hash = addToPhrase(hash, hashAt(j));
            countsOf(phrases, hash, KINDS)[kind]! += worth;
          }
        }
      }
      i = end - 1;
    }
  }
}

const NAMES_OF_KINDS: readonly string[] = COARSE_KINDS;

/** The coarse kind of a mention; -1 for what is no name. */
function kindOf({ kind }: Mention): number {
  if (kind === 'date' || kind === 'time' || kind === 'money' || kind === 'quantity') return -1;
  if (kind === 'facility') return PLACE;
  const coarse = NAMES_OF_KINDS.indexOf(kind);
  return coarse < 0 ? MISC : coarse;
}

function countsOf(all: Counts, hash: number, width: number): Float64Array {
  let counts = all.get(hash);
  if (counts === undefined) {
    counts = new Float64Array(width);
    all.set(hash, counts);
  }
  return counts;
}

function often(all: Counts): [number, Float64Array][] {
  return [...all].filter(([, counts]) => sum(counts) >= LEAST);
}

/** The number that `Usage.uses` holds. */
function usesFrom(counts: Float64Array): number {
  const total = sum(counts);
  const none = counts[NONE]! / total;
  const named = total - counts[NONE]!;
  return (
    usualKind(counts.subarray(WHOLE, FIRST), total) |
    (usualKind(counts.subarray(FIRST, LAST), total) << 4) |
    (usualKind(counts.subarray(LAST, NONE), total) << 8) |
    ((none < 0.05 ? 0 : none < 0.5 ? 1 : 2) << 12) |
    ((named < 8 ? 0 : named < 50 ? 1 : 2) << 14)
  );
}

/** The kind counted most, from 1 on, in three steps of how sure that is; 0 where these counts are hardly any of all. */
function usualKind(counts: Float64Array, all: number): number {
  const total = sum(counts);
  if (total < all * 0.03) return 0;
  const best = counts.indexOf(Math.max(...counts));
  // As if one more had been seen that was of another kind: a few say little.
  const share = counts[best]! / (total + 1);
  return 1 + best + KINDS * (share > 0.95 ? 0 : share > 0.7 ? 1 : 2);
}

function sum(counts: Float64Array): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}
