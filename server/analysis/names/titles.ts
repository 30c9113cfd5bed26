import { hashText } from '../learning/hashing.ts';
import { type Document, wordAt } from './document.ts';
import type { Found } from './found.ts';
import { DATE } from './kinds.ts';

/** Titles of several persons, which stand before the first of them: "Sens. Cruz and Hawley". */
const TITLES_OF_SEVERAL = new Set(
  ['sens.', 'reps.', 'govs.', 'gens.', 'drs.', 'profs.', 'revs.', 'messrs.'].map((word) => hashText(word)),
);

/** Leaves titles of several persons out of the name behind them, as those of one are: training sets have too few to learn it from. */
export function withoutTitles(document: Document, names: readonly Found[]): Found[] {
  return names.flatMap((name): Found[] => {
    const isTitle = TITLES_OF_SEVERAL.has(wordAt(document, name.first));
    if (!isTitle || name.kind >= DATE) return [name];
    const first = name.first + 1;
    return first === name.end ? [] : [{ ...name, first, token: name.token + 1 }];
  });
}
