import type { Mention, MentionKind } from '../../model.ts';
import { toldToBe } from './told.ts';

/** What an idea, a disease or a party is taken for, name by name. */
const TAKEN_FOR: ReadonlySet<MentionKind> = new Set(['event', 'language', 'product', 'work']);

const IDEA = /^\p{Lu}[\p{L}-]+(?:ism|phobia)$/u;

const DISEASE = /^(?:AIDS|Ebola|HIV|H\dN\d|MERS|SARS(?:-CoV-?\d?)?|Zika)$/u;

/** Peoples by their faith, parties and origin, and those of a party somewhere: “College Republicans”. */
const PEOPLE =
  /^(?:Buddhism|Hinduism|Mormonism|Sikhism|Hispanics?|Latin[ao]s?|(?:\p{Lu}\p{L}+ )*(?:Democrat|Republican)s?)$/u;

/** “Marxism”, “Ebola” and “Democrat” are no works, events or products. */
export function ideasAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return mentions.map((mention) => {
    if (!TAKEN_FOR.has(mention.kind)) return mention;
    const name = text.slice(mention.start, mention.end);
    if (PEOPLE.test(name)) return toldToBe(mention, 'group');
    return IDEA.test(name) || DISEASE.test(name) ? toldToBe(mention, 'other') : mention;
  });
}
