import type { Line, Span } from '../analysis/model.ts';
import { inkOf, lineAt } from '../analysis/text/lines.ts';

/** A text and all its lines. */
export interface LinedText {
  readonly text: string;
  readonly lines: readonly Line[];
}

/**
 * What is to be cut so that some lines go and the rest reads on: one cut for every run of them, with the breaks and blank lines within
 * it, and with the blank lines below it where there are some above as well. What goes at the end takes the break before it along, so that
 * the text ends as it did.
 *
 * @param spans whole lines, in order
 */
export function cutsOf({ text, lines }: LinedText, spans: readonly Span[]): readonly Span[] {
  const isBlank = (index: number): boolean => {
    const line = lines[index];
    return line === undefined || inkOf(text, line) === undefined;
  };
  let lastInk = lines.length - 1;
  while (lastInk >= 0 && isBlank(lastInk)) lastInk -= 1;
  /** First and last lines of the runs. */
  const runs: [number, number][] = [];
  for (const { start, end } of spans) {
    const [first, last] = [lineAt(lines, start), lineAt(lines, end)];
    const before = runs.at(-1);
    let between = first - 1;
    while (before !== undefined && between > before[1] && isBlank(between)) between -= 1;
    if (before !== undefined && between <= before[1]) before[1] = last;
    else runs.push([first, last]);
  }
  return runs.map(([first, last]): Span => {
    if (last >= lastInk) {
      let before = first - 1;
      while (before >= 0 && isBlank(before)) before -= 1;
      return before < 0 ? { start: 0, end: lines.at(-1)!.end } : { start: lines[before]!.end, end: lines[last]!.end };
    }
    let after = last + 1;
    if (isBlank(first - 1)) while (isBlank(after)) after += 1;
    return { start: lines[first]!.start, end: lines[after]!.start };
  });
}
