import type { Analysis, Line, LineScore, Mention, Quotation, Span } from '../analysis/model.ts';
import { SURE_PROSE } from '../analysis/noise/judge.ts';
import { toldSpeaker } from '../analysis/quotations/told-speaker.ts';
import { withoutHalfBrackets } from '../analysis/text/legible.ts';
import { lineAt } from '../analysis/text/lines.ts';
import { firstEndingAfter, isWithin } from '../analysis/text/spans.ts';
import {
  type Digest,
  type DigestContext,
  type DigestDate,
  type DigestEntity,
  type DigestQuotation,
  isTelling,
  MENTION_STRIDE,
} from './digest.ts';
import { isPlainlyGiven } from './plain-speaker.ts';
import type { Position } from './range.ts';
import { scoredLines } from './scored-lines.ts';
import { type Saying, sketchOf } from './shingles.ts';
import { spokenWords } from './spoken-words.ts';

/** Context is cut to about this many code units around the name. */
const LONGEST_CONTEXT = 160;

/** The words of a quotation are kept up to this many code units. */
const LONGEST_QUOTATION = 600;

/** How an article begins is told in so many code units. */
const LONGEST_BEGINNING = 70;

/** Fewer code units tell too little to be found again. */
const SHORTEST_SAYING = 25;

const NO_CONTEXT: DigestContext = { text: '', name: { start: 0, end: 0 }, line: 0, character: 0, length: 0 };

/**
 * Makes the digest of an article: what stands in boilerplate is left out.
 *
 * @param text the text that was analysed
 */
export function digestOf(analysis: Analysis, text: string): Digest {
  const { metadata } = analysis;
  const headline = analysis.blocks.find((block) => block.kind === 'headline');
  const noise = analysis.noise.filter(({ kind }) => !isTelling(kind));
  const title =
    metadata.title ?? (headline === undefined ? beginningOf(analysis, text, noise) : oneLine(text, headline));
  const { mentions, entities, contexts } = named(analysis, text, noise);
  const sentences = perSentence(mentions, analysis.sentences);
  const quotations = analysis.quotations.filter(({ kind, start }) => kind !== 'scare' && !isWithin(noise, start));
  return {
    ...(title === undefined ? {} : { title }),
    ...(metadata.date === undefined ? {} : { date: metadata.date }),
    ...(metadata.source === undefined ? {} : { source: metadata.source }),
    entities,
    contexts,
    mentions: Int32Array.from(mentions),
    sentences: sentences.map(({ count }) => count),
    quotations: quotations.map((quotation) => digestOfQuotation(analysis, text, quotation)),
    dates: analysis.mentions
      .filter(({ kind, start, value }) => kind === 'date' && isDay(value) && !isWithin(noise, start))
      .map((mention): DigestDate => {
        const start = positionOf(analysis.lines, mention.start);
        const sentence = sentences.findIndex(({ span }) => span.start <= mention.start && mention.start < span.end);
        return {
          day: mention.value!,
          range: { start, end: positionOf(analysis.lines, mention.end) },
          ...(sentence >= 0 && { sentence }),
          context: contextOf(text, paragraphAt(analysis, mention.start), mention).text,
        };
      }),
    sayings: sayingsOf(text, quotations),
    doubtful: doubtfulIn(analysis, quotations, noise),
    lines: scoredLines(analysis),
  };
}

/** Who and what is named, where, and with which words around it. */
function named(
  analysis: Analysis,
  text: string,
  noise: readonly Span[],
): {
  readonly mentions: readonly number[];
  readonly entities: readonly DigestEntity[];
  readonly contexts: readonly DigestContext[];
} {
  const mentions: number[] = [];
  const counts = analysis.entities.map(() => new Map<string, number>());
  const firsts: Mention[] = [];
  const leads: Pick<DigestContext, 'line' | 'character' | 'length'>[] = [];
  for (const mention of analysis.mentions) {
    if (mention.entity === undefined || isWithin(noise, mention.start)) continue;
    const spellings = counts[mention.entity];
    if (spellings === undefined) continue;
    const { line, character } = positionOf(analysis.lines, mention.start);
    const length = mention.end - mention.start;
    mentions.push(mention.start, line, character, length, mention.entity);
    firsts[mention.entity] ??= mention;
    const lead = leads[mention.entity];
    const full = analysis.entities[mention.entity]!.name.length;
    if (lead === undefined || (lead.length < full && length >= full))
      leads[mention.entity] = { line, character, length };
    const spelling = withoutHalfBrackets(oneLine(text, mention));
    spellings.set(spelling, (spellings.get(spelling) ?? 0) + 1);
  }
  return {
    mentions,
    entities: analysis.entities.map(({ kind, name, known, descriptions }, index): DigestEntity => {
      return {
        kind,
        name,
        ...(known === undefined ? {} : { known }),
        spellings: Array.from(counts[index]!, ([spelling, count]) => ({ text: spelling, count })),
        descriptions,
      };
    }),
    contexts: analysis.entities.map((_, index): DigestContext => {
      const [first, lead] = [firsts[index], leads[index]];
      if (first === undefined || lead === undefined) return NO_CONTEXT;
      return { ...contextOf(text, paragraphAt(analysis, first.start), first), ...lead };
    }),
  };
}

