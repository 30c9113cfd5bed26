// Where persons and bodies stand in a sentence: whoever acts in it is spoken of rather than whom it names besides.

import type { LocalEntity, Mention, Sentence, Span, Token } from '../model.ts';
import { isCapitalised } from '../text/characters.ts';
import { firstFrom, isWithin, tokenFrom } from '../text/spans.ts';
import { lastCalled, OFFICES } from './offices.ts';

/** What is looked at; all in order. */
interface Article {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  readonly entities: readonly LocalEntity[];
  /** 1 for each mention that stands within somebody's words. */
  readonly quoted: Uint8Array;
  /** Somebody's words; none within another. */
  readonly said: readonly Span[];
}

/** Where somebody stands in a sentence. */
export interface Standing extends Span {
  /** Where what is said of them before the name begins. */
  readonly called: number;
  readonly entity: number;
  /** Only within somebody's words. */
  readonly isQuoted: boolean;
}

/** Who is named in a sentence, in order; first of all, where offices are asked for, whom it begins with: "The president". */
export function standingIn(article: Article, sentence: Sentence, offices: boolean): Standing[] {
  const { tokens, mentions, quoted, said } = article;
  const found: Standing[] = [];
  const [the, office, next] = [0, 1, 2].map((offset) => tokens[sentence.firstToken + offset]);
  const isOffice =
    the?.text === 'The' && office !== undefined && OFFICES.has(office.text) && !isWithin(said, the.start);
  if (offices && isOffice && !/^(?:\p{Lu}|['’])/u.test(next?.text ?? '')) {
    const entity = lastCalled(article, { noun: office.text, ranks: '', of: undefined }, the.start);
    if (entity !== undefined)
      found.push({ start: the.start, end: office.end, called: the.start, entity, isQuoted: false });
  }
  for (let i = firstFrom(mentions, sentence.start); i < mentions.length && mentions[i]!.start < sentence.end; i++) {
    const { start, end, entity, description } = mentions[i]!;
    const called = Math.min(start, description?.start ?? start);
    if (entity !== undefined) found.push({ start, end, called, entity, isQuoted: quoted[i] === 1 });
  }
  return found;
}

const PREPOSITIONS = new Set(
  'about against among at between but by for from in into like of on over than to toward towards under upon with without'.split(
    ' ',
  ),
);

const DETERMINERS = new Set('a an former her his its the their'.split(' '));

/** Does a name stand where nobody acts: "for Defense Minister Novak", "Novak’s"? */
export function isOblique({ text, tokens }: Pick<Article, 'text' | 'tokens'>, { called, end }: Standing): boolean {
  return /^['’]s?(?![\p{L}\p{N}])/u.test(text.slice(end, end + 3)) || isBehindPreposition(tokens, called);
}

/** So many tokens of a title are looked at before a name. */
const LONGEST_TITLE = 12;

/** Does a preposition stand before a name, or before its title, which begin at `called`: "for Defense Minister Novak"? */
export function isBehindPreposition(tokens: readonly Token[], called: number): boolean {
  const first = tokenFrom(tokens, called);
  for (let before = first - 1; before >= 0 && first - before <= LONGEST_TITLE; before--) {
    const word = tokens[before]!.text;
    if (PREPOSITIONS.has(word.toLowerCase())) return true;
    if (!isCapitalised(word) && !DETERMINERS.has(word)) return false;
  }
  return false;
}

/** So many tokens may stand before the name that begins a sentence: "Former Defense Minister". */
const BEGINNING = 4;

/** Is a sentence likely to be about whom it names here? */
export function begins(
  { text, tokens }: Pick<Article, 'text' | 'tokens'>,
  sentence: Sentence,
  { start, end }: Span,
  pronoun: Span,
): boolean {
  if (tokenFrom(tokens, start) - sentence.firstToken > BEGINNING) return false;
  // “Like Novak, he” is not about Novak.
  return !/^, ?$/.test(text.slice(end, pronoun.start));
}
