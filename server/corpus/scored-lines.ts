import {
  type Analysis,
  type Line,
  type LineScore,
  NOISE_KINDS,
  type NoiseKind,
  type Span,
  type Witness,
} from '../analysis/model.ts';
import { judge } from '../analysis/noise/judge.ts';
import type { Range } from './range.ts';

/** What an article's lines say for themselves, packed: one entry a line that is not blank, in order. */
export interface ScoredLines {
  readonly line: Uint32Array;
  /** Of the line in the text, and its length; in UTF-16 code units. */
  readonly start: Uint32Array;
  readonly length: Uint32Array;
  readonly logOdds: Float32Array;
  /** Index into `NOISE_KINDS`. */
  readonly kind: Uint8Array;
  readonly fingerprint: Float64Array;
  /** Index into `reasons` of the strongest reason. */
  readonly reason: Uint8Array;
  /** The first is no reason. */
  readonly reasons: readonly string[];
}

/** Boilerplate of an article, also in lines and characters. */
export interface ArticleNoise extends Span {
  readonly range: Range;
  readonly kind: NoiseKind;
  readonly confidence: number;
  /** The strongest reason. */
  readonly reason: string;
}

/** Packs the line scores of an article. */
export function scoredLines({ lines, lineScores }: Pick<Analysis, 'lines' | 'lineScores'>): ScoredLines {
  const reasons = [''];
  const reasonOf = ({ evidence: [reason] }: LineScore): number => {
    if (reason === undefined) return 0;
    const known = reasons.indexOf(reason);
    if (known >= 0) return known;
    return reasons.length < 255 ? reasons.push(reason) - 1 : 0;
  };
  return {
    line: Uint32Array.from(lineScores, ({ line }) => line),
    start: Uint32Array.from(lineScores, ({ line }) => lines[line]!.start),
    length: Uint32Array.from(lineScores, ({ line }) => lines[line]!.end - lines[line]!.start),
    logOdds: Float32Array.from(lineScores, ({ logOdds }) => logOdds),
    kind: Uint8Array.from(lineScores, ({ kind }) => NOISE_KINDS.indexOf(kind)),
    fingerprint: Float64Array.from(lineScores, ({ fingerprint }) => fingerprint),
    reason: Uint8Array.from(lineScores, reasonOf),
    reasons,
  };
}

/** The noise among an article's lines, given what the corpus knows of them. */
export function noiseAmong(packed: ScoredLines, witness: Witness): readonly ArticleNoise[] {
  const lines: Line[] = [];
  const scores = Array.from(packed.line, (line, index): LineScore => {
    const start = packed.start[index]!;
    lines[line] = { start, end: start + packed.length[index]! };
    const reason = packed.reasons[packed.reason[index]!] ?? '';
    return {
      line,
      logOdds: packed.logOdds[index]!,
      kind: NOISE_KINDS[packed.kind[index]!]!,
      fingerprint: packed.fingerprint[index]!,
      evidence: reason === '' ? [] : [reason],
    };
  });
  return judge(scores, lines, witness).map(({ start, end, kind, confidence, evidence, firstLine, endLine }) => {
    const last = endLine - 1;
    const character = end - lines[last]!.start;
    const range = { start: { line: firstLine, character: 0 }, end: { line: last, character } };
    return { start, end, range, kind, confidence, reason: evidence[0] ?? '' };
  });
}
