import type { Mention, MentionKind } from '../../model.ts';
import { toldToBe } from './told.ts';

/** What these may be taken for. */
const TAKEN_FOR: ReadonlySet<MentionKind> = new Set(['event', 'organization', 'product', 'work']);

/** What is built, and what lies in a landscape: no body ends its name so. */
const BUILT = /\S\s(?:Dam|Pipeline)$/u;
const LAND = /\S\s\S+\s(?:Refuge|Zone)$/u;

/** Parts of a land are called so, and are taken for works. */
const REGION = /^\p{Lu}\p{L}+ Belt$/u;

/** “Keystone Pipeline”, “Arctic National Wildlife Refuge”: what bodies quarrel about is taken for one of them. */
export function groundsAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return mentions.map((mention) => {
    if (!TAKEN_FOR.has(mention.kind)) return mention;
    const name = text.slice(mention.start, mention.end);
    if (mention.kind !== 'organization') return REGION.test(name) ? toldToBe(mention, 'place') : mention;
    if (BUILT.test(name)) return toldToBe(mention, 'facility');
    return LAND.test(name) ? toldToBe(mention, 'place') : mention;
  });
}
