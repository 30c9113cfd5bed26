import type { Span } from '../model.ts';
import { isSpace } from '../text/characters.ts';
import type { Place } from './rules.ts';

/** Context is so long at least, and grows until the words with it stand only once, up to the longest; in code units. */
const SHORTEST = 24;
const LONGEST = 384;

/** So far from the words a part of their context may have been moved by what somebody wrote between. */
const NEAR = 160;

/** So many places with the same words are looked at: a word that stands more often anchors nothing. */
const MOST = 2_000;

/** A text with every run of white space as one blank, between line feeds: contexts that reach to an end of the text hold one. */
interface Folded {
  readonly text: string;
  /** For each code unit, and the end, where it stands in the text as it is. */
  readonly offsets: Int32Array;
}

/** Finds where the words of a place stand in an article, or that they are gone. */
export type Find = (place: Place) => Span | undefined;

/**
 * What finds a span again: its words with as much before and after them as makes them unique.
 *
 * @param span not empty, and not only white space
 */
export function anchor(text: string, span: Span): Place {
  return anchors(text)(span);
}

/** The same for many spans of one text. */
export function anchors(text: string): (span: Span) => Place {
  const folded = fold(text);
  return (span) => {
    const start = positionIn(folded, span.start);
    const end = positionIn(folded, span.end);
    const words = folded.text.slice(start, end).trim();
    const from = folded.text.indexOf(words, start);
    const to = from + words.length;
    const before = contextOf(folded.text, (length) => ({ start: Math.max(0, from - length), end: to }), from);
    const after = contextOf(
      folded.text,
      (length) => ({ start: from, end: Math.min(folded.text.length, to + length) }),
      folded.text.length - to,
    );
    return {
      words,
      // Half a character would not come back from a file.
      before: folded.text.slice(Math.max(0, from - before), from).replace(/^[\uDC00-\uDFFF]/, ''),
      after: folded.text.slice(to, to + after).replace(/[\uD800-\uDBFF]$/, ''),
      at: span.start,
    };
  };
}

/** How much context makes the words unique. */
function contextOf(text: string, with_: (length: number) => Span, available: number): number {
  let length = SHORTEST;
  for (; length < LONGEST && length < available; length *= 2) {
    const { start, end } = with_(length);
    const whole = text.slice(start, end);
    const first = text.indexOf(whole);
    if (text.indexOf(whole, first + 1) < 0) break;
  }
  return Math.min(length, available);
}

/**
 * Where the words of a place stand now: where they have their context on one side to the letter, and on the other a part of it
 * close by that stands nowhere else. Undefined where no place or more than one has that, so that nothing jumps to a look-alike.
 */
export function find(text: string, place: Place): Span | undefined {
  return finder(text)(place);
}

/** The same for many places of one text, which is read only once. */
export function finder(text: string): Find {
  const folded = fold(text);
  return ({ words, before, after, at }) => {
    if (words === '') return undefined;
    const partsBefore = partsOf(folded.text, before);
    const partsAfter = partsOf(folded.text, after);
    let best: number[] = [];
    let most = FITS;
    let seen = 0;
    for (let start = folded.text.indexOf(words); start >= 0; start = folded.text.indexOf(words, start + 1)) {
      seen += 1;
      if (seen > MOST) return undefined;
      const end = start + words.length;
      const fit =
        fitOf(
          isBefore(folded.text, start, before),
          start,
          partsBefore.map(({ end: last }) => start - last),
          before,
        ) +
        fitOf(
          folded.text.startsWith(after, end),
          folded.text.length - end,
          partsAfter.map((part) => part.start - end),
          after,
        );
      if (fit < most) continue;
      if (fit > most) best = [];
      most = fit;
      best.push(start);
    }
    const spans = best.map((start) => ({
      start: folded.offsets[start]!,
      end: folded.offsets[start + words.length - 1]! + 1,
    }));
    return spans.length === 1 ? spans[0] : spans.find(({ start }) => most === 2 * COMPLETE && start === at);
  };
}

const COMPLETE = 2;
const CLOSE_BY = 1;
/** One side complete, the other at least close by. */
const FITS = COMPLETE + CLOSE_BY;

/**
 * How well one side of a candidate fits.
 *
 * @param room how far it is to the end of the text on this side
 * @param distances how far away the parts of the context stand, on this side where they are not negative
 */
function fitOf(isComplete: boolean, room: number, distances: readonly number[], context: string): number {
  if (isComplete) return COMPLETE;
  const isNear = distances.some((distance) => distance >= 0 && distance <= context.length + NEAR);
  return isNear || (context === END && room <= NEAR) ? CLOSE_BY : 0;
}

function isBefore(text: string, start: number, before: string): boolean {
  return start >= before.length && text.startsWith(before, start - before.length);
}

/** Both halves of a context, where they stand in a text exactly once. */
function partsOf(text: string, context: string): readonly Span[] {
  const middle = context.length >> 1;
  return [context.slice(0, middle), context.slice(middle)].flatMap((part) => {
    const start = part.trim().length < SHORTEST / 6 ? -1 : text.indexOf(part);
    if (start < 0 || text.indexOf(part, start + 1) >= 0) return [];
    return [{ start, end: start + part.length }];
  });
}

const END = '\n';

function fold(text: string): Folded {
  const offsets = new Int32Array(text.length + 3);
  let folded = END;
  let length = 1;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    offsets[length++] = i;
    if (!isSpace(text.charCodeAt(i))) continue;
    folded += text.slice(from, i);
    folded += ' ';
    while (i + 1 < text.length && isSpace(text.charCodeAt(i + 1))) i += 1;
    from = i + 1;
  }
  folded += text.slice(from) + END;
  offsets[length++] = text.length;
  offsets[length++] = text.length;
  return { text: folded, offsets: offsets.subarray(0, length) };
}

/** The first folded code unit that stands at or after an offset. */
function positionIn({ offsets }: Folded, offset: number): number {
  let low = 1;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
