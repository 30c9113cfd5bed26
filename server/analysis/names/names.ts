import type { Mention, Sentence, Token } from '../model.ts';
import { agree } from './agree.ts';
import { joinBases } from './bases.ts';
import { resolveDate } from './dates.ts';
import { describePersons } from './descriptions.ts';
import { joinExpansions } from './expansions.ts';
import { fineKinds } from './fine-kinds.ts';
import { type FirstLook, lookOver, withSigns } from './first-look.ts';
import type { Found } from './found.ts';
import { divideHeadlines } from './headlines.ts';
import { COARSE_KINDS, DATE } from './kinds.ts';
import { byRules } from './rules/rules.ts';
import { lookAgain } from './second-look.ts';
import { withSurnames } from './surnames.ts';
import type { NameTagger } from './tagger.ts';
import { withoutTitles } from './titles.ts';
import { valuesIn, withValues } from './values.ts';

/**
 * Finds the names, dates and sums of an article, in order and not overlapping.
 *
 * @param date the article's own date in ISO 8601, for dates that mean something only beside it
 */
export function* findNames(
  names: NameTagger,
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  date?: string,
): Generator<void, Mention[]> {
  const mentions = yield* namesByWeights(names, text, tokens, sentences, date);
  return describePersons(tokens, sentences, withValues(byRules(text, mentions), valuesIn(text, tokens, sentences)));
}

/** The names and dates of an article as the weights tell them: what is learned from them does not change with every rule. */
export function* namesByWeights(
  names: NameTagger,
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  date?: string,
): Generator<void, Mention[]> {
  const look = yield* lookOver(names, text, tokens, sentences);
  const { document } = look;
  const seen = decided(names, look, tokens, sentences);
  const kinds = fineKinds(names.kinds, document, seen);
  const dates = new Map<string, string | undefined>();
  const mentions: Mention[] = [];
  for (const [index, { kind: number, first, end: last, probability: confidence, token }] of seen.entries()) {
    const { start } = tokens[token]!;
    const { end } = tokens[token + last - first - 1]!;
    const coarse = COARSE_KINDS[number]!;
    const kind = coarse === 'misc' || coarse === 'place' ? kinds[index]! : coarse;
    const value = number === DATE ? meaningOf(text.slice(start, end), date, dates) : undefined;
    mentions.push(value === undefined ? { start, end, kind, confidence } : { start, end, kind, confidence, value });
  }
  return mentions;
}

/** The names of an article, when all that its sentences have is known. */
function decided(
  { second }: NameTagger,
  look: FirstLook,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
): readonly Found[] {
  const { document, elsewhere, found } = look;
  if (second === undefined) return divideHeadlines(document, agree(document, found));
  const whole = joinExpansions(document, divideHeadlines(document, withSigns(look, tokens)));
  const again = withoutTitles(document, joinBases(document, lookAgain(second, document, elsewhere, whole)));
  return withSurnames(document, elsewhere, sentences, again);
}

/** What a date means; the same words mean the same throughout an article. */
function meaningOf(text: string, date: string | undefined, known: Map<string, string | undefined>): string | undefined {
  if (!known.has(text)) known.set(text, resolveDate(text, date));
  return known.get(text);
}
