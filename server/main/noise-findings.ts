import type { NoiseKind, Span } from '../analysis/model.ts';
import { inkOf, lineAt, linesOf } from '../analysis/text/lines.ts';
import type { Finding } from '../exchange/findings.ts';

/** So much of a line is shown, in code units. */
const SHOWN = 80;

/** A finding for every line of noise that is not blank: its kind, the line, and why where that is known. */
export function noiseFindings(
  path: string,
  text: string,
  noise: readonly (Span & { readonly kind: NoiseKind; readonly reason?: string })[],
): Finding[] {
  const lines = linesOf(text);
  return noise.flatMap(({ start, end, kind, reason = '' }) => {
    const first = lineAt(lines, start);
    return lines.slice(first, lineAt(lines, end) + 1).flatMap((line, index): Finding[] => {
      const ink = inkOf(text, line);
      if (ink === undefined) return [];
      const words = text.slice(ink.start, Math.min(ink.end, ink.start + SHOWN));
      const shown = ink.end - ink.start > SHOWN ? `${words}…` : words;
      return [
        {
          path,
          start: { line: first + index, character: 0 },
          end: { line: first + index, character: line.end - line.start },
          rule: 'noise',
          message: `${kind}: ${shown}${reason === '' ? '' : ` (${reason})`}`,
        },
      ];
    });
  });
}
