import { isNameKind, type Mention } from '../../model.ts';
import { toldToBe } from './told.ts';

/** What companies make or do stands before them without an article, with a capital where it opens a sentence or a headline. */
const MAKER = /^(?:auto|battery|car|chip|drug|gun|phone|plane|shoe|steel|toy|truck|vaccine|watch)maker /iu;
const TRADE =
  /^(?:Airline|Brewer|Broadcaster|Conglomerate|Insurer|Lender|Miner|Refiner|Retailer) (?!(?:AG|Bank|Co|Corp|Group|Holdings|Inc|Ltd|PLC|SA)\b)/u;

/** The same before a name of one word; watches, guns, shoes and toys are made by persons, too. */
const MAKER_BEFORE = /(?<![\p{L}-])(?:auto|battery|car|chip|drug|phone|plane|steel|truck|vaccine)maker $/iu;
const AHEAD = ' batterymaker '.length;

/** One word: “Airline Pilots Association” is a name as a whole. */
const WORD = /^[\p{Lu}][\p{L}\p{N}&’'-]*$/u;

/**
 * Leaves out of a company’s name the common noun before it, “Carmaker Ostra said”, and tells by it what kind of name that is, wherever the
 * article has it.
 */
export function withoutTrades(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const companies = new Set<string>();
  const named: Mention[] = [];
  for (const mention of mentions) {
    const { start, end, kind } = mention;
    const length = isNameKind(kind) ? lengthOfTrade(text.slice(start, end)) : 0;
    if (length > 0 || isMadeOut(text, mention)) companies.add(text.slice(start + length, end));
    named.push(length === 0 ? mention : { ...mention, start: start + length });
  }
  if (companies.size === 0) return mentions;
  return named.map((mention) =>
    companies.has(text.slice(mention.start, mention.end)) ? toldToBe(mention, 'organization') : mention,
  );
}

/** Is this taken for somebody or a place, and a maker by the word before it? */
function isMadeOut(text: string, { start, end, kind }: Mention): boolean {
  return (
    (kind === 'person' || kind === 'place') &&
    text.startsWith('maker ', start - 'maker '.length) &&
    MAKER_BEFORE.test(text.slice(Math.max(0, start - AHEAD), start)) &&
    WORD.test(text.slice(start, end))
  );
}

/** How many code units of a name say what it does. */
function lengthOfTrade(name: string): number {
  const maker = MAKER.exec(name)?.[0].length ?? 0;
  if (maker > 0) return maker;
  const trade = TRADE.exec(name)?.[0].length ?? 0;
  return WORD.test(name.slice(trade)) ? trade : 0;
}
