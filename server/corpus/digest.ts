import type {
  Analysis,
  Line,
  LineScore,
  Mention,
  NameKind,
  NoiseKind,
  Quotation,
  QuotationKind,
  Span,
} from '../analysis/model.ts';
import { SURE_PROSE } from '../analysis/noise/judge.ts';
import { lineAt } from '../analysis/text/lines.ts';
import { isWithin } from '../analysis/text/spans.ts';
import { isPlainlyGiven } from './plain-speaker.ts';
import type { Position, Range } from './range.ts';
import { type ScoredLines, scoredLines } from './scored-lines.ts';
import { type Saying, sketchOf } from './shingles.ts';
import { spokenWords } from './spoken-words.ts';

/** Numbers that one mention takes in `Digest.mentions`. */
export const MENTION_STRIDE = 5;

/** Context is cut to about this many code units around the name. */
const LONGEST_CONTEXT = 160;

/** The words of a quotation are kept up to this many code units. */
const LONGEST_QUOTATION = 600;

/** How an article begins is told in so many code units. */
const LONGEST_BEGINNING = 70;

/** Fewer code units tell too little to be found again. */
const SHORTEST_SAYING = 25;

/** Boilerplate that tells of the article all the same: who stands in its pictures. */
const TELLING_NOISE: ReadonlySet<NoiseKind> = new Set<NoiseKind>(['caption']);

/** Does boilerplate of this kind count for the corpus? */
export function isTelling(kind: NoiseKind): boolean {
  return TELLING_NOISE.has(kind);
}

const NO_CONTEXT: DigestContext = { text: '', name: { start: 0, end: 0 }, line: 0, character: 0, length: 0 };

/** All that the corpus keeps of one person, organization, place, … of an article. */
export interface DigestEntity {
  readonly kind: NameKind;
  /** The fullest name that the article gives. */
  readonly name: string;
  /** What the lists of known names call it; of a people also its country. */
  readonly known?: { readonly name: string; readonly home?: string };
  /** Distinct spellings in the order of their first mention, and how often each stands in the article. */
  readonly spellings: readonly Spelling[];
  /** What the article calls it: "Prime Minister"; distinct, in order. */
  readonly descriptions: readonly string[];
}

/** The text around the first mention of an entity, within its line, white space made single blanks. */
export interface DigestContext {
  readonly text: string;
  /** Where the mention stands in it. */
  readonly name: Span;
  /** Where the article first gives its fullest name, or else first mentions it: whoever is led to it is led there. */
  readonly line: number;
  readonly character: number;
  /** In code units; 0 where it has no mention. */
  readonly length: number;
}

export interface Spelling {
  readonly text: string;
  readonly count: number;
}

export interface DigestQuotation extends Span {
  /** The same span in lines and characters. */
  readonly range: Range;
  readonly kind: QuotationKind;
  /** The words quoted, pieces joined by " … ", cut to some 600 code units. */
  readonly text: string;
  /** What stands within marks, where that is not all of it. */
  readonly quoted?: string;
  /** Index into `Digest.entities`, where it is known who speaks. */
  readonly speaker?: number;
  /** The speaker is named right beside it. */
  readonly isPlainlyGiven?: true;
  readonly cue?: string;
  readonly confidence: number;
}

/** What is shown of an article where another one leads to an entity of it. */
export interface Excerpt {
  readonly title?: string;
  readonly context: DigestContext | undefined;
}

export function excerptOf({ title, contexts }: Pick<Digest, 'title' | 'contexts'>, local: number): Excerpt {
  return { ...(title !== undefined && { title }), context: contexts[local] };
}

/** Where an article speaks of a day. */
export interface DigestDate {
  /** ISO 8601. */
  readonly day: string;
  readonly range: Range;
  /** Index into `Digest.sentences`, where somebody is named beside it. */
  readonly sentence?: number;
  /** The text around it, within its line. */
  readonly context: string;
}

