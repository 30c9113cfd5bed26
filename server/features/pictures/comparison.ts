import { fold } from '../../analysis/coreference/fold.ts';
import type { NameKind } from '../../analysis/model.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import type { DigestQuotation } from '../../corpus/digest.ts';
import type { EntityId, Location } from '../../corpus/model.ts';
import { spokenWords } from '../../corpus/spoken-words.ts';
import { firstMention } from '../definition.ts';
import { lineOf } from '../views/entities.ts';
import type { ArticleLine } from '../views/node.ts';

/** A name, and how often and where each of two articles has it. */
export interface ComparedName {
  readonly id: EntityId;
  readonly name: string;
  readonly kind: NameKind;
  readonly inFirst: number;
  readonly inSecond: number;
  readonly first?: Location;
  readonly second?: Location;
}

export interface ComparedQuotation {
  readonly words: string;
  readonly speaker?: string;
  readonly location: Location;
}

/** Two articles side by side: who is named in one only, and which quotations differ. */
export interface Comparison {
  readonly first: ArticleLine;
  readonly second: ArticleLine;
  /** Those that both name, then those that one names; most mentions first. */
  readonly names: readonly ComparedName[];
  /** Words that both quote, letter by letter or nearly so. */
  readonly shared: readonly {
    readonly first: ComparedQuotation;
    readonly second: ComparedQuotation;
    readonly isSame: boolean;
  }[];
  readonly onlyFirst: readonly ComparedQuotation[];
  readonly onlySecond: readonly ComparedQuotation[];
}

/** Compares two articles: costs what they hold. Undefined where one of them is not in the corpus. */
export function comparisonOf(corpus: Corpus, first: string, second: string): Comparison | undefined {
  if (corpus.digest(first) === undefined || corpus.digest(second) === undefined) return undefined;
  const [one, other] = [first, second].map((uri) => quotationsOf(corpus, uri));
  const pairs = pairsOf(corpus, first, second, one!, other!);
  const inPairs = new Set(pairs.flatMap(({ first, second }) => [first, second]));
  return {
    first: lineOf(corpus, first),
    second: lineOf(corpus, second),
    names: namesOf(corpus, first, second),
    shared: pairs.map(({ first, second }) => ({
      first: first.shown,
      second: second.shown,
      isSame: fold(first.shown.words) === fold(second.shown.words),
    })),
    onlyFirst: one!.filter((quotation) => !inPairs.has(quotation)).map(({ shown }) => shown),
    onlySecond: other!.filter((quotation) => !inPairs.has(quotation)).map(({ shown }) => shown),
  };
}

function namesOf(corpus: Corpus, first: string, second: string): readonly ComparedName[] {
  const counts = new Map<EntityId, { inFirst: number; inSecond: number; first?: Location; second?: Location }>();
  for (const uri of [first, second]) {
    for (const [local, { spellings }] of (corpus.digest(uri)?.entities ?? []).entries()) {
      const id = corpus.entityOf(uri, local);
      const mentions = spellings.reduce((sum, { count }) => sum + count, 0);
      if (id === undefined || mentions === 0) continue;
      const known = counts.get(id) ?? { inFirst: 0, inSecond: 0 };
      counts.set(id, known);
      const place = firstMention(corpus, uri, local);
      if (uri === first) {
        known.inFirst += mentions;
        if (place !== undefined) known.first ??= place;
      } else {
        known.inSecond += mentions;
        if (place !== undefined) known.second ??= place;
      }
    }
  }
  return Array.from(counts, ([id, known]): ComparedName => {
    const { name, kind } = corpus.label(id) ?? { name: id, kind: 'other' };
    return { id, name, kind, ...known };
  }).sort(
    (a, b) =>
      Number(b.inFirst > 0 && b.inSecond > 0) - Number(a.inFirst > 0 && a.inSecond > 0) ||
      b.inFirst + b.inSecond - a.inFirst - a.inSecond ||
      (a.name < b.name ? -1 : 1),
  );
}

interface Compared {
  readonly shown: ComparedQuotation;
  readonly quotation: DigestQuotation;
}

/** What stands within marks; what is only reported is put in the reporter's own words. */
function quotationsOf(corpus: Corpus, uri: string): readonly Compared[] {
  return (corpus.digest(uri)?.quotations ?? [])
    .filter(({ kind }) => kind !== 'indirect')
    .map((quotation) => {
      const { text, range, speaker } = quotation;
      const id = speaker === undefined ? undefined : corpus.entityOf(uri, speaker);
      const name = id === undefined ? undefined : corpus.label(id)?.name;
      return {
        shown: { words: text, ...(name !== undefined && { speaker: name }), location: { uri, range } },
        quotation,
      };
    });
}

/** Each quotation with the one of the other article that has most of its words, where they are versions of one. */
function pairsOf(corpus: Corpus, uri: string, other: string, first: readonly Compared[], second: readonly Compared[]) {
  const taken = new Set<number>();
  return first.flatMap((one) => {
    const { text, quoted } = one.quotation;
    const echoes = corpus
      .echoes(uri, spokenWords(quoted ?? text))
      .filter((echo) => echo.uri === other && !taken.has(echo.quotation.start))
      .sort((a, b) => b.alignment.same - a.alignment.same);
    const start = echoes[0]?.quotation.start;
    const match = second.find(({ quotation }) => quotation.start === start);
    if (start === undefined || match === undefined) return [];
    taken.add(start);
    return [{ first: one, second: match }];
  });
}
