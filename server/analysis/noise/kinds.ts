import { hashText } from '../learning/hashing.ts';
import type { NoiseKind } from '../model.ts';
import { START_UPPER, type Surroundings, startOf } from './features.ts';
import { HOLDS, isSentenceEnd, type Measured, type MeasuredArticle } from './measure.ts';
import { AFTER, BEFORE } from './roles.ts';
import { knownOf, WORD } from './words.ts';

const AND = hashText('and');

/** So many short lines in a row are a list. */
const SHORTEST_LIST = 4;

/** Of which kind a line is, if it is noise, and what speaks for it, to be read after "This line"; the strongest first. */
export interface Reasons {
  readonly kind: NoiseKind;
  readonly evidence: readonly string[];
}

const OF_ROLE: Readonly<Record<number, string>> = {
  [BEFORE]: 'stands before the article begins',
  [AFTER]: 'stands after the article has ended',
};

/**
 * Tells of which kind a line is and why: by its sign, or else by its shape and where it stands.
 *
 * @param role the likeliest of `BEFORE`, `INSIDE` and `AFTER`
 */
export function reasonsFor({ lines }: MeasuredArticle, around: Surroundings, i: number, role: number): Reasons {
  const line = lines[i]!;
  const evidence: string[] = [];
  const run = around.runEnd[i]! - around.runStart[i]!;
  if (line.sign !== undefined) evidence.push(line.sign.evidence);
  const opens = i === 0 && !around.isPage;
  const kind = line.sign?.kind ?? kindByPlace(line, role, run, around.copies[i]!, opens);
  if (around.copies[i]! > 1) evidence.push('stands in this article more than once');
  if (run >= SHORTEST_LIST && role !== BEFORE) evidence.push('is one of a list of short lines');
  else if (run >= SHORTEST_LIST) evidence.push('is one of many short lines in a row');
  const beside = [lines[i - 1], lines[i + 1]].find((other) => other?.sign !== undefined);
  if (beside?.sign !== undefined && line.sign === undefined)
    evidence.push(`stands beside a line that ${beside.sign.evidence}`);
  const where = OF_ROLE[role];
  if (where !== undefined) evidence.push(where);
  if (around.coherence.shared[i] === 0 && line.contentWords > 2 && around.firstProse >= 0)
    evidence.push('shares no word with the article');
  if (evidence.length === 0) evidence.push('looks like what websites put between paragraphs');
  return { kind, evidence };
}

/** @param opens whether it is the first line of a text that is hardly more than an article */
function kindByPlace(line: Measured, role: number, run: number, copies: number, opens: boolean): NoiseKind {
  const { wordCount, contentWords, capitalised, holds, letters, capitals, marks } = line;
  const isSentence = isSentenceEnd(line.lastCode);
  const isName = !isSentence && contentWords > 0 && capitalised === contentWords && line.functionWords <= 1;
  if (letters === 0) return 'residue';
  if ((holds & HOLDS.copyright) !== 0) return 'legal';
  if ((holds & (HOLDS.date | HOLDS.year)) !== 0 && wordCount <= 8 && !isSentence) return 'date-line';
  if ((holds & HOLDS.at) !== 0 && wordCount <= 6) return 'byline';
  // "News | Sport | Harbour": hardly more words than bars.
  if ((holds & HOLDS.bar) !== 0 && marks >= 2 && wordCount <= 3 * marks && !isSentence) return 'navigation';
  if (copies > 1 && isName && wordCount <= 5) return 'site-name';
  const isPerson = wordCount >= 2 && line.words.every((word) => word === AND || (knownOf(word) & WORD.function) === 0);
  const isAlone = run < SHORTEST_LIST || opens;
  if (isName && isPerson && wordCount <= 4 && capitals < letters / 2 && run < SHORTEST_LIST) return 'byline';
  if (wordCount <= 3) return isName && role === BEFORE && isAlone ? 'site-name' : 'navigation';
  if (!isSentence && startOf(line.firstCode) === START_UPPER && wordCount >= 5 && role !== BEFORE) return 'related';
  if (role !== AFTER && wordCount >= 6) return 'caption';
  return run >= SHORTEST_LIST ? 'related' : 'residue';
}
