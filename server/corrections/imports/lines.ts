import { anchors } from '../../analysis/corrections/anchors.ts';
import { inkOf, linesOf } from '../../analysis/text/lines.ts';
import type { RecordNoise } from '../../exchange/record.ts';
import type { Difference } from './difference.ts';
import type { Pair } from './pair.ts';

/** Lines of an article that others, who mark noise, hold to be noise and we do not, or the other way round. */
export function lineDifferences({ ours, theirs, path, isSeen }: Pair): readonly Difference[] {
  const { text } = ours;
  const anchor = anchors(text);
  return linesOf(text).flatMap((line): Difference[] => {
    const ink = inkOf(text, line);
    if (ink === undefined) return [];
    const [is, was] = [theirs, ours].map(({ noise }) => noise.find((span) => covers(span, ink)));
    if ((is === undefined) === (was === undefined) || (is === undefined && !isSeen(ink))) return [];
    const correction = { rule: 'line', in: path, place: anchor(ink), is: is?.kind ?? 'text' } as const;
    return [{ what: 'line', correction }];
  });
}

/** Is half of a line within? */
function covers({ start, end }: RecordNoise, line: { readonly start: number; readonly end: number }): boolean {
  return 2 * (Math.min(end, line.end) - Math.max(start, line.start)) >= line.end - line.start;
}
