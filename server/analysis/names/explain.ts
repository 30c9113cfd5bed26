import { emptyFeatures, type Features } from '../learning/hashing.ts';
import { BEGIN, END, INSIDE, labelOf, SINGLE } from '../learning/labels.ts';
import { rowOf } from '../learning/weights.ts';
import type { Analysis, Mention } from '../model.ts';
import { type Document, readDocument } from './document.ts';
import { ELSEWHERE, type Elsewhere, elsewhereFeatures, readElsewhere } from './elsewhere.ts';
import { contextFeatures, PLACES, REACH, wordFeatures } from './features.ts';
import { FINE_KINDS } from './fine-kinds.ts';
import { COARSE_KINDS, MISC, PLACE } from './kinds.ts';
import {
  A_CITY,
  A_COMPANY,
  A_COUNTRY,
  A_NEWSPAPER,
  A_PARTY,
  A_PERSON,
  A_REGION,
  AN_AGENCY,
  CITY,
  COMPANY,
  COUNTRY,
  FIRST_NAME,
  NATIONALITY,
  PLACE as PLACE_LIST,
  SURNAME,
  TITLE,
} from './lexicon.ts';
import { memoryFor, type NameTagger } from './tagger.ts';
import { FACTS, LISTS } from './words.ts';

/** One reason why a mention is held to be a name of its kind. */
export interface Reason {
  /** For a reader: "known surname", "follows “President”". */
  readonly words: string;
  /** How much it speaks for the kind, against the average of all others, in logits; the sum over the words of the name. */
  readonly worth: number;
}

/** Tells why a mention is held to be a name of its kind. */
export type Explain = (mention: Mention) => Reason[];

/**
 * Explains the mentions of an article: the features of their words are made once more and weighed. Reasons come strongest first,
 * only those that speak for it; none for what no weights decide (a time of the day, a mention that a reader made). The first
 * explanation reads the whole article again, the others what was read.
 */
export function explainerOf(names: NameTagger, analysis: Pick<Analysis, 'tokens' | 'sentences'>): Explain {
  let read: Reading | undefined;
  return (mention) =>
    explain(names, analysis, mention, () => {
      read ??= readAgain(names, analysis);
      return read;
    });
}

/** An article as the tagger reads it. */
interface Reading {
  readonly document: Document;
  readonly elsewhere: Elsewhere;
}

function readAgain(names: NameTagger, { tokens, sentences }: Pick<Analysis, 'tokens' | 'sentences'>): Reading {
  const document = readDocument(memoryFor(names).words, tokens, sentences);
  return { document, elsewhere: readElsewhere(document) };
}

