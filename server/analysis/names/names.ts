import { bestSpans } from '../learning/tagger.ts';
import type { Mention, MentionKind, Sentence, Token } from '../model.ts';
import { resolveDate } from './dates.ts';
import { describePersons } from './descriptions.ts';
import { readDocument } from './document.ts';
import { readElsewhere } from './elsewhere.ts';
import { COARSE_KINDS, type CoarseKind, DATE } from './kinds.ts';
import { memoryFor, type NameTagger, scoreSentence } from './tagger.ts';
import { findValues, withValues } from './values.ts';

const KINDS: Readonly<Record<CoarseKind, MentionKind>> = {
  person: 'person',
  organization: 'organization',
  place: 'place',
  group: 'group',
  misc: 'other',
  date: 'date',
  money: 'money',
};

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
  const mentions: Mention[] = [];
  const memory = memoryFor(names);
  const document = readDocument(memory.words, tokens, sentences);
  const elsewhere = readElsewhere(document);
  yield;
  const dates = new Map<string, string | undefined>();
  let stretch = 0;
  for (const [index, { firstToken, endToken }] of sentences.entries()) {
    const length = endToken - firstToken;
    stretch += length;
    if (stretch > STRETCH) {
      stretch = 0;
      yield;
    }
    scoreSentence(names, memory, document, elsewhere, index, length);
    const start = document.starts[index]!;
    const inside = document.inside.subarray(start, start + length);
    for (const { kind, first, end, probability } of bestSpans(names.tagger, names.workspace, inside, length)) {
      // Figures of sport and of crowds look like years.
      if (kind === DATE && end - first === 1 && isNoYear(tokens[firstToken + first]!.text)) continue;
      const span = { start: tokens[firstToken + first]!.start, end: tokens[firstToken + end - 1]!.end };
      const value = kind === DATE ? meaningOf(text.slice(span.start, span.end), date, dates) : undefined;
      const found = { ...span, kind: KINDS[COARSE_KINDS[kind]!], confidence: probability };
      mentions.push(value === undefined ? found : { ...found, value });
    }
  }
  return describePersons(tokens, sentences, withValues(mentions, findValues(tokens)));
}

/** Is this a figure that is no year of our times? */
function isNoYear(text: string): boolean {
  return /^\d{3,}$/.test(text) && !/^(?:1[0-9]|20)\d\d$/.test(text);
}

/** What a date means; the same words mean the same throughout an article. */
function meaningOf(text: string, date: string | undefined, known: Map<string, string | undefined>): string | undefined {
  if (!known.has(text)) known.set(text, resolveDate(text, date));
  return known.get(text);
}
