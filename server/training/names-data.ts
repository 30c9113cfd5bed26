import { labelOf } from '../analysis/learning/labels.ts';
import { COARSE_KINDS, DATE, GROUP, MISC, MONEY, ORGANIZATION, PERSON, PLACE } from '../analysis/names/kinds.ts';
import type { GoldArticle } from './gold.ts';
import { type LaidOut, layOut } from './lay-out.ts';

/** A gold set and how it is to be read. */
export interface GoldSet {
  readonly file: string;
  /** Kinds that the set does not annotate: where it has no mention, one of these may stand all the same. */
  readonly silent: readonly number[];
  /** Kinds that a `misc` of this set may be. */
  readonly misc: readonly number[];
  readonly weight: number;
  readonly domain: number;
  readonly stripTitles?: boolean;
}

export const GOLD_SETS = {
  news: { file: 'news/train', silent: [DATE, MONEY], misc: [MISC], weight: 1, domain: 0 },
  worldwide: { file: 'ner/worldwide-train', silent: [], misc: [MISC], weight: 1, domain: 0 },
  wikigold: { file: 'ner/wikigold', silent: [DATE, MONEY], misc: [MISC, GROUP], weight: 1, domain: 0 },
  crossnerTrain: {
    file: 'ner/crossner-politics-train',
    silent: [GROUP, MISC, DATE, MONEY],
    misc: [MISC],
    weight: 1,
    domain: 0,
  },
  crossnerDev: {
    file: 'ner/crossner-politics-dev',
    silent: [GROUP, MISC, DATE, MONEY],
    misc: [MISC],
    weight: 1,
    domain: 0,
  },
  crossnerTest: {
    file: 'ner/crossner-politics-test',
    silent: [GROUP, MISC, DATE, MONEY],
    misc: [MISC],
    weight: 1,
    domain: 0,
  },
  ewtDev: { file: 'ner/uner-ewt-dev', silent: [GROUP, MISC, DATE, MONEY], misc: [MISC], weight: 1, domain: 0 },
  ewtTest: { file: 'ner/uner-ewt-test', silent: [GROUP, MISC, DATE, MONEY], misc: [MISC], weight: 1, domain: 0 },
  gmb: { file: 'ner/gmb-train', silent: [MISC, MONEY], misc: [MISC], weight: 0.25, domain: 1, stripTitles: true },
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

/** All labels, one bit each. */
const ANY = 2 ** (1 + 4 * COARSE_KINDS.length) - 1;

export interface GoldTokens extends LaidOut {
  readonly article: GoldArticle;
  /** Per token, a bit for each label that is right. */
  readonly allowed: Uint32Array;
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
    let first = next;
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
    if (set.stripTitles === true && kind === PERSON) {
      const name = afterTitles(laidOut, first, end);
      if (name === end) {
        allowed.fill(ANY, first, end);
        continue;
      }
      allowed.fill(1, first, name);
      first = name;
    }
    const kinds = kind === MISC ? set.misc : [kind];
    for (let i = first; i < end; i++) {
      const place = end - first === 1 ? 3 : i === first ? 0 : i === end - 1 ? 2 : 1;
      let bits = 0;
      for (const possible of kinds) bits |= 1 << labelOf(possible, place);
      allowed[i] = bits;
    }
  }
  return { ...laidOut, article, allowed };
}

const TITLE_WORDS = new Set(
  `mr mrs ms miss dr sir lord lady dame president vice prime minister foreign defense interior finance chancellor king queen prince princess
  pope cardinal archbishop bishop imam ayatollah sheikh general lieutenant colonel major captain sergeant admiral brigadier commander
  secretary secretary-general ambassador senator congressman congresswoman representative governor mayor judge justice chief attorney
  professor chairman chairwoman spokesman spokeswoman director commissioner former-president us u.s deputy gen lt col maj capt gov sen rep
  `.split(/\s+/),
);

/** The first token of a person's name that is no title. */
function afterTitles({ tokens }: LaidOut, first: number, end: number): number {
  let i = first;
  while (i < end && TITLE_WORDS.has(tokens[i]!.text.toLowerCase().replace(/\.$/, ''))) i += 1;
  return i;
}
