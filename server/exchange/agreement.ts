import type { Span } from '../analysis/model.ts';
import type { Annotated, RecordType } from './record.ts';
import { inOrder } from './regions.ts';
import { sentencesFor, tokensIn } from './sentences.ts';

/** How two annotations of the same articles compare, for one kind of thing. */
export interface Figures {
  /** "person", "direct", "newsletter", …; "all" for all kinds together. */
  readonly kind: string;
  /** How many each side has. */
  readonly ours: number;
  readonly theirs: number;
  /** Those of ours that theirs have from the same first to the same last character. */
  readonly exact: number;
  /** Those that share a character with one of theirs of the same kind, one to one. */
  readonly overlapping: number;
}

export interface Agreement {
  /** How many articles both sides have; others are not compared. */
  readonly articles: number;
  readonly names: readonly Figures[];
  readonly quotations: readonly Figures[];
  readonly noise: readonly Figures[];
  /**
   * Agreement beyond chance over the kinds of all tokens, "no name" among them (Cohen 1960), from -1 to 1; undefined where there is
   * nothing to disagree on.
   */
  readonly kappa: number | undefined;
}

/** The share of ours that theirs confirm, from 0 to 1; 1 where there is none. */
export function precision({ ours }: Figures, right: number): number {
  return ours === 0 ? 1 : right / ours;
}

/** The share of theirs that ours find, from 0 to 1; 1 where there is none. */
export function recall({ theirs }: Figures, right: number): number {
  return theirs === 0 ? 1 : right / theirs;
}

/** The harmonic mean of precision and recall, which is the same whoever is right. */
export function f1({ ours, theirs }: Figures, right: number): number {
  return ours + theirs === 0 ? 1 : (2 * right) / (ours + theirs);
}

/**
 * Compares annotations of the same articles, which find each other by their ids. What theirs never annotate (quotations in a CoNLL
 * file) counts against nobody.
 *
 * @param classOf what counts as the same kind of name, for sets that know fewer; nothing leaves a type out of the comparison
 */
export function agreement(
  ours: Iterable<Annotated>,
  theirs: Iterable<Annotated>,
  classOf: (type: RecordType) => string | undefined = (type) => type,
): Agreement {
  const reference = new Map(Array.from(theirs, (article) => [article.id, article]));
  const names = createTally();
  const quotations = createTally();
  const noise = createTally();
  const confusion = new Map<string, number>();
  let articles = 0;
  for (const article of ours) {
    const other = reference.get(article.id);
    if (other === undefined) continue;
    articles += 1;
    const [a, b] = [article, other].map(({ mentions }) => classified(mentions, classOf));
    names.add(a!, b!);
    quotations.add(article.quotations, other.quotations);
    noise.add(article.noise, other.noise);
    countTokens(article.text, a!, b!, confusion);
  }
  return {
    articles,
    names: names.figures(),
    quotations: quotations.figures(),
    noise: noise.figures(),
    kappa: kappaOf(confusion),
  };
}

interface Kinded extends Span {
  readonly kind: string;
}

function classified(
  mentions: Annotated['mentions'],
  classOf: (type: RecordType) => string | undefined,
): readonly Kinded[] {
  return mentions.flatMap(({ start, end, type }) => {
    const kind = classOf(type);
    return kind === undefined ? [] : [{ start, end, kind }];
  });
}

interface Tally {
  add(ours: readonly Kinded[], theirs: readonly Kinded[]): void;
  figures(): readonly Figures[];
}

function createTally(): Tally {
  const byKind = new Map<string, { -readonly [K in keyof Figures]: Figures[K] }>();
  const of = (kind: string): { -readonly [K in keyof Figures]: Figures[K] } => {
    let figures = byKind.get(kind);
    if (figures === undefined) {
      figures = { kind, ours: 0, theirs: 0, exact: 0, overlapping: 0 };
      byKind.set(kind, figures);
    }
    return figures;
  };
  return {
    add(ours, theirs) {
      const keys = new Set(theirs.map(({ kind, start, end }) => `${kind} ${start} ${end}`));
      for (const { kind, start, end } of ours) {
        of(kind).ours += 1;
        if (keys.delete(`${kind} ${start} ${end}`)) of(kind).exact += 1;
      }
      for (const { kind } of theirs) of(kind).theirs += 1;
      for (const kind of new Set(ours.map((one) => one.kind))) {
        const both = [ours, theirs].map((side) => side.filter((one) => one.kind === kind).sort(inOrder));
        of(kind).overlapping += overlaps(both[0]!, both[1]!);
      }
    },
    figures() {
      const kinds = [...byKind.values()].sort((a, b) => b.theirs - a.theirs || (a.kind < b.kind ? -1 : 1));
      if (!kinds.some(({ theirs }) => theirs > 0)) return [];
      const all = { kind: 'all', ours: 0, theirs: 0, exact: 0, overlapping: 0 };
      for (const { ours, theirs, exact, overlapping } of kinds) {
        all.ours += ours;
        all.theirs += theirs;
        all.exact += exact;
        all.overlapping += overlapping;
      }
      return [...kinds, all];
    },
  };
}

/** How many pairs overlap, each in one pair at most; both in order. */
function overlaps(ours: readonly Span[], theirs: readonly Span[]): number {
  let pairs = 0;
  let a = 0;
  let b = 0;
  while (a < ours.length && b < theirs.length) {
    const one = ours[a]!;
    const other = theirs[b]!;
    const shares = one.start < other.end && other.start < one.end;
    if (shares) pairs += 1;
    if (shares || one.end <= other.end) a += 1;
    if (shares || one.end > other.end) b += 1;
  }
  return pairs;
}

const NONE = '';

/** Counts for every token what either side calls it; of names within names the outer one. */
function countTokens(
  text: string,
  ours: readonly Kinded[],
  theirs: readonly Kinded[],
  confusion: Map<string, number>,
): void {
  const tokens = sentencesFor(text, []).flat();
  const labels = [ours, theirs].map((side) => {
    const kinds: string[] = tokens.map(() => NONE);
    for (const mention of side.toSorted(inOrder).reverse()) {
      const { first, end } = tokensIn(tokens, mention);
      kinds.fill(mention.kind, first, end);
    }
    return kinds;
  });
  tokens.forEach((_, token) => {
    const key = `${labels[0]![token]}\n${labels[1]![token]}`;
    confusion.set(key, (confusion.get(key) ?? 0) + 1);
  });
}

function kappaOf(confusion: ReadonlyMap<string, number>): number | undefined {
  const ours = new Map<string, number>();
  const theirs = new Map<string, number>();
  let total = 0;
  let same = 0;
  for (const [key, count] of confusion) {
    const [a = NONE, b = NONE] = key.split('\n');
    ours.set(a, (ours.get(a) ?? 0) + count);
    theirs.set(b, (theirs.get(b) ?? 0) + count);
    total += count;
    if (a === b) same += count;
  }
  let byChance = 0;
  for (const [kind, count] of ours) byChance += (count / total) * ((theirs.get(kind) ?? 0) / total);
  return total === 0 || byChance === 1 ? undefined : (same / total - byChance) / (1 - byChance);
}
