import { concerning, differing } from '../analysis/corrections/concerning.ts';
import type { ArticleRule } from '../analysis/corrections/rules.ts';
import type { StoredArticle } from '../store/store.ts';
import type { Said } from './corrections.ts';
import type { Host } from './host.ts';
import { type KnownFile, nameOf } from './known-file.ts';
import type { Stores } from './stores.ts';

/** How many articles of which the same is known are told to a store at a time. */
const SETTLED = 64;

/** How long texts are looked through at a time, in milliseconds. */
const SLICE = 4;

/** What is known of the articles, and by what it is found out whether that still holds. */
export interface Acquaintance {
  readonly host: Pick<Host, 'now' | 'pause' | 'read'>;
  /** By their addresses; those of which the same is known get the name of what is said now. */
  readonly known: Map<string, KnownFile>;
  readonly stores: Pick<Stores, 'of'>;
  /** Lines that are never noise. */
  readonly keep: readonly string[];
}

/**
 * Finds the articles that what is said now may concern and what was said before did not, as their words tell. Of the others the
 * same is known as before, and the stores are told so.
 */
export async function concerned(
  before: Said,
  now: Said,
  { host, known, stores, keep }: Acquaintance,
): Promise<readonly string[]> {
  const concerns = concerning(differing(before.everywhere, now.everywhere));
  const names = new Map<readonly ArticleRule[], string>();
  const named = (rules: readonly ArticleRule[]): string => {
    const name = names.get(rules) ?? nameOf({ keep, rules });
    names.set(rules, name);
    return name;
  };
  const anew: string[] = [];
  let settled: Omit<StoredArticle, 'digest' | 'remark'>[] = [];
  const settle = (): void => {
    for (const [store, files] of stores.of(settled)) store.touch(files);
    settled = [];
  };
  let until = host.now() + SLICE;
  for (const [uri, state] of [...known]) {
    const analysedWith = named(now.rules(uri));
    if (state.analysedWith === analysedWith) continue;
    const isAsBefore =
      state.analysedWith === named(before.rules(uri)) &&
      JSON.stringify(before.own(uri)) === JSON.stringify(now.own(uri));
    const text = isAsBefore ? await host.read(uri) : undefined;
    // It was read meanwhile.
    if (known.get(uri) !== state) continue;
    if (text === undefined || concerns(text)) anew.push(uri);
    else {
      known.set(uri, { ...state, analysedWith });
      const { size, modified, hash } = state;
      settled.push({ uri, size, modified, hash, analysedWith });
    }
    if (settled.length >= SETTLED) settle();
    if (host.now() < until) continue;
    await host.pause();
    until = host.now() + SLICE;
  }
  settle();
  return anew;
}
