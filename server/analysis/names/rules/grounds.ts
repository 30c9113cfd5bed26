import type { Mention } from '../../model.ts';
import { toldToBe } from './told.ts';

/** What is built, and what lies in a landscape: no body ends its name so. */
const BUILT = /\S\s(?:Dam|Pipeline)$/u;
const LAND = /\S\s\S+\s(?:Refuge|Zone)$/u;

/** “Keystone Pipeline”, “Arctic National Wildlife Refuge”: what bodies quarrel about is taken for one of them. */
export function groundsAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return mentions.map((mention) => {
    if (mention.kind !== 'organization') return mention;
    const name = text.slice(mention.start, mention.end);
    if (BUILT.test(name)) return toldToBe(mention, 'facility');
    return LAND.test(name) ? toldToBe(mention, 'place') : mention;
  });
}
