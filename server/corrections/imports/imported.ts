import type { Annotated } from '../../exchange/record.ts';
import type { Difference } from './difference.ts';
import { identityDifferences, type NamesOf } from './identity.ts';
import { lineDifferences } from './lines.ts';
import { type ClassOf, classesIn, nameDifferences } from './names.ts';
import type { Pair } from './pair.ts';
import { quotationDifferences, quotationScheme } from './quotations.ts';

// What somebody annotated with another tool becomes corrections in two steps: first the names and lines, then, of articles read with
// these, who is who and who said what.

/** Which names there are, of what kind, and which lines are noise. */
export function textDifferences(pairs: readonly Pair[], classOf: ClassOf): readonly Difference[] {
  const theirs = pairs.map((pair) => pair.theirs);
  const classes = classesIn(theirs, classOf);
  const marksNoise = theirs.some(({ noise }) => noise.length > 0);
  return pairs.flatMap((pair) => [
    ...(classes.size === 0 ? [] : nameDifferences(pair, classOf, classes)),
    ...(marksNoise ? lineDifferences(pair) : []),
  ]);
}

/** @param pairs with our side read with the corrections that `textDifferences` led to */
export function voiceDifferences(pairs: readonly Pair[], namesOf: NamesOf): readonly Difference[] {
  const scheme = quotationScheme(pairs.map(({ theirs }) => theirs));
  return [...identityDifferences(pairs, namesOf), ...pairs.flatMap((pair) => quotationDifferences(pair, scheme))];
}

/**
 * Finds articles of ours by their ids, or else by their words: of other tools not all know where a text came from.
 *
 * @param texts ours by id
 */
export function identified(theirs: readonly Annotated[], texts: ReadonlyMap<string, string>): readonly Annotated[] {
  let byWords: Map<string, string> | undefined;
  return theirs.flatMap((article): Annotated[] => {
    if (texts.has(article.id)) return [article];
    byWords ??= new Map(Array.from(texts, ([id, text]) => [wordsOf(text), id]));
    const id = byWords.get(wordsOf(article.text));
    return id === undefined ? [] : [{ ...article, id }];
  });
}

function wordsOf(text: string): string {
  return text.replace(/[\s\ufeff]+/g, ' ').trim();
}
