import { fold } from '../analysis/coreference/fold.ts';
import { finder } from '../analysis/corrections/anchors.ts';
import { type ArticleRule, CERTAIN } from '../analysis/corrections/rules.ts';
import { type Analysis, isNameKind, NAME_KINDS, type NameKind, type Span } from '../analysis/model.ts';

/** How the tagger did with one kind of name, where somebody has decided. */
export interface KindScore {
  readonly kind: NameKind;
  /** How many names it took for this kind, of those that were decided. */
  readonly said: number;
  /** How many are of this kind. */
  readonly is: number;
  /** How many it took for this kind rightly, from the first to the last character. */
  readonly right: number;
}

export interface Score {
  /** Adds an article: as the tagger read it, as it was corrected, and by what. */
  add(text: string, tagged: Analysis, corrected: Analysis, rules: readonly ArticleRule[]): void;
  /** By kind, those first of which most was decided. */
  kinds(): readonly KindScore[];
  /** How many names were decided: what one kind loses and another wins is one. */
  decided(): number;
}

/**
 * Scores the tagger against what was decided: names that a correction speaks of, places that were said to be names or none. What
 * nobody has looked at counts for nothing.
 */
export function createScore(): Score {
  const counts = new Map<NameKind, { said: number; is: number; right: number }>();
  const of = (kind: NameKind) => {
    let found = counts.get(kind);
    if (found === undefined) {
      found = { said: 0, is: 0, right: 0 };
      counts.set(kind, found);
    }
    return found;
  };
  let decided = 0;
  return {
    add(text, tagged, corrected, rules) {
      const isDecided = decidedBy(text, corrected, rules);
      const before = new Map(tagged.mentions.map((mention) => [keyOf(mention), mention]));
      const after = new Set(corrected.mentions.map(keyOf));
      for (const mention of corrected.mentions) {
        const { kind, confidence } = mention;
        const found = before.get(keyOf(mention));
        // A tagger that was certain by itself was not corrected.
        if (confidence !== CERTAIN || !isNameKind(kind) || (found?.confidence === CERTAIN && found.kind === kind))
          continue;
        decided += 1;
        of(kind).is += 1;
        if (found === undefined || !isNameKind(found.kind)) continue;
        of(found.kind).said += 1;
        if (found.kind === kind) of(kind).right += 1;
      }
      // What the tagger took for a name and is none.
      for (const mention of tagged.mentions) {
        if (!isNameKind(mention.kind) || after.has(keyOf(mention)) || !isDecided(mention)) continue;
        of(mention.kind).said += 1;
        // One with other ends was counted above.
        if (!corrected.mentions.some(({ start, end }) => start < mention.end && mention.start < end)) decided += 1;
      }
    },
    decided: () => decided,
    kinds: () =>
      Array.from(counts, ([kind, counted]): KindScore => ({ kind, ...counted })).sort(
        (a, b) => b.said + b.is - a.said - a.is || NAME_KINDS.indexOf(a.kind) - NAME_KINDS.indexOf(b.kind),
      ),
  };
}

/** Whether a name that is gone went by a decision: another name may go with it that nobody has looked at. */
function decidedBy(text: string, { mentions }: Analysis, rules: readonly ArticleRule[]): (name: Span) => boolean {
  const never = new Set(rules.flatMap((rule) => (rule.rule === 'never' ? [fold(rule.words)] : [])));
  const find = finder(text);
  const places = rules.flatMap((rule) => (rule.rule === 'mention' ? (find(rule.place) ?? []) : []));
  const decided = [...places, ...mentions.filter(({ confidence }) => confidence === CERTAIN)];
  return ({ start, end }) =>
    never.has(fold(text.slice(start, end))) || decided.some((one) => one.start < end && start < one.end);
}

function keyOf({ start, end }: Span): string {
  return `${start}:${end}`;
}

/** A score as a table, a line a kind and one for all together; shares in a hundred. */
export function scoreTable(kinds: readonly KindScore[]): string {
  const share = (right: number, all: number): string =>
    (all === 0 ? '–' : ((100 * right) / all).toFixed(1)).padStart(8);
  const line = (kind: string, { said, is, right }: Omit<KindScore, 'kind'>): string =>
    `${kind.padEnd(14)}${[said, is, right].map((count) => String(count).padStart(8)).join('')}${share(right, said)}${share(right, is)}`;
  const sum = (key: 'said' | 'is' | 'right'): number => kinds.reduce((total, kind) => total + kind[key], 0);
  return [
    `${'kind'.padEnd(14)}  tagged decided   right   prec.  recall`,
    ...kinds.map((kind) => line(kind.kind, kind)),
    line('all', { said: sum('said'), is: sum('is'), right: sum('right') }),
    '',
  ].join('\n');
}
