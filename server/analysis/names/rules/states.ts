import type { Mention, MentionKind } from '../../model.ts';
import { toldToBe } from './told.ts';

/** What the states of the USA are called by what they are known for; teams, “Golden State”, and schools have no article. */
const NICKNAMED =
  /^(?:[Tt]he )?(?:Aloha|Badger|Bay|Beaver|Beehive|Big Sky|Bluegrass|Buckeye|Centennial|Constitution|Cornhusker|Cowboy|Empire|Equality|Evergreen|First|Garden|Gem|Golden|Grand Canyon|Granite|Great Lakes?|Green Mountain|Hawkeye|Hoosier|Keystone|Lone Star|Magnolia|Mount Rushmore|North Star|Nutmeg|Ocean|Old Line|Palmetto|Peace Garden|Peach|Pelican|Pine Tree|Prairie|Show[- ]Me|Silver|Sooner|Sunflower|Sunshine|Tar Heel|Treasure|Volunteer|Wolverine) State$/u;

/** What the capital is taken for, name by name. */
const CAPITAL_TAKEN_FOR: ReadonlySet<MentionKind> = new Set(['event', 'other', 'product', 'work']);

/** “the Sunshine State” is a place, and so is “DC”. */
export function statesAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return mentions.map((mention) => {
    const { start, end, kind } = mention;
    if (end - start === 2 && CAPITAL_TAKEN_FOR.has(kind) && text.slice(start, end) === 'DC')
      return toldToBe(mention, 'place');
    // Hardly any name ends so, and finding that out takes less than the expression.
    if (kind === 'place' || text[end - 6] !== ' ' || text[end - 1] !== 'e') return mention;
    const name = text.slice(start, end);
    const hasArticle = /^[Tt]he /u.test(name) || /(?<!\p{L})[Tt]he $/u.test(text.slice(Math.max(0, start - 5), start));
    return hasArticle && NICKNAMED.test(name) ? toldToBe(mention, 'place') : mention;
  });
}
