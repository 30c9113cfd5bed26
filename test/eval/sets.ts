import type { Rates } from './rates.ts';
import type { Part, Scores } from './score.ts';
import type { Compared, Overlap } from './score-quotations.ts';

/** A gold set, and what is measured on it. */
export interface GoldSet {
  readonly name: string;
  /** Below the data folder; without it, the sample articles of the repository. */
  readonly file?: string;
  /** Are they the articles that the project started from, of which only the gold is in the repository? */
  readonly seeds?: true;
  /** Are gold's mentions given, so that only their identity is asked for? */
  readonly given?: true;
  /** The shipped weights were trained on it, so its figures flatter. */
  readonly trained?: true;
  readonly measures: readonly Measure[];
}

/** One line of the table. */
export interface Measure {
  readonly part: Part;
  readonly name: string;
  /** In per cent; nothing where the set does not say. */
  readonly figure: (scores: Scores) => Figure | undefined;
  /** What the figure is to reach, in per cent. */
  readonly goal?: number;
  /** What the precision is to reach besides, in per cent. */
  readonly precisionGoal?: number;
}

export interface Figure {
  readonly figure: number;
  readonly precision?: number;
  readonly recall?: number;
}

const rated = (rates: Rates | undefined): Figure | undefined =>
  rates === undefined ? undefined : { figure: rates.f1, precision: rates.precision, recall: rates.recall };
const alone = (figure: number | undefined): Figure | undefined => (figure === undefined ? undefined : { figure });
const towards = (goal: number | undefined): { goal?: number } => (goal === undefined ? {} : { goal });

const coreNames = (goal?: number): Measure => ({
  part: 'ner',
  name: 'person, organization, place',
  figure: ({ names }) => rated(names?.core),
  ...towards(goal),
});

const allNames = (goal?: number): Measure => ({
  part: 'ner',
  name: 'all names',
  figure: ({ names }) => rated(names?.all),
  ...towards(goal),
});

/** What is compared, in words. */
const COMPARED_WORDS = { marks: 'words within marks', direct: 'direct and mixed', all: 'all kinds' } as const;

/** Quotations at an overlap, their speakers, and where gold says so the entities that these are. */
function quotations(
  compared: Compared,
  overlap: Overlap,
  goals: { readonly f1?: number; readonly speakers?: number; readonly resolved?: number } = {},
): Measure[] {
  const key = `${compared} ${overlap}` as const;
  const name = `${COMPARED_WORDS[compared]}, overlap ${overlap}`;
  return [
    { part: 'quotes', name, figure: (scores) => rated(scores.quotations[key]?.rates), ...towards(goals.f1) },
    {
      part: 'quotes',
      name: `${name}: speakers`,
      figure: (scores) => alone(scores.quotations[key]?.speakers),
      ...towards(goals.speakers),
    },
    {
      part: 'quotes',
      name: `${name}: entities of speakers`,
      figure: (scores) => alone(scores.quotations[key]?.resolved),
      ...towards(goals.resolved),
    },
  ];
}

const noiseLines = (goal?: number, precisionGoal?: number): Measure => ({
  part: 'noise',
  name: 'noise lines',
  figure: ({ noise }) => rated(noise?.lines),
  ...towards(goal),
  ...(precisionGoal === undefined ? {} : { precisionGoal }),
});

const textKept = (goal?: number): Measure => ({
  part: 'noise',
  name: 'article text kept, characters',
  figure: ({ noise }) => rated(noise?.kept),
  ...towards(goal),
});

const bCubed = (goal?: number): Measure => ({
  part: 'entities',
  name: 'B-cubed',
  figure: ({ entities }) => rated(entities?.all),
  ...towards(goal),
});

const bCubedFound = (goal?: number): Measure => ({
  part: 'entities',
  name: 'B-cubed, mentions found',
  figure: ({ entities }) => rated(entities?.ofFound),
  ...towards(goal),
});

