import { isUpperCase } from '../text/characters.ts';
import type { Surroundings } from './features.ts';
import type { Measured } from './measure.ts';
import { HEADLINE, ROLES, TEXT } from './roles.ts';
import { knownOf, WORD } from './words.ts';

/** A headline is at least so likely one. */
const LEAST_HEADLINE = 0.1;
/** Among so many lines a headline is looked for by its words alone. */
const FIRST_LINES = 6;
/** A headline is no longer than this, in code units. */
const LONGEST_HEADLINE = 160;

/** The line that is likeliest the headline, as an index into the measured lines, or -1. */
export function findHeadline(lines: readonly Measured[], around: Surroundings, roles: Float64Array): number {
  let headline = -1;
  let most = LEAST_HEADLINE;
  for (let i = 0; i < lines.length; i++) {
    const likely = roles[i * ROLES.length + HEADLINE]!;
    if (likely > most && lines[i]!.sign?.isSure !== true) {
      most = likely;
      headline = i;
    }
  }
  const title = lines[headline];
  if (title === undefined) {
    const twice = around.isPage
      ? -1
      : lines.findIndex((line, i) => i < around.firstProse && around.copies[i]! > 1 && isWorded(line));
    return twice < 0 ? opensAsHeadline(lines, around, roles) : twice;
  }
  // A headline that is said twice is it where it is said first.
  return lines.findIndex((line) => line === title || saysAgain(line, title));
}

/**
 * The first line that is no noise, where it is worded as headlines are and something longer follows it, or what says more than names above
 * it; or else the one of the first lines above the prose that says more than names and nothing that websites say, if it is the only one or
 * the first line of all; or else -1.
 */
function opensAsHeadline(lines: readonly Measured[], around: Surroundings, roles: Float64Array): number {
  const first = lines.findIndex(
    ({ sign }, i) =>
      sign?.isSure !== true && roles[i * ROLES.length + TEXT]! + roles[i * ROLES.length + HEADLINE]! > 0.5,
  );
  const line = lines[first];
  const next = lines[first + 1];
  const isShorter =
    line !== undefined && next !== undefined && next.ink.end - next.ink.start > line.ink.end - line.ink.start;
  const opens = isShorter && isWorded(line);
  if (around.isPage) return opens ? first : -1;
  const above = lines.slice(0, Math.min(FIRST_LINES, Math.max(0, around.firstProse)));
  const saying = above.flatMap((each, i) => (isWorded(each) && saysMoreThanNames(each) ? [i] : []));
  if (opens) return Math.min(first, saying[0] ?? first);
  return saying.length === 1 || saying[0] === 0 ? saying[0]! : -1;
}

/** "What comes next in the dispute?", but not "Ada Holm and Per Lund", who wrote it. */
function saysMoreThanNames(line: Measured): boolean {
  const { words, wordCount, contentWords, capitalised, functionWords, digits, lastCode } = line;
  const joining = words.reduce((sum, word) => sum + ((knownOf(word) & WORD.joining) === 0 ? 0 : 1), 0);
  const small = contentWords - capitalised;
  const joined = functionWords - joining;
  return (
    (wordCount >= 5 && joined > 0) || small > 1 || (small > 0 && joined > 0) || digits > 0 || lastCode === QUESTION_MARK
  );
}

const QUESTION_MARK = 63;

/** Is a line worded as headlines are? */
function isWorded({ ink, firstCode, lastCode, sign, wordCount }: Measured): boolean {
  if (sign !== undefined || wordCount < 3 || ink.end - ink.start > LONGEST_HEADLINE) return false;
  return isUpperCase(firstCode) && /[\p{L}\p{N}?]/u.test(String.fromCharCode(lastCode));
}

/** Does a line say a headline again? */
export function saysAgain(line: Measured, title: Measured): boolean {
  return line.fingerprint === title.fingerprint && line.fingerprint !== 0;
}
