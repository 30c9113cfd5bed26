import { labelOf } from '../analysis/learning/labels.ts';
import { COARSE_KINDS, DATE, GROUP, MISC, MONEY, ORGANIZATION, PERSON, PLACE } from '../analysis/names/kinds.ts';
import type { GoldArticle, GoldMention } from './gold.ts';
import { type LaidOut, layOut } from './lay-out.ts';

/** Where a gold set lies: its path within the data folder, without its ending, or its name among what was written for training. */
type Source = { readonly file: string } | { readonly written: string };

/** A gold set and how it is to be read. */
export type GoldSet = Source & {
  /** Kinds that the set does not annotate: where it has no mention, one of these may stand all the same. */
  readonly silent: readonly number[];
  /** Kinds that a `misc` of this set may be. */
  readonly misc: readonly number[];
  /** How much a sentence of it counts; one when left out. */
  readonly weight?: number;
};

export const GOLD_SETS = {
  news: { file: 'news/train', silent: [DATE, MONEY], misc: [MISC] },
  worldwide: { file: 'ner/worldwide-train', silent: [], misc: [MISC] },
  wikigold: { file: 'ner/wikigold', silent: [DATE, MONEY], misc: [MISC, GROUP] },
  crossnerTrain: {
    file: 'ner/crossner-politics-train',
    silent: [GROUP, MISC, DATE, MONEY],
    misc: [MISC],
  },
  crossnerDev: {
    file: 'ner/crossner-politics-dev',
    silent: [GROUP, MISC, DATE, MONEY],
    misc: [MISC],
  },
  crossnerTest: {
    file: 'ner/crossner-politics-test',
    silent: [GROUP, MISC, DATE, MONEY],
    misc: [MISC],
  },
  ewtDev: { file: 'ner/uner-ewt-dev', silent: [GROUP, MISC, DATE, MONEY], misc: [MISC] },
  ewtTest: { file: 'ner/uner-ewt-test', silent: [GROUP, MISC, DATE, MONEY], misc: [MISC] },
  // A hundredth of all text, and nearly all that there is in the forms of news agencies.
  newswire: { written: 'newswire', silent: [], misc: [MISC], weight: 3 },
  // Ordinary prose of one hand, of which there is much in other sets.
  world: { written: 'world', silent: [], misc: [MISC], weight: 0.5 },
  politics: { written: 'politics', silent: [], misc: [MISC], weight: 0.5 },
  business: { written: 'business', silent: [], misc: [MISC], weight: 0.5 },
  web: { written: 'web', silent: [], misc: [MISC], weight: 0.5 },
} as const satisfies Record<string, GoldSet>;

const KIND_OF: Readonly<Record<string, number>> = {
  person: PERSON,
  organization: ORGANIZATION,
  place: PLACE,
  facility: PLACE,
  group: GROUP,
  event: MISC,
  work: MISC,
  product: MISC,
  law: MISC,
  language: MISC,
  other: MISC,
  misc: MISC,
  date: DATE,
  money: MONEY,
};

/** The coarse kind of a mention of a gold set. */
export function kindOfGold(type: string): number | undefined {
  return KIND_OF[type];
}

/** All labels, one bit each. */
const ANY = 2 ** (1 + 4 * COARSE_KINDS.length) - 1;

/** A gold article as all sets would have it where they do not agree, or one does not agree with itself. */
export function mended(article: GoldArticle): GoldArticle {
  const { text, mentions } = article;
  if (mentions === undefined) return article;
  return {
    ...article,
    mentions: withHandles(
      text,
      mentions.flatMap((mention) => partedPlaces(text, mention)),
    ),
  };
}

/** Two places one in the other, in one gold mention; "Washington, D.C." is one place in every set. */
const TWO_PLACES = /^(\p{Lu}[^,]*), (?!D\.? ?C\b)(\p{Lu}[^,]*)$/u;

/** Parts "Kigali, Rwanda", which a fifth of Worldwide takes for one place: other sets have two, as the rest of Worldwide does. */
function partedPlaces(text: string, mention: GoldMention): GoldMention[] {
  const { type, start, end } = mention;
  const parts = type === 'place' ? TWO_PLACES.exec(text.slice(start, end)) : null;
  if (parts === null) return [mention];
  return [
    { type, start, end: start + parts[1]!.length },
    { type, start: end - parts[2]!.length, end },
  ];
}

const HANDLES = /(?<![\w.])@\w+/g;

/** In "Erik Solheim (@ErikSolheim)" the handle names who stands before it, with its sign; a third of `news/train` has it so, others not. */
function withHandles(text: string, mentions: readonly GoldMention[]): GoldMention[] {
  const byStart = new Map(mentions.map((mention) => [mention.start, mention]));
  const byEnd = new Map(mentions.map((mention) => [mention.end, mention]));
  const handles = [...text.matchAll(HANDLES)].flatMap(({ index, 0: { length } }): GoldMention[] => {
    const end = index + length;
    const named = text.startsWith(' (', index - 2) ? byEnd.get(index - 2) : undefined;
    const owner =
      [index, index + 1].map((start) => byStart.get(start)).find((mention) => mention?.end === end) ?? named;
    return owner === undefined ? [] : [{ type: owner.type, start: index, end }];
  });
  const taken = new Set(handles.map(({ end }) => end));
  return [...mentions.filter(({ end }) => !taken.has(end)), ...handles].sort((a, b) => a.start - b.start);
}

export interface GoldTokens extends LaidOut {
  readonly article: GoldArticle;
  /** Per token, a bit for each label that is right. */
  readonly allowed: Uint32Array;
  readonly weight: number;
}

/** Lays an article out and tells for each token which labels the gold set allows. */
export function goldTokens(article: GoldArticle, set: GoldSet): GoldTokens {
  const laidOut = layOut(article.text);
  const { tokens, sentences } = laidOut;
  let free = 1;
  for (const kind of set.silent) free |= 15 << labelOf(kind, 0);
  const allowed = new Uint32Array(tokens.length).fill(free);
  const sentenceOf = new Uint32Array(tokens.length);
  sentences.forEach(({ firstToken, endToken }, index) => {
    sentenceOf.fill(index, firstToken, endToken);
  });
  let next = 0;
  for (const mention of article.mentions ?? []) {
    while (next < tokens.length && tokens[next]!.end <= mention.start) next += 1;
    const first = next;
    let end = first;
    while (end < tokens.length && tokens[end]!.start < mention.end) end += 1;
    const kind = KIND_OF[mention.type];
    const fits =
      tokens[first]?.start === mention.start &&
      tokens[end - 1]?.end === mention.end &&
      sentenceOf[first] === sentenceOf[end - 1];
    if (kind === undefined || !fits) {
      // The mention cannot be made of whole tokens of one sentence: nothing is learned from them.
      allowed.fill(ANY, first, Math.max(first, end));
      continue;
    }
    const kinds = kind === MISC ? set.misc : [kind];
    for (let i = first; i < end; i++) {
      const place = end - first === 1 ? 3 : i === first ? 0 : i === end - 1 ? 2 : 1;
      let bits = 0;
      for (const possible of kinds) bits |= 1 << labelOf(possible, place);
      allowed[i] = bits;
    }
  }
  return { ...laidOut, article, allowed, weight: set.weight ?? 1 };
}