const otherArticles = (goal?: number): Measure => ({
  part: 'entities',
  name: 'B-cubed, other articles',
  figure: ({ entities }) => rated(entities?.otherArticles),
  ...towards(goal),
});

export const GOLD_SETS: readonly GoldSet[] = [
  {
    name: 'seeds',
    seeds: true,
    measures: [
      coreNames(97),
      allNames(97),
      ...quotations('marks', 0.8, { f1: 100, speakers: 100, resolved: 100 }),
      noiseLines(),
      textKept(),
      bCubedFound(),
      otherArticles(),
    ],
  },
  {
    name: 'news/dev',
    file: 'news/dev.jsonl',
    measures: [
      coreNames(94),
      allNames(92),
      ...quotations('marks', 0.8, { f1: 95, speakers: 90, resolved: 84 }),
      noiseLines(82),
      textKept(),
      bCubedFound(93),
      otherArticles(78),
    ],
  },
  { name: 'news/dev, mentions given', file: 'news/dev.jsonl', given: true, measures: [bCubed(94), otherArticles(90)] },
  { name: 'worldwide-dev', file: 'ner/worldwide-dev.jsonl', measures: [coreNames(88), allNames(85.5)] },
  { name: 'wikigold', file: 'ner/wikigold.jsonl', trained: true, measures: [coreNames(76)] },
  {
    name: 'crossner-politics-test',
    file: 'ner/crossner-politics-test.jsonl',
    trained: true,
    measures: [coreNames(75)],
  },
  { name: 'uner-ewt-test', file: 'ner/uner-ewt-test.jsonl', trained: true, measures: [coreNames(76)] },
  {
    name: 'polnear-dev',
    file: 'quotes/polnear-dev.jsonl',
    measures: [
      ...quotations('direct', 0.3, { f1: 90, speakers: 87 }),
      ...quotations('direct', 0.8, { f1: 80, speakers: 87 }),
      ...quotations('all', 0.3, { f1: 78, speakers: 85 }),
      ...quotations('all', 0.8, { f1: 60, speakers: 85 }),
    ],
  },
  {
    name: 'aeb-extracted',
    file: 'noise/aeb-extracted.jsonl',
    trained: true,
    measures: [noiseLines(70, 70), textKept()],
  },
  {
    name: 'fundus-extracted',
    file: 'noise/fundus-extracted.jsonl',
    trained: true,
    measures: [noiseLines(68, 70), textKept()],
  },
  { name: 'aeb-page', file: 'noise/aeb-page.jsonl', trained: true, measures: [noiseLines(), textKept(95)] },
  { name: 'fundus-page', file: 'noise/fundus-page.jsonl', trained: true, measures: [noiseLines(), textKept(96)] },
  { name: 'aida-testa', file: 'entities/aida-testa.jsonl', measures: [bCubed(85), otherArticles(74)] },
  {
    name: 'aida-testa, mentions given',
    file: 'entities/aida-testa.jsonl',
    given: true,
    measures: [bCubed(95), otherArticles(90)],
  },
  { name: 'gum-news, mentions given', file: 'entities/gum-news.jsonl', given: true, measures: [bCubed(89)] },
  {
    name: 'corpus',
    measures: [
      coreNames(),
      allNames(),
      ...quotations('direct', 0.8, { f1: 100, speakers: 100, resolved: 100 }),
      ...quotations('all', 0.8),
      noiseLines(),
      textKept(),
      bCubedFound(),
      otherArticles(),
    ],
  },
  { name: 'corpus, mentions given', given: true, measures: [bCubed(), otherArticles()] },
];

/** A set that somebody brings: all measures, as far as it has gold for them. */
export function ownSet(name: string): GoldSet {
  const measures = [
    ...[coreNames(), allNames()],
    ...quotations('marks', 0.8),
    ...quotations('direct', 0.8),
    ...quotations('all', 0.8),
    ...[noiseLines(), textKept(), bCubedFound(), otherArticles()],
  ];
  return { name, measures };
}
