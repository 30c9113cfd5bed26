import { NAME_KINDS, type NameKind } from '../analysis/model.ts';
import { each, sizeOf } from './few.ts';
import { firstOf } from './first.ts';
import { type Identity, idOf } from './identity.ts';
import type { EntityId } from './model.ts';
import type { Article, Name } from './name-entries.ts';

/** What full names tell by themselves, before anybody has found out whom short ones mean: true, and less than there is. */
export interface Foremost {
  /** How many full names there are of each kind, in the order of `NAME_KINDS`; spellings of one counted each. */
  readonly names: Uint32Array;
  /** Those of most mentions, of the kind that was asked for. */
  readonly entities: readonly { readonly id: EntityId; readonly mentions: number; readonly articles: number }[];
}

/** More names are looked at than entities are wanted: some are spellings of others. */
const SPARE = 1.5;

interface Found {
  readonly name: Name;
  readonly mentions: number;
}

/** Costs a look at each name, and joins the spellings of those that are wanted only. */
export function foremostOf(
  all: Iterable<Name>,
  identity: Pick<Identity, 'clusterOf'>,
  kind: NameKind | undefined,
  most: number,
): Foremost {
  const names = new Uint32Array(NAME_KINDS.length);
  const wanted = kind === undefined ? -1 : NAME_KINDS.indexOf(kind);
  const found: Found[] = [];
  for (const name of all) {
    if (name.isShort) continue;
    const { kinds } = name;
    let best = 0;
    for (let i = 2; i < kinds.length; i += 2) if (kinds[i + 1]! > kinds[best + 1]!) best = i;
    const own = kinds[best];
    if (own === undefined) continue;
    names[own]! += 1;
    if (own === wanted) found.push({ name, mentions: mentionsOf(name) });
  }
  const byMentions = (a: Found, b: Found): number => b.mentions - a.mentions || (a.name.id < b.name.id ? -1 : 1);
  const entities = firstOf(found, SPARE * most, byMentions).flatMap(({ name }) => {
    const cluster = identity.clusterOf(name);
    if (cluster[0] !== name) return [];
    const articles = new Set<Article>();
    if (cluster.length > 1) for (const one of cluster) for (const article of each(one.articles)) articles.add(article);
    const mentions = cluster.reduce((sum, one) => sum + mentionsOf(one), 0);
    return [{ id: idOf(cluster), mentions, articles: cluster.length > 1 ? articles.size : sizeOf(name.articles) }];
  });
  return { names, entities: entities.sort((a, b) => b.mentions - a.mentions).slice(0, most) };
}

function mentionsOf({ spellings }: Name): number {
  let mentions = 0;
  for (let i = 1; i < spellings.length; i += 2) mentions += spellings[i]!;
  return mentions;
}
