import { DAY } from './days.ts';
import { type Digest, MENTION_STRIDE } from './digest.ts';
import type { ScoredLines } from './scored-lines.ts';

/**
 * What looks through a whole folder take of an article: a tenth of its digest, and kept apart from the rest, so that ten thousand
 * of them are read while somebody waits.
 */
export interface Glance {
  readonly title?: string;
  /** Of each mention, in the order of the text: its entity and its sentence, of those with a mention. Articles have no more than sixteen bits count. */
  readonly local: Uint16Array;
  readonly sentence: Uint16Array;
  /** The entities that are quoted, once for each quotation. */
  readonly speakers: Uint16Array;
  /** The days that it speaks of, since 1970, in the order of the text. */
  readonly days: Int32Array;
  /** The sentence of each, as of mentions; `NO_SENTENCE` where nobody is named in it. */
  readonly daySentences: Uint16Array;
  readonly lines: ScoredLines;
}

const NO_SENTENCE = 0xffff;

export function glanceOf(digest: Digest): Glance {
  const { title, mentions, sentences, quotations, dates } = digest;
  return {
    ...(title !== undefined && { title }),
    local: Uint16Array.from({ length: mentions.length / MENTION_STRIDE }, (_, i) => mentions[i * MENTION_STRIDE + 4]!),
    sentence: sentencesOf(sentences),
    speakers: Uint16Array.from(quotations.flatMap(({ speaker }) => speaker ?? [])),
    days: Int32Array.from(dates, ({ day }) => Date.parse(day) / DAY),
    daySentences: Uint16Array.from(dates, ({ sentence }) => sentence ?? NO_SENTENCE),
    get lines() {
      return digest.lines;
    },
  };
}

/** A glance but for its lines, as it is kept. */
export type PackedGlance = readonly [
  title: string | null,
  local: readonly number[],
  /** How many mentions stand in each sentence. */
  sentences: readonly number[],
  speakers: readonly number[],
  days: readonly number[],
  daySentences: readonly number[],
];

export function packGlance(digest: Digest): PackedGlance {
  const { title, local, speakers, days, daySentences } = glanceOf(digest);
  return [title ?? null, [...local], digest.sentences, [...speakers], [...days], [...daySentences]];
}

/** @param lines reads its lines when they are asked for */
export function unpackGlance(packed: PackedGlance, lines: () => ScoredLines): Glance {
  const [title, local, sentences, speakers, days, daySentences] = packed;
  return {
    ...(title !== null && { title }),
    local: Uint16Array.from(local),
    sentence: sentencesOf(sentences),
    speakers: Uint16Array.from(speakers),
    days: Int32Array.from(days),
    daySentences: Uint16Array.from(daySentences),
    get lines() {
      return lines();
    },
  };
}

function sentencesOf(mentions: readonly number[]): Uint16Array {
  return Uint16Array.from(mentions.flatMap((times, sentence) => new Array<number>(times).fill(sentence)));
}
