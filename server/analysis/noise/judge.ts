import type { Line, LineScore, Noise, Sightings, Witness } from '../model.ts';

const NOBODY: Witness = () => ({ articles: 0, sources: 0 });

/** Lines less likely noise than this are held to be the article's own prose when copies of the whole article are counted. */
export const SURE_PROSE = -4.5;

/**
 * Decides which lines of an article are noise, from what each says for itself and from what the corpus knows of it. Cheap: a few
 * operations a line, so it is done again whenever the corpus counts change.
 *
 * @param scores what the lines say for themselves: `Analysis.lineScores`
 * @param lines all lines of the article: `Analysis.lines`
 * @param witness in how many other articles a line stands; without it the article is judged alone
 */
export function judge(scores: readonly LineScore[], lines: readonly Line[], witness: Witness = NOBODY): Noise[] {
  const seen = scores.map((score) => (score.fingerprint === 0 ? NOBODY(0) : witness(score.fingerprint)));
  const copies = copiesOf(scores, seen);
  const noise: Noise[] = [];
  let last: { -readonly [K in keyof Noise]: Noise[K] } | undefined;
  scores.forEach((score, index) => {
    const repeats = Math.max(0, seen[index]!.articles - copies);
    const line = lines[score.line]!;
    const { sources } = seen[index]!;
    const weight = weightOf(repeats, sources, score.logOdds, line.end - line.start);
    const logOdds = score.logOdds + weight;
    if (logOdds <= 0) {
      last = undefined;
      return;
    }
    const confidence = 1 / (1 + Math.exp(-logOdds));
    const evidence = weight > 0 ? [toldBy(seen[index]!), ...score.evidence] : score.evidence;
    if (last !== undefined && last.kind === score.kind && repeats === 0 && last.evidence[0] === evidence[0]) {
      last.end = line.end;
      last.endLine = score.line + 1;
      last.confidence = Math.min(last.confidence, confidence);
      return;
    }
    last = {
      start: line.start,
      end: line.end,
      kind: score.kind,
      firstLine: score.line,
      endLine: score.line + 1,
      confidence,
      evidence,
    };
    noise.push(last);
  });
  return noise;
}

/** How often the article as a whole stands in the corpus besides: what its own prose lines are seen most, in the middle. */
function copiesOf(scores: readonly LineScore[], seen: readonly Sightings[]): number {
  const counts = scores.flatMap((score, index) =>
    score.logOdds < SURE_PROSE && score.fingerprint !== 0 ? [seen[index]!.articles] : [],
  );
  counts.sort((a, b) => a - b);
  return counts[(counts.length - 1) >> 1] ?? 0;
}

/**
 * What being repeated adds to the log-odds. Agencies' words stand in many papers, and so do the section headings of a column: sure prose
 * is noise only where it is too long for a heading and one source alone repeats it, article after article.
 *
 * @param length of the line, in code units
 */
function weightOf(repeats: number, sources: number, logOdds: number, length: number): number {
  if (repeats >= FORMULA.repeats && sources <= 1 && length >= FORMULA.length) return 2.2 * Math.log2(1 + repeats);
  return repeats < 2 || logOdds < SURE_PROSE ? 0 : Math.min(4.4, 1.2 * Math.log2(1 + repeats));
}

/** From so many other articles, and code units, on a line that one source repeats is a formula of its house. */
const FORMULA = { repeats: 5, length: 40 } as const;

function toldBy({ articles, sources }: Sightings): string {
  const where = articles === 1 ? 'one other article' : `${articles} other articles`;
  return sources > 1 ? `stands in ${where} of ${sources} sources` : `stands in ${where}`;
}
