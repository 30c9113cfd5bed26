import type { Block, BlockKind, Line, Span } from '../model.ts';
import { inkOf } from './lines.ts';
import { LIST_ITEM, type Wraps } from './wraps.ts';

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
  readonly wraps: Wraps;
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
  if (frontMatter !== undefined) blocks.push(blockOf(frontMatter, lines));
  let index = blocks[0]?.endLine ?? 0;
  const { goesOn } = roles.wraps;
  while (index < lines.length) {
    const firstLine = index;
    const ink = inkOf(text, lines[index]!);
    index += 1;
    if (ink === undefined) continue;
    while (index < lines.length && isNoise[index] === isNoise[firstLine] && goesOn[index] === 1) index += 1;
    const { start } = ink;
    const end = index === firstLine + 1 ? ink.end : (inkOf(text, lines[index - 1]!)?.end ?? ink.end);
    const kind = kindOf(text, start, end, firstLine === roles.headline, isNoise[firstLine] === 1);
    blocks.push({ kind, start, end, firstLine, endLine: index });
  }
  return demoteLast(blocks, isNoise);
}

function blockOf(frontMatter: Span, lines: readonly Line[]): Block {
  const endLine = lines.findIndex((line) => line.start >= frontMatter.end);
  const { start, end } = frontMatter;
  return { kind: 'front-matter', start, end, firstLine: 0, endLine: endLine < 0 ? lines.length : endLine };
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

function kindOf(text: string, start: number, end: number, isHeadline: boolean, isNoise: boolean): BlockKind {
  if (isHeadline) return 'headline';
  if (LIST_ITEM.test(text.slice(start, start + 4))) return 'list-item';
  if (isNoise || end - start > LONGEST_HEADING) return 'paragraph';
  const last = text[end - 1]!;
  const isSentence = '.!…:;,"”\'’'.includes(last);
  if (isSentence || !/^["“‘'«\p{Lu}\p{N}]/u.test(text.slice(start, start + 2))) return 'paragraph';
  return SPOKEN.test(text.slice(start, end)) ? 'paragraph' : 'heading';
}
