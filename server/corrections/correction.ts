import type { ArticleRule } from '../analysis/corrections/rules.ts';
import type { NameKind, NoiseKind } from '../analysis/model.ts';
import type { Constraints } from '../corpus/constraints.ts';

/** A name as it stands in every article, or only in one. */
export interface EntityName {
  readonly name: string;
  /** The article, by its path relative to the folder, with slashes. */
  readonly in?: string;
}

type InPlace = Extract<ArticleRule, { rule: 'mention' | 'quotation' | 'line' }> & { readonly in: string };

/** One item of `.marginalia/corrections.yaml`. Without `in` it holds for every article of the folder. */
export type Correction =
  | { readonly rule: 'same'; readonly names: readonly EntityName[] }
  | { readonly rule: 'different'; readonly names: readonly EntityName[] }
  | { readonly rule: 'name'; readonly name: string; readonly of: readonly string[] }
  | { readonly rule: 'kind'; readonly kind: NameKind; readonly of: readonly string[]; readonly in?: string }
  | { readonly rule: 'always'; readonly words: string; readonly kind: NameKind; readonly in?: string }
  | { readonly rule: 'never'; readonly words: string; readonly in?: string }
  | { readonly rule: 'noise'; readonly line: string; readonly kind: NoiseKind; readonly in?: string }
  | { readonly rule: 'text'; readonly line: string; readonly in?: string }
  | InPlace;

/** The order of rules in the file. */
export const RULES = [
  'same',
  'different',
  'name',
  'kind',
  'always',
  'never',
  'noise',
  'text',
  'mention',
  'quotation',
  'line',
] as const satisfies readonly Correction['rule'][];

/** Corrections as they are applied: plain data, so that it can be sent to threads. */
export interface CorrectionSet {
  readonly everywhere: readonly ArticleRule[];
  readonly articles: Readonly<Record<string, readonly ArticleRule[]>>;
  readonly corpus: Constraints;
}

/** What of a set concerns one article. */
export function rulesFor({ everywhere, articles }: CorrectionSet, path: string): readonly ArticleRule[] {
  const own = Object.hasOwn(articles, path) ? articles[path]! : [];
  return own.length === 0 ? everywhere : [...everywhere, ...own];
}

/** Sorts corrections by what they are applied to. */
export function correctionSet(corrections: readonly Correction[]): CorrectionSet {
  const everywhere: ArticleRule[] = [];
  const articles: Record<string, ArticleRule[]> = {};
  const same: string[][] = [];
  const different: string[][] = [];
  const names: Constraints['names'][number][] = [];
  const kinds: Constraints['kinds'][number][] = [];
  const never: string[] = [];
  const put = (path: string | undefined, rule: ArticleRule): void => {
    if (path === undefined) everywhere.push(rule);
    else if (Object.hasOwn(articles, path)) articles[path]!.push(rule);
    else articles[path] = [rule];
  };
  for (const correction of corrections) {
    switch (correction.rule) {
      case 'same': {
        const shared = correction.names.find((name) => name.in === undefined) ?? correction.names[0];
        const known = shared === undefined ? '' : knownAs(shared);
        for (const { name, in: path } of correction.names) {
          if (path !== undefined) put(path, { rule: 'whose', of: name, known });
        }
        same.push(correction.names.flatMap(({ name, in: path }) => (path === undefined ? [name] : [])));
        break;
      }
      case 'different':
        for (const entity of correction.names) {
          if (entity.in !== undefined) put(entity.in, { rule: 'whose', of: entity.name, known: knownAs(entity) });
        }
        different.push(correction.names.flatMap(({ name, in: path }) => (path === undefined ? [name] : [])));
        break;
      case 'name':
        names.push(correction);
        break;
      case 'kind':
        if (correction.in === undefined) kinds.push({ of: correction.of, kind: correction.kind });
        for (const of of correction.of) put(correction.in, { rule: 'kind', of, kind: correction.kind });
        break;
      case 'never':
        if (correction.in === undefined) never.push(correction.words);
        put(correction.in, { rule: 'never', words: correction.words });
        break;
      case 'always':
      case 'noise':
      case 'text':
      case 'mention':
      case 'quotation':
      case 'line': {
        const { in: path, ...rule } = correction;
        put(path, rule);
      }
    }
  }
  const several = (groups: readonly string[][]): string[][] => groups.filter(({ length }) => length > 1);
  return { everywhere, articles, corpus: { same: several(same), different: several(different), names, kinds, never } };
}

/** What several sets say of the corpus that all their articles are. */
export function constraintsOf(sets: readonly CorrectionSet[]): Constraints {
  const all = sets.map(({ corpus }) => corpus);
  return {
    same: all.flatMap(({ same }) => same),
    different: all.flatMap(({ different }) => different),
    names: all.flatMap(({ names }) => names),
    kinds: all.flatMap(({ kinds }) => kinds),
    never: all.flatMap(({ never }) => never),
  };
}

/** What the corpus knows an entity of one article by, that it should not mix with others of its name. */
function knownAs({ name, in: path }: EntityName): string {
  return path === undefined ? name : `${name} (${path.replace(/[^\p{L}\p{N}]+/gu, '')})`;
}
