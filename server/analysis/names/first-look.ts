import { spanProbability } from '../learning/marginals.ts';
import { bestSpans } from '../learning/tagger.ts';
import type { Sentence, Token } from '../model.ts';
import { isNumberedThing } from './dates.ts';
import { type Document, readDocument } from './document.ts';
import { type Elsewhere, readElsewhere } from './elsewhere.ts';
import { DATE } from './kinds.ts';
import type { Seen } from './second-look.ts';
import { memoryFor, type NameTagger, scoreRun } from './tagger.ts';

/** How many tokens are tagged before others may run. */
const STRETCH = 200;

/** A name in places of the document, and the token it begins with. */
export interface Found extends Seen {
  readonly token: number;
}

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
      const decided = inside.subarray(first, Math.min(end + 1, start + length));
      for (const span of bestSpans(names.tagger, names.workspace, decided, decided.length)) {
        const token = firstToken + first - start + span.first;
        if (span.kind === DATE && isNoDate(text, tokens, token, token + span.end - span.first)) continue;
        const chances = new Float64Array(DATE);
        for (let kind = 0; kind < DATE; kind++)
          chances[kind] = spanProbability(names.workspace.marginals, kind, span.first, span.end);
        found.push({ ...span, first: first + span.first, end: first + span.end, token, chances, lineCase });
      }
      first = end;
    }
  }
  return { document, elsewhere, found };
}

/** Gives handles their sign, which is part of the name: "@Kyiv". */
export function withSigns({ document, found }: FirstLook, tokens: readonly Token[]): Found[] {
  return found.map((name, index): Found => {
    const { first, token } = name;
    const before = tokens[token - 1];
    const isSign = before?.text === '@' && before.end === tokens[token]!.start;
    // What lies before the first word of a sentence, or in the name before, is left alone.
    if (!isSign || document.numbers[first - 1] === 0 || found[index - 1]?.end === first) return name;
    return { ...name, first: first - 1, token: token - 1 };
  });
}

/** Figures of sport and of crowds look like years, and numbered things like days. */
function isNoDate(text: string, tokens: readonly Token[], first: number, end: number): boolean {
  const { start, text: word } = tokens[first]!;
  if (end - first === 1) return /^\d{3,}$/.test(word) && !/^(?:1[0-9]|20)\d\d$/.test(word);
  return end - first === 2 && isNumberedThing(text.slice(start, tokens[end - 1]!.end));
}
