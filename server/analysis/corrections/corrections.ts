import type { Resolved } from '../coreference/coreference.ts';
import type { Line, LineScore, Mention, Quotation } from '../model.ts';
import { type Find, finder } from './anchors.ts';
import { correctEntities } from './entities.ts';
import { correctLines } from './lines.ts';
import { correctNames } from './names.ts';
import { correctQuotations } from './quotations.ts';
import type { ArticleRule } from './rules.ts';

/** What a reader said of an article, brought in where each step of its analysis has its result: later steps build on it. */
export interface Corrections {
  lines(scores: readonly LineScore[], lines: readonly Line[]): readonly LineScore[];
  names(names: readonly Mention[]): readonly Mention[];
  entities(resolved: Resolved): Resolved;
  quotations(quotations: readonly Quotation[], resolved: Resolved): readonly Quotation[];
}

const NONE: Corrections = {
  lines: (scores) => scores,
  names: (names) => names,
  entities: (resolved) => resolved,
  quotations: (quotations) => quotations,
};

/** @param rules those of this article and those of all; rules for places that are gone do nothing */
export function correctionsFor(text: string, rules: readonly ArticleRule[]): Corrections {
  if (rules.length === 0) return NONE;
  let find: Find | undefined;
  const found: Find = (place) => {
    find ??= finder(text);
    return find(place);
  };
  return {
    lines: (scores, lines) => correctLines(text, scores, lines, rules, found),
    names: (names) => correctNames(text, names, rules, found),
    entities: (resolved) => correctEntities(text, resolved, rules, found),
    quotations: (quotations, resolved) => correctQuotations(text, quotations, resolved, rules, found),
  };
}