function explain(
  names: NameTagger,
  { tokens, sentences }: Pick<Analysis, 'tokens' | 'sentences'>,
  mention: Mention,
  reading: () => Reading,
): Reason[] {
  const kind = coarseOf(mention);
  const sentence = sentences.findIndex(({ start, end }) => start <= mention.start && mention.start < end);
  if (kind < 0 || sentence < 0) return [];
  const { firstToken, endToken } = sentences[sentence]!;
  let first = firstToken;
  while (first < endToken && tokens[first]!.end <= mention.start) first += 1;
  let end = first;
  while (end < endToken && tokens[end]!.start < mention.end) end += 1;
  if (end <= first) return [];
  const { document, elsewhere } = reading();
  const start = document.starts[sentence]! - firstToken;
  const worths = new Map<string, number>();
  const weigh = (i: number, wordsOf: (template: number) => string | undefined): void => {
    const label = labelOf(kind, end - first === 1 ? SINGLE : i === first ? BEGIN : i === end - 1 ? END : INSIDE);
    for (let f = 0; f < features.length; f++) {
      const worth = worthOf(names, features.hashes[f]!, label);
      const words = worth === 0 ? undefined : wordsOf(features.templates[f]!);
      if (words !== undefined) worths.set(words, (worths.get(words) ?? 0) + worth);
    }
    features.length = 0;
  };
  for (let i = first; i < end; i++) {
    const view: View = {
      document,
      place: start + i,
      text: (offset) => (i + offset < firstToken || i + offset >= endToken ? undefined : tokens[i + offset]!.text),
      isOutside: (offset) => i + offset < first || i + offset >= end,
    };
    for (let offset = -REACH; offset <= REACH; offset++) {
      wordFeatures(document.words.facts, document.numbers[start + i + offset]!, offset, features);
    }
    weigh(i, (template) => ofWord(view, Math.floor(template / PLACES), (template % PLACES) - REACH));
    contextFeatures(document, document.cases[sentence]!, i === firstToken, start + i, features);
    weigh(i, (template) => ofContext(view, template / PLACES));
    elsewhereFeatures(document, elsewhere, start + i, features);
    weigh(i, (template) => ofElsewhere(template - ELSEWHERE));
  }
  return [...worths]
    .map(([words, worth]) => ({ words, worth }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || (a.words < b.words ? -1 : 1));
}

/** Of one word at a time. */
const features = { ...emptyFeatures(1024), templates: new Int32Array(1024) } satisfies Features;

const COARSE: readonly string[] = COARSE_KINDS;
const FINE: readonly string[] = FINE_KINDS;

function coarseOf({ kind }: Mention): number {
  const coarse = COARSE.indexOf(kind);
  if (coarse >= 0) return coarse;
  const fine = FINE.indexOf(kind);
  return fine < 0 ? -1 : fine < 2 ? PLACE : MISC;
}

function worthOf({ tagger }: NameTagger, hash: number, label: number): number {
  const { known, rows, width, scale } = tagger.weights;
  const row = rowOf(known, hash);
  if (row < 0) return 0;
  let total = 0;
  for (let i = 0; i < width; i++) total += rows[row * width + i]!;
  return (rows[row * width + label]! - total / width) * scale;
}

/** A word of the name, and those around it. */
interface View {
  readonly document: Document;
  readonly place: number;
  /** The word so many words further on, within the sentence. */
  readonly text: (offset: number) => string | undefined;
  /** Does that word stand outside the name? Of two words of one name neither is a reason for the other. */
  readonly isOutside: (offset: number) => boolean;
}

function beside({ text, isOutside }: View, offset: number, what = ''): string | undefined {
  if (!isOutside(offset)) return undefined;
  const word = text(offset);
  if (word === undefined) return offset < 0 ? 'stands at the beginning' : 'stands at the end';
  return `${offset < 0 ? 'follows' : 'stands before'} ${what}“${word}”`;
}

/** In words, a feature that `wordFeatures` makes of the word at an offset. */
function ofWord(view: View, template: number, offset: number): string | undefined {
  const word = view.text(0) ?? '';
  if (offset !== 0) {
    if (template === 1) return beside(view, offset);
    if (template === 2 || template === 3 || template === 15) return beside(view, offset, 'a word like ');
    return template >= 8 && template <= 10 ? listed(view, offset) : undefined;
  }
  switch (template) {
    case 1:
    case 14:
      return `the word “${word}”`;
    case 2:
    case 3:
    case 15:
      return `a word used like “${word}”`;
    case 4:
    case 5:
    case 7:
      return `written as such names are`;
    case 8:
    case 9:
    case 10:
      return listed(view, 0);
    case 6:
    case 11:
    case 12:
      return `ends as “${word}” does`;
    case 13:
      return `begins as “${word}” does`;
    case 16:
    case 17:
    case 18:
    case 19:
      return `what other articles use “${word}” for`;
    default:
      return undefined;
  }
}

const LISTED: readonly (readonly [number, string])[] = [
  [FIRST_NAME, 'first name'],
  [SURNAME, 'surname'],
  [COUNTRY, 'country or state'],
  [CITY, 'city'],
  [PLACE_LIST, 'place'],
  [NATIONALITY, 'nationality'],
  [TITLE, 'title'],
  [COMPANY, 'company'],
];

function listed(view: View, offset: number): string | undefined {
  const { document, place } = view;
  const lists = document.words.facts[document.numbers[place + offset]! * FACTS + LISTS]!;
  const names = LISTED.filter(([bit]) => (lists & bit) !== 0).map(([, name]) => name);
  if (names.length === 0) return undefined;
  if (!view.isOutside(offset) && offset !== 0) return undefined;
  const known = `known ${names.join(', ')}`;
  return offset === 0 ? known : `${offset < 0 ? 'follows' : 'stands before'} a ${known}`;
}

const PHRASES: readonly (readonly [number, string])[] = [
  [A_PERSON, 'person'],
  [A_COUNTRY, 'country'],
  [A_REGION, 'region'],
  [A_CITY, 'city'],
  [A_COMPANY, 'company'],
  [A_NEWSPAPER, 'newspaper'],
  [A_PARTY, 'party'],
  [AN_AGENCY, 'agency'],
];

/** In words, a feature that `contextFeatures` makes. */
function ofContext(view: View, template: number): string | undefined {
  const { document, place } = view;
  switch (Math.floor(template)) {
    case 20:
    case 30:
      return beside(view, -1);
    case 21:
    case 31:
      return beside(view, 1);
    case 22:
      if (!view.isOutside(-1) || !view.isOutside(1)) return undefined;
      return `stands between “${view.text(-1) ?? ''}” and “${view.text(1) ?? ''}”`;
    case 28:
      return view.isOutside(-1) ? `follows “${view.text(-2) ?? ''} ${view.text(-1) ?? ''}”` : undefined;
    case 29:
      return view.isOutside(1) ? `stands before “${view.text(1) ?? ''} ${view.text(2) ?? ''}”` : undefined;
    case 90:
    case 91:
    case 92: {
      const lists = document.phrase[place]!;
      const what = PHRASES.filter(([bit]) => (lists & bit) !== 0).map(([, name]) => name);
      return `part of a known name: ${what.join(', ')}`;
    }
    case 95:
    case 96:
      return 'what other articles use this name for';
    case 23:
    case 24:
    case 25:
    case 26:
    case 27:
    case 41:
      return 'written as such names are';
    default:
      return template >= 50 && template < 90 ? ofRun(view) : undefined;
  }
}

/** In words, a feature of the run of capitalised words around the word. */
function ofRun(view: View): string | undefined {
  const { document, place } = view;
  const first = document.runStart[place]! - place;
  const end = document.runEnd[place]! - place;
  const before = first + place > 0 ? view.text(first - 1) : undefined;
  const isWhole = !view.isOutside(first) && !view.isOutside(end - 1);
  if (isWhole) return before === undefined ? 'stands by itself' : `stands by itself after “${before}”`;
  const words: string[] = [];
  for (let offset = first; offset < end && offset < first + 8; offset++) words.push(view.text(offset) ?? '');
  return `belongs to “${words.join(' ')}”${before === undefined ? '' : ` after “${before}”`}`;
}

/** In words, a feature that `elsewhereFeatures` makes. */
function ofElsewhere(template: number): string {
  if (template === 0) return 'how the word is written elsewhere in the article';
  if (template < 10) return 'who or what the word stands beside elsewhere in the article';
  if (template < 20) return 'part of a longer name elsewhere in the article';
  return 'the article says what the letters stand for';
}