/** What the corpus keeps of an article's analysis: plain data, compact, with positions that need no file to be read. */
export interface Digest {
  /** Its headline, or else how it begins. */
  readonly title?: string;
  /** ISO 8601, to the day. */
  readonly date?: string;
  readonly source?: string;
  /** The entities of the analysis, at the same indices; one that is named in boilerplate only has no spellings and counts for nothing. */
  readonly entities: readonly DigestEntity[];
  /** The surroundings of each entity; empty for what has no mention, and altogether where nobody wants them. */
  readonly contexts: readonly DigestContext[];
  /** Five numbers a mention, in the order of the text: start, line, character, length, index into `entities`. */
  readonly mentions: Int32Array;
  /** How many of the mentions stand in each sentence, in their order; sentences without one are left out. */
  readonly sentences: readonly number[];
  readonly quotations: readonly DigestQuotation[];
  /** The days that it speaks of, in the order of the text. */
  readonly dates: readonly DigestDate[];
  /** What those within marks are found by in other articles; in their order, none of what is too short to be told from others. */
  readonly sayings: readonly Saying[];
  /** Mentions and quotations in lines that other articles may show to be boilerplate, by where they begin; mentions with their entity. */
  readonly doubtful: readonly { readonly start: number; readonly entity?: number }[];
  /** What its lines say for themselves: which of them are noise is judged with all articles. */
  readonly lines: ScoredLines;
}

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
  const mentions: number[] = [];
  const counts = analysis.entities.map(() => new Map<string, number>());
  const firsts: { readonly mention: Mention; readonly line: Line }[] = [];
  const leads: Pick<DigestContext, 'line' | 'character' | 'length'>[] = [];
  for (const mention of analysis.mentions) {
    if (mention.entity === undefined || isWithin(noise, mention.start)) continue;
    const spellings = counts[mention.entity];
    if (spellings === undefined) continue;
    const { line, character } = positionOf(analysis.lines, mention.start);
    const length = mention.end - mention.start;
    mentions.push(mention.start, line, character, length, mention.entity);
    firsts[mention.entity] ??= { mention, line: analysis.lines[line]! };
    const lead = leads[mention.entity];
    const full = analysis.entities[mention.entity]!.name.length;
    if (lead === undefined || (lead.length < full && length >= full))
      leads[mention.entity] = { line, character, length };
    const spelling = oneLine(text, mention);
    spellings.set(spelling, (spellings.get(spelling) ?? 0) + 1);
  }
  const doubtful = analysis.lineScores.filter(mayBeNoise).map(({ line }) => analysis.lines[line]!);
  const sentences = perSentence(mentions, analysis.sentences);
  const quotations = analysis.quotations.filter(({ kind, start }) => kind !== 'scare' && !isWithin(noise, start));
  return {
    ...(title === undefined ? {} : { title }),
    ...(metadata.date === undefined ? {} : { date: metadata.date }),
    ...(metadata.source === undefined ? {} : { source: metadata.source }),
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
      return { ...contextOf(text, first.line, first.mention), ...lead };
    }),
    mentions: Int32Array.from(mentions),
    sentences: sentences.map(({ count }) => count),
    quotations: quotations.map((quotation): DigestQuotation => {
      const { start, end, kind, contents, quoted, cue, confidence } = quotation;
      const speaker = quotation.speaker?.entity;
      return {
        start,
        end,
        range: { start: positionOf(analysis.lines, start), end: positionOf(analysis.lines, end) },
        kind,
        text: wordsOf(text, contents),
        ...(kind === 'mixed' && { quoted: wordsOf(text, quoted) }),
        ...(speaker === undefined ? {} : { speaker }),
        ...(isPlainlyGiven(text, quotation) && { isPlainlyGiven: true }),
        ...(cue === undefined ? {} : { cue: oneLine(text, cue) }),
        confidence,
      };
    }),
    dates: analysis.mentions
      .filter(({ kind, start, value }) => kind === 'date' && isDay(value) && !isWithin(noise, start))
      .map((mention): DigestDate => {
        const start = positionOf(analysis.lines, mention.start);
        const sentence = sentences.findIndex(({ span }) => span.start <= mention.start && mention.start < span.end);
        return {
          day: mention.value!,
          range: { start, end: positionOf(analysis.lines, mention.end) },
          ...(sentence >= 0 && { sentence }),
          context: contextOf(text, analysis.lines[start.line]!, mention).text,
        };
      }),
    sayings: sayingsOf(text, quotations),
    doubtful: [
      ...analysis.mentions.filter(
        ({ start, entity }) => entity !== undefined && isWithin(doubtful, start) && !isWithin(noise, start),
      ),
      ...quotations.filter(({ start }) => isWithin(doubtful, start)).map(({ start }) => ({ start, entity: undefined })),
    ].map(({ start, entity }) => ({ start, ...(entity !== undefined && { entity }) })),
    lines: scoredLines(analysis),
  };
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

/** The text around a name within its line, begun and ended between words. */
function contextOf(text: string, line: Line, name: Span): Pick<DigestContext, 'text' | 'name'> {
  let start = Math.max(line.start, name.start - LONGEST_CONTEXT / 2);
  let end = Math.min(Math.max(line.end, name.end), Math.max(name.end, start + LONGEST_CONTEXT));
  while (start > line.start && start < name.start && !/\s/u.test(text[start - 1]!)) start += 1;
  while (end < line.end && end > name.end && !/\s/u.test(text[end]!)) end -= 1;
  const before = `${start > line.start ? '… ' : ''}${text.slice(start, name.start)}`.replace(/\s+/gu, ' ').trimStart();
  const middle = oneLine(text, name);
  const after = `${text.slice(name.end, end)}${end < line.end ? ' …' : ''}`.replace(/\s+/gu, ' ').trimEnd();
  return {
    text: before + middle + after,
    name: { start: before.length, end: before.length + middle.length },
  };
}
