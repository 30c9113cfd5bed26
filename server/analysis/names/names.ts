import { bestSpans, type Tagged } from '../learning/tagger.ts';
import type { Mention, Sentence, Token } from '../model.ts';
import { agree } from './agree.ts';
import { isNumberedThing, resolveDate } from './dates.ts';
import { describePersons } from './descriptions.ts';
import { readDocument } from './document.ts';
import { readElsewhere } from './elsewhere.ts';
import { fineKinds } from './fine-kinds.ts';
import { divideHeadlines } from './headlines.ts';
import { COARSE_KINDS, DATE } from './kinds.ts';
import { memoryFor, type NameTagger, scoreRun } from './tagger.ts';
import { findValues, withValues } from './values.ts';

/** How many tokens are tagged before others may run. */
const STRETCH = 200;

/**
 * Finds the names, dates and sums of an article, in order and not overlapping.
 *
 * @param date the article's own date in ISO 8601, for dates that mean something only beside it
 */
export function* findNames(
  names: NameTagger,
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  date?: string,
): Generator<void, Mention[]> {
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
    const { inside } = document;
    // Between words that belong to no name, what comes before and after is decided apart.
    for (let first = start; first < start + length; first++) {
      if (inside[first] === 0) continue;
      let end = first + 1;
      while (end < start + length && inside[end] === 1) end += 1;
      scoreRun(names, memory, document, elsewhere, first, end - first, document.cases[index]!, first === start);
      // The word behind the run counts: what ends there is followed by no name at once.
      const decided = inside.subarray(first, Math.min(end + 1, start + length));
      for (const span of bestSpans(names.tagger, names.workspace, decided, decided.length)) {
        const token = firstToken + first - start + span.first;
        if (span.kind === DATE && isNoDate(text, tokens, token, token + span.end - span.first)) continue;
        found.push({ ...span, first: first + span.first, end: first + span.end, token });
      }
      first = end;
    }
  }
  const agreed = divideHeadlines(document, agree(document, found));
  const kinds = fineKinds(names.kinds, document, agreed);
  const dates = new Map<string, string | undefined>();
  const mentions = agreed.map(({ kind, first, end, probability, token }, index): Mention => {
    const span = { start: tokens[token]!.start, end: tokens[token + end - first - 1]!.end };
    const coarse = COARSE_KINDS[kind]!;
    const value = kind === DATE ? meaningOf(text.slice(span.start, span.end), date, dates) : undefined;
    const mention = {
      ...span,
      kind: coarse === 'misc' || coarse === 'place' ? kinds[index]! : coarse,
      confidence: probability,
    };
    return value === undefined ? mention : { ...mention, value };
  });
  return describePersons(tokens, sentences, withValues(mentions, findValues(tokens)));
}

/** A name in places of the document, and the token it begins with. */
interface Found extends Tagged {
  readonly token: number;
}

/** Figures of sport and of crowds look like years, and numbered things like days. */
function isNoDate(text: string, tokens: readonly Token[], first: number, end: number): boolean {
  const { start, text: word } = tokens[first]!;
  if (end - first === 1) return /^\d{3,}$/.test(word) && !/^(?:1[0-9]|20)\d\d$/.test(word);
  return end - first === 2 && isNumberedThing(text.slice(start, tokens[end - 1]!.end));
}

/** What a date means; the same words mean the same throughout an article. */
function meaningOf(text: string, date: string | undefined, known: Map<string, string | undefined>): string | undefined {
  if (!known.has(text)) known.set(text, resolveDate(text, date));
  return known.get(text);
}
