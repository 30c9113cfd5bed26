import type { Block, BlockKind, Line, Span } from '../model.ts';
import { classOf, isLetter, isUpperCase, SPACE } from './characters.ts';

/** Lines longer than this are prose, not headings. In code units. */
const LONGEST_HEADING = 160;

/**
 * Lays an article out in blocks. A block is one line, or the lines of a paragraph that was wrapped by hand.
 *
 * @param frontMatter where the front matter stands, when there is one
 */
export function layout(text: string, lines: readonly Line[], frontMatter: Span | undefined): Block[] {
  const blocks: Block[] = [];
  let index = 0;
  if (frontMatter !== undefined) {
    const endLine = lines.findIndex((line) => line.start >= frontMatter.end);
    index = endLine < 0 ? lines.length : endLine;
    blocks.push({ kind: 'front-matter', start: frontMatter.start, end: frontMatter.end, firstLine: 0, endLine: index });
  }
  let headlineOpen = true;
  while (index < lines.length) {
    const first = index;
    const start = firstInk(text, lines[first]!);
    if (start < 0) {
      index += 1;
      continue;
    }
    while (index + 1 < lines.length && isWrapped(text, lines[index]!, lines[index + 1]!)) index += 1;
    index += 1;
    const end = lastInk(text, lines[index - 1]!);
    let kind: BlockKind = kindOf(text, { start, end }, lines, index);
    if (kind === 'heading' && headlineOpen) kind = 'headline';
    if (kind === 'paragraph' || kind === 'headline') headlineOpen = false;
    blocks.push({ kind, start, end, firstLine: first, endLine: index });
  }
  return blocks;
}

/** The first code unit of a line that is not white space, or -1. */
function firstInk(text: string, line: Line): number {
  for (let i = line.start; i < line.end; i++) if (classOf(text.charCodeAt(i)) !== SPACE) return i;
  return -1;
}

/** One after the last code unit of a line that is not white space. */
function lastInk(text: string, line: Line): number {
  let end = line.end;
  while (end > line.start && classOf(text.charCodeAt(end - 1)) === SPACE) end -= 1;
  return end;
}

/** Was a paragraph broken between these lines by hand: both about as wide as a page, the first ending mid-sentence? */
function isWrapped(text: string, line: Line, next: Line): boolean {
  const width = line.end - line.start;
  if (width < 50 || width > 100 || next.end - next.start > 100) return false;
  const following = text.charCodeAt(next.start);
  const last = text.charCodeAt(line.end - 1);
  return isLetter(following) && !isUpperCase(following) && (isLetter(last) || last === 44);
}

function kindOf(text: string, block: Span, lines: readonly Line[], nextLine: number): BlockKind {
  if (/^(?:[•*▪‣·–—-]|\d{1,2}[.)])\s/u.test(text.slice(block.start, block.start + 4))) return 'list-item';
  const length = block.end - block.start;
  if (length > LONGEST_HEADING) return 'paragraph';
  const followed = lines.slice(nextLine, nextLine + 4).some((line) => firstInk(text, line) >= 0);
  const last = text[block.end - 1]!;
  const isSentence = '.!?…:;,"”\'’'.includes(last) && last !== '?';
  return followed && !isSentence && /^["“‘'«\p{Lu}\p{N}]/u.test(text.slice(block.start, block.start + 2))
    ? 'heading'
    : 'paragraph';
}
