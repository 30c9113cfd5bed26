import type { Line, Span } from '../model.ts';
import { isLetter, isUpperCase } from './characters.ts';
import { inkOf } from './lines.ts';

// Exports of databases, mails and columns have the lines of a paragraph apart, wherever the page or the screen ended. Others have a line
// here and there that was broken by hand.

/** What begins an item of a list. */
export const LIST_ITEM = /^(?:[•*▪‣·–—-]|\d{1,2}[.)])\s/u;

/** Which lines go on from those before. */
export interface Wraps {
  /** 1 for a line that goes on from the one before it. */
  readonly goesOn: Uint8Array;
  /** Are the paragraphs of the text wrapped throughout? */
  readonly isThroughout: boolean;
}

/** Tells which lines go on from those before, as their paragraph was wrapped. Cost is linear in the number of lines. */
export function wrapsOf(text: string, lines: readonly Line[]): Wraps {
  const inks = lines.map((line) => inkOf(text, line));
  const width = widthOf(text, inks);
  const goesOn = new Uint8Array(lines.length);
  for (let i = 1; i < inks.length; i++) {
    const line = inks[i - 1];
    const next = inks[i];
    if (line === undefined || next === undefined) continue;
    if (!fitsBehind(text, line, next, width) || isWrapped(text, line, next)) goesOn[i] = 1;
  }
  return { goesOn, isThroughout: width > 0 };
}

/** In a text that is wrapped throughout so many lines at least end mid-sentence, and one where a small letter follows. */
const FEWEST_OPEN = 3;

/** So many lines are full there, and such a part of those right before another, at least. */
const FEWEST_FULL = 4;
const PART_FULL = 0.6;

/** Such a part of them is no wider than the others: some line may be, for an address or a long word. */
const PART_WITHIN = 0.9;

/** How wide the lines of such a text are, from columns of a newspaper to those of a screen, in code units. */
const NARROWEST = 24;
const WIDEST = 140;

/** How wide the lines of a text are that is wrapped throughout; 0 where it is not. In code units. */
function widthOf(text: string, inks: readonly (Span | undefined)[]): number {
  const followed: [Span, Span][] = [];
  const widths: number[] = [];
  let broken = 0;
  for (let i = 1; i < inks.length; i++) {
    const line = inks[i - 1];
    const next = inks[i];
    if (line === undefined || next === undefined) continue;
    followed.push([line, next]);
    const width = line.end - line.start;
    if (width < NARROWEST || width > WIDEST || !endsOpen(text, line)) continue;
    widths.push(width);
    if (isSmall(text, next)) broken += 1;
  }
  if (widths.length < FEWEST_OPEN || broken === 0) return 0;
  const width = widths.sort((a, b) => a - b)[Math.floor(widths.length * PART_WITHIN)]!;
  const full = followed.filter(([line, next]) => !fitsBehind(text, line, next, width)).length;
  return full >= Math.max(FEWEST_FULL, followed.length * PART_FULL) ? width : 0;
}

/** Would the first word of the next line still have had room in a line, or does a list go on in it? */
function fitsBehind(text: string, line: Span, next: Span, width: number): boolean {
  if (width === 0 || LIST_ITEM.test(text.slice(next.start, next.start + 4))) return true;
  const [{ length }] = /^\S*/.exec(text.slice(next.start, next.end))!;
  const own = line.end - line.start;
  return own + 1 + length <= width || own > WIDEST;
}

/** Was a paragraph broken between these lines by hand: both about as wide as a page, the first ending mid-sentence? */
function isWrapped(text: string, line: Span, next: Span): boolean {
  const width = line.end - line.start;
  if (width < 50 || width > 100 || next.end - next.start > 100) return false;
  return isSmall(text, next) && endsOpen(text, line);
}

/** Does a line end mid-sentence? */
function endsOpen(text: string, { end }: Span): boolean {
  const last = text.charCodeAt(end - 1);
  return isLetter(last) || last === 44;
}

/** Does a line begin with a small letter? */
function isSmall(text: string, { start }: Span): boolean {
  const first = text.charCodeAt(start);
  return isLetter(first) && !isUpperCase(first);
}
