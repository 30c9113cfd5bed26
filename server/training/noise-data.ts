import { join } from 'node:path';
import { AFTER, BEFORE, HEADLINE, INSIDE, TEXT } from '../analysis/noise/roles.ts';
import { linesOf } from '../analysis/text/lines.ts';
import { type GoldSpan, readGold } from './gold.ts';

/** A line of a gold set that is not blank. */
export interface GoldLine {
  readonly start: number;
  readonly end: number;
  /** Is it noise? Nothing where the gold set leaves it open. */
  readonly isNoise: boolean | undefined;
  /** One of `ROLES`, or -1 where none is sure. */
  role: number;
}

/** A text whose lines are known. */
export interface GoldLines {
  readonly set: string;
  /** All texts of one page are scored together and never trained on. */
  readonly page: string;
  readonly text: string;
  readonly lines: readonly GoldLine[];
}

export const NOISE_SETS = [
  'noise/aeb-extracted',
  'noise/fundus-extracted',
  'noise/aeb-page',
  'noise/fundus-page',
  'noise/naeb-page',
  'news/train',
  'news/dev',
] as const;

/** Reads all sets in which lines are judged. */
export function readNoiseSets(data: string): GoldLines[] {
  const headlines = new Map<string, string>();
  const sets = [...NOISE_SETS].sort((a, b) => Number(b.endsWith('page')) - Number(a.endsWith('page')));
  return sets.flatMap((set) =>
    readGold(join(data, `${set}.jsonl`)).map(({ id, text, title, noise = [], undecided = [] }): GoldLines => {
      const page = set.startsWith('noise') ? id.slice(0, id.indexOf('/')) : id;
      const lines = linesOf(text)
        .filter(({ start, end }) => text.slice(start, end).trim() !== '')
        .map(({ start, end }): GoldLine => {
          const isNoise = isCovered(undecided, start, end) ? undefined : isCovered(noise, start, end);
          return { start, end, isNoise, role: -1 };
        });
      const wordsOf = ({ start, end }: GoldLine): string => plain(text.slice(start, end));
      if (set.endsWith('page')) {
        const found = headlineOfPage(text, lines);
        if (found !== undefined) headlines.set(page, wordsOf(found));
      } else if (title !== undefined) headlines.set(page, plain(title));
      giveRoles(lines, wordsOf, headlines.get(page));
      return { set, page, text, lines };
    }),
  );
}

/** Is at least half of a range covered, as the evaluation counts? */
function isCovered(spans: readonly GoldSpan[], start: number, end: number): boolean {
  let covered = 0;
  for (const span of spans) covered += Math.max(0, Math.min(span.end, end) - Math.max(span.start, start));
  return covered * 2 >= end - start;
}

/** Small letters and digits only. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A page's headline is no part of its gold text, nor noise: the last line left open before the text that could be one. */
function headlineOfPage(text: string, lines: readonly GoldLine[]): GoldLine | undefined {
  const first = lines.findIndex(({ isNoise }) => isNoise === false);
  return lines.slice(0, Math.max(0, first)).findLast(({ start, end, isNoise }) => {
    const line = text.slice(start, end).trim();
    return isNoise === undefined && line.length <= 200 && line.split(/\s+/).length >= 3;
  });
}

/** The first line that says the headline is it, whatever gold holds it for; a page's own is what stands nearest its text. */
function giveRoles(
  lines: readonly GoldLine[],
  wordsOf: (line: GoldLine) => string,
  headline: string | undefined,
): void {
  const first = lines.findIndex(({ isNoise }) => isNoise === false);
  const last = lines.findLastIndex(({ isNoise }) => isNoise === false);
  lines.forEach((line, index) => {
    if (line.isNoise === undefined || first < 0) return;
    line.role = !line.isNoise ? TEXT : index < first ? BEFORE : index > last ? AFTER : INSIDE;
  });
  if (headline === undefined || headline === '') return;
  const same = lines.flatMap((line, index) => (index <= first + 3 && wordsOf(line) === headline ? [index] : []));
  const chosen = same.findLast((index) => index <= first) ?? same[0];
  for (const index of same) {
    if (index === chosen) lines[index]!.role = HEADLINE;
    else if (lines[index]!.isNoise === undefined) lines[index]!.role = -1;
  }
}
