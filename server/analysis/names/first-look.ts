import { beginProbability, type Marginals, spanProbability } from '../learning/marginals.ts';
import { bestSpans, type Tagged } from '../learning/tagger.ts';
import type { Sentence, Token } from '../model.ts';
import { isNumberedThing } from './dates.ts';
import { type Document, readDocument } from './document.ts';
import { type Elsewhere, readElsewhere } from './elsewhere.ts';
import { DOUBTFUL, type Found } from './found.ts';
import { DATE } from './kinds.ts';
import { memoryFor, type NameTagger, scoreRun } from './tagger.ts';

/** How many tokens are tagged before others may run. */
const STRETCH = 200;

/** What is at least so likely to be a name is weighed against those that were found. */
const POSSIBLE = 0.05;

/** Of those that were not found, none is longer. */
const LONGEST = 12;

/** The names of an article as each sentence has them. */
export interface FirstLook {
  readonly document: Document;
  readonly elsewhere: Elsewhere;
  /** In order, not overlapping. */
  readonly found: readonly Found[];
}

/** Tags the names, dates and sums of an article, sentence by sentence. */
export function* lookOver(
  names: NameTagger,
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
): Generator<void, FirstLook> {
  const found: Found[] = [];
  const memory = memoryFor(names);
  const document = readDocument(memory.words, tokens, sentences);
  const elsewhere = readElsewhere(document);
  yield;
  let stretch = 0;
  for (const [index, { firstToken, endToken }] of sentences.entries()) {
    const length = endToken - firstToken;
    stretch += length;
    if (stretch > STRETCH) {
      stretch = 0;
      yield;
    }
    const start = document.starts[index]!;
    const lineCase = document.cases[index]!;
    const { inside } = document;
    // Between words that belong to no name, what comes before and after is decided apart.
    for (let first = start; first < start + length; first++) {
      if (inside[first] === 0) continue;
      let end = first + 1;
      while (end < start + length && inside[end] === 1) end += 1;
      scoreRun(names, memory, document, elsewhere, first, end - first, lineCase, first === start);
      // The word behind the run counts: what ends there is followed by no name at once.
      const decided = Math.min(end + 1, start + length) - first;
      const { marginals, inside: mayBelong } = names.workspace;
      for (let i = 0; i < decided; i++) mayBelong[i] = inside[first + i]!;
      const spans = bestSpans(names.tagger, names.workspace, mayBelong, decided);
      const run = first;
      first = end;
      if (spans.length === 0) continue;
      const inDoubt: Found[] = [];
      const others: Found[] = [];
      const isDoubtful = spans.some(({ kind, probability }) => kind < DATE && probability < DOUBTFUL);
      const doubt = isDoubtful ? { found: inDoubt, others } : undefined;
      const inArticle = (span: Tagged, chances: Float64Array): Found => ({
        kind: span.kind,
        first: run + span.first,
        end: run + span.end,
        probability: span.probability,
        token: firstToken + run - start + span.first,
        chances,
        lineCase,
        doubt,
      });
      for (const span of spans) {
        const name = inArticle(span, chancesOf(marginals, span.first, span.end));
        if (span.kind === DATE && isNoDate(text, tokens, name.token, name.token + span.end - span.first)) continue;
        found.push(name);
        if (span.kind < DATE) inDoubt.push(name);
      }
      if (isDoubtful) forEachOther(marginals, spans, decided, (span, chances) => others.push(inArticle(span, chances)));
    }
  }
  return { document, elsewhere, found };
}

/** How likely a span is a name of each kind. */
function chancesOf(marginals: Marginals, first: number, end: number): Float64Array {
  const chances = new Float64Array(DATE);
  for (let kind = 0; kind < DATE; kind++) chances[kind] = spanProbability(marginals, kind, first, end);
  return chances;
}

/** Visits what may be a name besides the spans that were found, but for dates and sums and what lies within them. */
function forEachOther(
  marginals: Marginals,
  spans: readonly Tagged[],
  length: number,
  visit: (span: Tagged, chances: Float64Array) => void,
): void {
  const valued = new Uint8Array(length);
  const endOf = new Int32Array(length);
  for (const { kind, first, end } of spans) {
    if (kind >= DATE) valued.fill(1, first, end);
    endOf[first] = end;
  }
  for (let first = 0; first < length; first++) {
    if (beginProbability(marginals, DATE, first) < POSSIBLE) continue;
    for (let end = first + 1; end <= Math.min(length, first + LONGEST) && valued[end - 1] === 0; end++) {
      if (endOf[first] === end) continue;
      const chances = chancesOf(marginals, first, end);
      let total = 0;
      let kind = 0;
      for (let other = 0; other < DATE; other++) {
        total += chances[other]!;
        if (chances[other]! > chances[kind]!) kind = other;
      }
      if (total >= POSSIBLE) visit({ kind, first, end, probability: chances[kind]! }, chances);
    }
  }
}

/** Gives handles their sign, which is part of the name: "@Kyiv". */
export function withSigns({ document, found }: FirstLook, tokens: readonly Token[]): Found[] {
  const signed: Found[] = [];
  for (const [index, name] of found.entries()) {
    const { first, token } = name;
    const before = tokens[token - 1];
    const isSign = before?.text === '@' && before.end === tokens[token]!.start;
    // What lies before the first word of a sentence, or in the name before, is left alone.
    const isAlone = !isSign || document.numbers[first - 1] === 0 || found[index - 1]?.end === first;
    signed.push(isAlone ? name : { ...name, first: first - 1, token: token - 1 });
  }
  return signed;
}

/** Figures of sport and of crowds look like years, and numbered things like days. */
function isNoDate(text: string, tokens: readonly Token[], first: number, end: number): boolean {
  const { start, text: word } = tokens[first]!;
  if (end - first === 1) return /^\d{3,}$/.test(word) && !/^(?:1[0-9]|20)\d\d$/.test(word);
  return isNumberedThing(text.slice(start, tokens[end - 1]!.end));
}
