import type { Block, BlockKind, Line, Span } from '../model.ts';
import { isLetter, isUpperCase } from './characters.ts';
import { inkOf } from './lines.ts';

/** Lines longer than this are prose, not headings. In code units. */
const LONGEST_HEADING = 160;

/** A quotation with its speaker, whose full stop was lost, is no heading. */
const SPOKEN = /^["“«][^"“”«»]*[,.!?…]["”»] \S/u;

/** What is known of the lines before they are laid out. */
export interface Roles {
  /** Index of the line that is the article's headline, or -1. */
  readonly headline: number;
  /** Lines that are no part of the article; no heading is among them. */
  readonly noise: readonly { readonly firstLine: number; readonly endLine: number }[];
}

/**
 * Lays an article out in blocks. A block is one line, or the lines of a paragraph that was wrapped by hand.
 *
 * @param frontMatter where the front matter stands, when there is one
 */
export function layout(text: string, lines: readonly Line[], frontMatter: Span | undefined, roles: Roles): Block[] {
  const isNoise = new Uint8Array(lines.length);
  for (const { firstLine, endLine } of roles.noise) isNoise.fill(1, firstLine, endLine);
  const blocks: Block[] = [];
  let index = 0;
  if (frontMatter !== undefined) {
    const endLine = lines.findIndex((line) => line.start >= frontMatter.end);
    index = endLine < 0 ? lines.length : endLine;
    blocks.push({ kind: 'front-matter', start: frontMatter.start, end: frontMatter.end, firstLine: 0, endLine: index });
  }
  const inks = lines.map((line) => inkOf(text, line));
  const width = widthOf(text, inks);
  while (index < lines.length) {
    const firstLine = index;
    const ink = inks[index];
    let last = ink;
    index += 1;
    if (ink === undefined || last === undefined) continue;
    for (; index < lines.length && isNoise[index] === isNoise[firstLine]; index++) {
      const next = inks[index];
      if (next === undefined) break;
      const fits = firstLine === roles.headline || fitsBehind(text, last, next, width);
      if (fits && !isWrapped(text, last, next)) break;
      last = next;
    }
    const span = { start: ink.start, end: last.end };
    const kind = kindOf(text, span, firstLine === roles.headline, isNoise[firstLine] === 1);
    blocks.push({ kind, ...span, firstLine, endLine: index });
  }
  return demoteLast(blocks, isNoise);
}

/** A heading has something below it that it is the heading of. */
function demoteLast(blocks: Block[], isNoise: Uint8Array): Block[] {
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i]!;
    if (isNoise[block.firstLine] === 1) continue;
    if (block.kind !== 'heading') break;
    blocks[i] = { ...block, kind: 'paragraph' };
  }
  return blocks;
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
    const [line, next] = [inks[i - 1], inks[i]];
    if (line === undefined || next === undefined) continue;
    followed.push([line, next]);
    const width = line.end - line.start;
    if (width < NARROWEST || width > WIDEST || !endsOpen(text, line)) continue;
    widths.push(width);
    if (goesOn(text, next)) broken += 1;
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

const LIST_ITEM = /^(?:[•*▪‣·–—-]|\d{1,2}[.)])\s/u;

/** Was a paragraph broken between these lines by hand: both about as wide as a page, the first ending mid-sentence? */
function isWrapped(text: string, line: Span, next: Span): boolean {
  const width = line.end - line.start;
  if (width < 50 || width > 100 || next.end - next.start > 100) return false;
  return goesOn(text, next) && endsOpen(text, line);
}

/** Does a line end mid-sentence? */
function endsOpen(text: string, { end }: Span): boolean {
  const last = text.charCodeAt(end - 1);
  return isLetter(last) || last === 44;
}

/** Does a line begin with a small letter? */
function goesOn(text: string, { start }: Span): boolean {
  const first = text.charCodeAt(start);
  return isLetter(first) && !isUpperCase(first);
}

function kindOf(text: string, block: Span, isHeadline: boolean, isNoise: boolean): BlockKind {
  if (isHeadline) return 'headline';
  if (LIST_ITEM.test(text.slice(block.start, block.start + 4))) return 'list-item';
  if (isNoise || block.end - block.start > LONGEST_HEADING) return 'paragraph';
  const last = text[block.end - 1]!;
  const isSentence = '.!…:;,"”\'’'.includes(last);
  if (isSentence || !/^["“‘'«\p{Lu}\p{N}]/u.test(text.slice(block.start, block.start + 2))) return 'paragraph';
  return SPOKEN.test(text.slice(block.start, block.end)) ? 'paragraph' : 'heading';
}
