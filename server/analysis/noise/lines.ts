import type { Line, LineScore, NoiseKind, Span } from '../model.ts';
import { inkOf } from '../text/lines.ts';
import { fingerprintOf } from './fingerprint.ts';
import { signOf } from './signs.ts';

/** Lines at least this long that end as sentences do are taken for prose. In code units. */
const PROSE = 140;
/** A heading is no longer than this. In code units. */
const LONGEST_HEADLINE = 200;
/** So many lines of a headline's shape in a row, with no prose after them, are a list of other articles. */
const SHORTEST_LIST = 4;

interface Judged {
  readonly line: number;
  readonly ink: Span;
  readonly words: string;
  readonly fingerprint: number;
  readonly isProse: boolean;
  logOdds: number;
  kind: NoiseKind;
  evidence: readonly string[];
}

/** What every line of an article that is not blank says for itself, and which of them is the headline (-1 for none). */
export function scoreLines(
  text: string,
  lines: readonly Line[],
  frontMatter: Span | undefined,
): { readonly scores: readonly LineScore[]; readonly headline: number } {
  const judged: Judged[] = [];
  lines.forEach((line, index) => {
    const ink = inkOf(text, line);
    if (ink === undefined || (frontMatter !== undefined && ink.start < frontMatter.end)) return;
    judged.push(scoreLine(text, index, ink));
  });
  const headline = findHeadline(judged);
  markRepeats(judged, headline);
  markLists(judged);
  return {
    scores: judged.map(({ line, logOdds, kind, evidence, fingerprint }) => ({
      line,
      logOdds,
      kind,
      evidence,
      fingerprint,
    })),
    headline: judged[headline]?.line ?? -1,
  };
}

function scoreLine(text: string, line: number, ink: Span): Judged {
  const length = ink.end - ink.start;
  const words = text.slice(ink.start, Math.min(ink.end, ink.start + 500));
  const isProse = length >= PROSE && /[.!?…]["”’')\]]*$/u.test(text.slice(ink.end - 5, ink.end));
  const sign = signOf(words);
  const fingerprint = fingerprintOf(text, ink.start, ink.end);
  if (sign === undefined) {
    return { line, ink, words, fingerprint, isProse, logOdds: isProse ? -6 : -2, kind: 'residue', evidence: [] };
  }
  return { line, ink, words, fingerprint, isProse: false, logOdds: 2, kind: sign.kind, evidence: [sign.evidence] };
}

/** The last line before the article's prose that could be its headline: first of all one that is said twice. */
function findHeadline(judged: readonly Judged[]): number {
  const prose = judged.findIndex((line) => line.isProse);
  const candidates = judged
    .slice(0, prose < 0 ? 1 : prose)
    .flatMap((line, index) => (line.logOdds < 0 && line.words.length <= LONGEST_HEADLINE ? [index] : []));
  const repeated = candidates.find((index) =>
    judged.some((other, at) => at > index && sameLine(other, judged[index]!)),
  );
  const titled = candidates.find((index) => judged[index]!.words.split(/\s+/).length > 2);
  const longRepeated = repeated !== undefined && judged[repeated]!.words.split(/\s+/).length > 2 ? repeated : undefined;
  return longRepeated ?? titled ?? -1;
}

function sameLine(a: Judged, b: Judged): boolean {
  return a.fingerprint === b.fingerprint && a.fingerprint !== 0;
}

/** The headline said again, and short lines that stand in the article more than once. */
function markRepeats(judged: readonly Judged[], headline: number): void {
  const title = judged[headline];
  const first = new Map<number, number>();
  judged.forEach((line, index) => {
    if (index === headline || line.logOdds > 0 || line.fingerprint === 0) return;
    if (title !== undefined && sameLine(line, title)) {
      mark(line, 'repeated-title', 'says the headline again');
      return;
    }
    if (line.isProse || line.words.length > 60) return;
    const before = first.get(line.fingerprint);
    if (before === undefined) first.set(line.fingerprint, index);
    else {
      for (const each of [line, judged[before]!]) mark(each, 'site-name', 'stands in this article more than once');
    }
  });
}

/** Runs of headlines after the end of the article: other articles of the site. */
function markLists(judged: readonly Judged[]): void {
  const end = judged.findLastIndex((line) => line.isProse) + 1;
  const tail = judged.slice(end);
  const announced = tail.findIndex((line) => line.logOdds > 0);
  if (announced < 0) return;
  const list = tail.slice(announced + 1).filter((line) => line.logOdds < 0 && line.words.length < LONGEST_HEADLINE);
  if (list.length < SHORTEST_LIST) return;
  for (const line of list) mark(line, 'related', 'is one of a list of other headlines after the article');
}

function mark(line: Judged, kind: NoiseKind, evidence: string): void {
  line.logOdds = 2;
  line.kind = kind;
  line.evidence = [evidence];
}
