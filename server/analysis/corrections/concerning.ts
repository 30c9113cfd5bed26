import { fold } from '../coreference/fold.ts';
import type { ArticleRule } from './rules.ts';

/**
 * Tells of a text whether some rules for all articles may say something of it: whether all words of one of them stand in it, in
 * whatever order. Costs a look through the text for every rule; an article need not be analysed to know that nothing has changed.
 */
export function concerning(rules: readonly ArticleRule[]): (text: string) => boolean {
  const wanted = rules.map((rule) => {
    const words = new Set(fold(wordsOf(rule)).split(' '));
    // The longest is the rarest.
    return [...words].sort((a, b) => b.length - a.length);
  });
  return (text) => {
    const folded = fold(text);
    return wanted.some((words) => words.every((word) => folded.includes(word)));
  };
}

function wordsOf(rule: ArticleRule): string {
  switch (rule.rule) {
    case 'never':
    case 'always':
      return rule.words;
    case 'kind':
    case 'whose':
      return rule.of;
    case 'noise':
    case 'text':
      return rule.line;
    case 'mention':
    case 'quotation':
    case 'line':
      return rule.place.words;
  }
}

/** The rules that only one of two lists has. */
export function differing(a: readonly ArticleRule[], b: readonly ArticleRule[]): readonly ArticleRule[] {
  if (a === b) return [];
  const [ofA, ofB] = [a, b].map((rules) => new Map(rules.map((rule) => [JSON.stringify(rule), rule])));
  return [...ofA!]
    .filter(([key]) => !ofB!.has(key))
    .concat([...ofB!].filter(([key]) => !ofA!.has(key)))
    .map(([, rule]) => rule);
}
