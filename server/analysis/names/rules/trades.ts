import type { Mention, MentionKind } from '../../model.ts';
import { isRaisedLine, lineAround, placesOf, standsSmall } from './raised.ts';
import { toldToBe } from './told.ts';

/** What companies make stands before them without an article: “chipmaker Arvenic”. */
const MAKER =
  /(?<![\p{L}\p{N}])(?:auto|battery|car|chip|drug|film|gun|phone|plane|shoe|steel|toy|truck|vaccine|watch)maker\s$/iu;

/** So many code units, “vaccinemaker ” and one more, are read before a name. */
const LONGEST_MAKER = 14;

/** Titles that are given names, too. */
const TITLE = /^(?:Abbot|Baron|Bishop|Count|Deacon|Dean|Duke|Earl|Judge|King|Major|Marshal|Prince|Sergeant)$/u;

/** What stands before the first word of a sentence. */
const OPENS = /(?:^|[\n.!?:]["”’)]?\s*["“‘(]?)$/u;

/** So many code units are read before a name for that. */
const BEFORE = 6;

/**
 * Leaves out of a name the common noun before it, which has a capital only as it opens its sentence or as all words of its line have
 * one: “Insurer Tessin Cuts Jobs”, where the article writes “the insurer”, and calls Tessin so by itself. Makers are
 * companies. And a dean is no Dean.
 */
export function withoutTrades(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const spellings = new Set(mentions.map(({ start, end }) => text.slice(start, end)));
  const lengths = new Map<string, number>();
  const makers = new Set<string>();
  const named = mentions.map((mention): Mention => {
    const { start, end, kind } = mention;
    if (kind === 'date' || kind === 'money') return mention;
    const spelling = text.slice(start, end);
    const length = lengths.get(spelling) ?? lengthOfTrade(text, spelling, kind, spellings);
    lengths.set(spelling, length);
    const first = start + length;
    if (endsInR(text, first - 2) && MAKER.test(text.slice(Math.max(0, first - LONGEST_MAKER), first)))
      makers.add(text.slice(first, end));
    return length === 0 ? mention : { ...mention, start: first };
  });
  if (makers.size === 0) return named;
  return named.map((mention) =>
    makers.has(text.slice(mention.start, mention.end)) ? toldToBe(mention, 'organization') : mention,
  );
}

/** Stands an R there, with which every word for a maker ends? It saves looking for one before most names. */
function endsInR(text: string, at: number): boolean {
  return at >= 0 && (text.charCodeAt(at) | 32) === 0x72;
}

/** How many code units of a name say what it does; `spellings` has the names of the article. */
function lengthOfTrade(text: string, name: string, kind: MentionKind, spellings: ReadonlySet<string>): number {
  const length = name.indexOf(' ') + 1;
  if (length === 0 || MAKER.test(name.slice(0, length))) return length;
  const [trade, rest] = [name.slice(0, length - 1), name.slice(length)];
  if (kind === 'person') return TITLE.test(trade) && isTitled(text, trade, rest, spellings) ? length : 0;
  if (kind !== 'organization' || !spellings.has(rest) || !/^\p{Lu}\p{Ll}+$/u.test(trade)) return 0;
  // What takes longest comes last.
  return !standsSmall(text, rest) && hasCapitalOfPlace(text, name) && isCalled(text, trade) ? length : 0;
}

/** Has the article a dean, and somebody of that name who is not called Dean: “the dean, Ada Berg”, “Dean Berg”? */
function isTitled(text: string, title: string, surname: string, spellings: ReadonlySet<string>): boolean {
  if (!standsSmall(text, title)) return false;
  const last = ` ${surname}`;
  return [...spellings].some((name) => name.endsWith(last) && !name.startsWith(title));
}

/** Is somebody called so: “the insurer said”, no “the national assembly”? */
function isCalled(text: string, trade: string): boolean {
  const called = `(?<!\\p{L})(?:the|an?)\\s${trade.toLowerCase()}(?=[,.;:]|\\s(?:and|had|has|in|is|on|said|that|to|was|which|will|would)\\b)`;
  return new RegExp(called, 'iu').test(text);
}

/** Has the first word its capital for where it stands, wherever that is? */
function hasCapitalOfPlace(text: string, name: string): boolean {
  for (const at of placesOf(text, name)) {
    const { start, end } = lineAround(text, at);
    if (!OPENS.test(text.slice(Math.max(0, at - BEFORE), at)) && !isRaisedLine(text.slice(start, end))) return false;
  }
  return true;
}