function digestOfQuotation({ lines }: Analysis, text: string, quotation: Quotation): DigestQuotation {
  const { start, end, kind, contents, quoted, cue, confidence } = quotation;
  const speaker = toldSpeaker(quotation)?.entity;
  return {
    start,
    end,
    range: { start: positionOf(lines, start), end: positionOf(lines, end) },
    kind,
    text: wordsOf(text, contents),
    ...(kind === 'mixed' && { quoted: wordsOf(text, quoted) }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(isPlainlyGiven(text, quotation) && { isPlainlyGiven: true }),
    ...(cue === undefined ? {} : { cue: oneLine(text, cue) }),
    confidence,
  };
}

/** Mentions and quotations in lines that may turn out to be boilerplate. */
function doubtfulIn(
  { lines, lineScores, mentions }: Analysis,
  quotations: readonly Quotation[],
  noise: readonly Span[],
): Digest['doubtful'] {
  const doubtful = lineScores.filter(mayBeNoise).map(({ line }) => lines[line]!);
  return [
    ...mentions.flatMap(({ start, entity }) =>
      entity !== undefined && isWithin(doubtful, start) && !isWithin(noise, start) ? [{ start, entity }] : [],
    ),
    ...quotations.flatMap(({ start }) => (isWithin(doubtful, start) ? [{ start }] : [])),
  ];
}

/** The first words of an article without a headline, boilerplate passed over. */
function beginningOf({ sentences }: Analysis, text: string, noise: readonly Span[]): string | undefined {
  const first = sentences.find(({ start }) => !isWithin(noise, start));
  if (first === undefined) return undefined;
  const words = oneLine(text, first, LONGEST_BEGINNING + 1);
  return words.length <= LONGEST_BEGINNING ? words : `${words.slice(0, words.lastIndexOf(' ', LONGEST_BEGINNING))} …`;
}

/** The sentences that somebody is named in, and how often. */
function perSentence(
  mentions: readonly number[],
  sentences: readonly Span[],
): { readonly span: Span; readonly count: number }[] {
  const found: { readonly span: Span; count: number }[] = [];
  let next = 0;
  let last = -1;
  for (let i = 0; i < mentions.length; i += MENTION_STRIDE) {
    while (next + 1 < sentences.length && sentences[next + 1]!.start <= mentions[i]!) next += 1;
    const span = sentences[next] ?? NOWHERE;
    if (next === last) found.at(-1)!.count += 1;
    else found.push({ span, count: 1 });
    last = next;
  }
  return found;
}

const NOWHERE: Span = { start: 0, end: 0 };

/** A day of the calendar, not a month or a year. */
function isDay(date: string | undefined): boolean {
  return date !== undefined && date.length === 10 && !Number.isNaN(Date.parse(date));
}

/** Would being seen often make the line noise, which it is not by itself? */
function mayBeNoise({ logOdds, fingerprint }: LineScore): boolean {
  return fingerprint !== 0 && logOdds <= 0 && logOdds >= SURE_PROSE;
}

function sayingsOf(text: string, quotations: readonly Quotation[]): Saying[] {
  return quotations.flatMap(({ kind, quoted }, quotation) => {
    const length = quoted.reduce((sum, { start, end }) => sum + end - start, 0);
    if (kind === 'indirect' || length < SHORTEST_SAYING) return [];
    const sketch = sketchOf(spokenWords(text, quoted));
    return sketch === undefined ? [] : [{ quotation, ...sketch }];
  });
}

function wordsOf(text: string, pieces: readonly Span[]): string {
  return pieces
    .map((piece) => oneLine(text, piece, LONGEST_QUOTATION))
    .join(' … ')
    .slice(0, LONGEST_QUOTATION);
}

function positionOf(lines: readonly Line[], offset: number): Position {
  const line = lineAt(lines, offset);
  return { line, character: offset - lines[line]!.start };
}

function oneLine(text: string, span: Span, longest = LONGEST_CONTEXT): string {
  return text.slice(span.start, Math.min(span.end, span.start + longest)).replace(/\s+/gu, ' ');
}

/** The paragraph that holds a place, or its line where none does. */
function paragraphAt({ blocks, lines }: Analysis, offset: number): Span {
  const block = blocks[firstEndingAfter(blocks, offset)];
  return block !== undefined && block.start <= offset && block.kind !== 'front-matter'
    ? block
    : lines[lineAt(lines, offset)]!;
}

/** The text around a name within its paragraph, begun and ended between words. */
function contextOf(text: string, paragraph: Span, name: Span): Pick<DigestContext, 'text' | 'name'> {
  let start = Math.max(paragraph.start, name.start - LONGEST_CONTEXT / 2);
  let end = Math.min(Math.max(paragraph.end, name.end), Math.max(name.end, start + LONGEST_CONTEXT));
  while (start > paragraph.start && start < name.start && !/\s/u.test(text[start - 1]!)) start += 1;
  while (end < paragraph.end && end > name.end && !/\s/u.test(text[end]!)) end -= 1;
  const before = `${start > paragraph.start ? '… ' : ''}${text.slice(start, name.start)}`
    .replace(/\s+/gu, ' ')
    .trimStart();
  const middle = oneLine(text, name);
  const after = `${text.slice(name.end, end)}${end < paragraph.end ? ' …' : ''}`.replace(/\s+/gu, ' ').trimEnd();
  return {
    text: before + middle + after,
    name: { start: before.length, end: before.length + middle.length },
  };
}
