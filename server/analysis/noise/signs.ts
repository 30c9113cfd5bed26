import type { NoiseKind } from '../model.ts';
import { LIKELY, LONGEST_WHOLE, SURE } from './wordings.ts';

/** A wording that websites put beside articles, and what it says of the line that has it. */
export interface Sign {
  readonly kind: NoiseKind;
  /** In words for a reader, to be read after "This line". */
  readonly evidence: string;
  /** Is hardly any line of an article worded so? Counted on the gold sets: 98 lines in 100 that show the sign are noise. */
  readonly isSure: boolean;
  /** From 1 on, in the order in which they are tried. */
  readonly number: number;
  /** What the line has, or the line in small letters: the engine takes three times as long to compile what looks past case. */
  readonly pattern: RegExp;
  readonly isCased: boolean;
  /** Only a line with a word of one of these groups (bits of `WORD`) can be worded so; 0 for any line. */
  readonly among: number;
  /** Longer lines are not worded so. In code units. */
  readonly longest: number;
}

/** Longer lines are prose, whatever words they hold: no pattern is tried on them. In code units. */
export const LONGEST_SIGN = 420;

/**
 * The tell-tale wordings: a line is of the kind of the first that fits. No pattern repeats what holds a repetition without a bound,
 * so each costs at most its longest match for every place in the line.
 */
export const SIGNS: readonly Sign[] = [
  ...SURE.map((wording) => ({ ...wording, isSure: true })),
  ...LIKELY.map((wording) => ({ ...wording, isSure: false })),
]
  .flatMap(({ patterns, ...wording }) =>
    patterns.map((given) => ({ ...wording, ...(given instanceof RegExp ? { pattern: given } : given) })),
  )
  .map(({ kind, evidence, isSure, pattern: { source, flags }, among = 0, longest = LONGEST_SIGN }, index) => {
    const isCased = !flags.includes('i');
    const pattern = new RegExp(source, 'u');
    return { kind, evidence, isSure, number: index + 1, pattern, isCased, among, longest };
  });

/** Does a line show a sign? `small` is the line in small letters. */
export function shows(line: string, small: string, { pattern, isCased, longest }: Sign): boolean {
  return line.length <= longest && pattern.test(isCased ? line : small);
}

/** So many patterns are tried as one: of more, the engine takes longer to compile one than all by themselves. */
const TOGETHER = 6;

/** Whether a line, or one too long to be a wording and nothing else, may fit any of the patterns that are tried on all lines. */
const FITS_ANY = anyOf(SIGNS.filter(({ among }) => among === 0));
const FITS_ANY_LONG = anyOf(SIGNS.filter(({ among, longest }) => among === 0 && longest > LONGEST_WHOLE));

/**
 * Fewer patterns that fit where one of many does. Those that are bound to the beginning of a line are put together: the engine looks at a
 * line's every place as soon as one of the alternatives may stand anywhere.
 */
function anyOf(signs: readonly Sign[]): readonly Pick<Sign, 'pattern' | 'isCased'>[] {
  const alike = [true, false].flatMap((isCased) =>
    [true, false].map((isBound) =>
      signs.filter((sign) => sign.isCased === isCased && sign.pattern.source.startsWith('^') === isBound),
    ),
  );
  return alike.flatMap((some) => {
    const sources = some.map(({ pattern }) => `(?:${pattern.source})`);
    const groups = Array.from({ length: Math.ceil(sources.length / TOGETHER) }, (_, group) =>
      sources.slice(group * TOGETHER, (group + 1) * TOGETHER),
    );
    return groups.map((group) => ({ pattern: new RegExp(group.join('|'), 'u'), isCased: some[0]!.isCased }));
  });
}

/**
 * The first sign that a line shows, if any.
 *
 * @param words the groups of words that the line has words of, as bits of `WORD`
 */
export function signOf(line: string, words: number): Sign | undefined {
  const small = line.toLowerCase();
  const any = line.length > LONGEST_WHOLE ? FITS_ANY_LONG : FITS_ANY;
  const fits = any.some(({ pattern, isCased }) => pattern.test(isCased ? line : small));
  for (const sign of SIGNS) {
    if (sign.among === 0 ? !fits : (sign.among & words) === 0) continue;
    if (shows(line, small, sign)) return sign;
  }
  return undefined;
}
