import { isNameKind, type Mention } from '../../model.ts';

/** What joins two halves of a town’s name, so often from another language that too few examples teach it: “Dar es Salaam”. */
const TOWN = /^[ -](?:am|an der|es|sous|super|sur|upon)[ -]\p{Lu}\p{L}+/u;

/** Countries that are called by two of their islands or regions. */
const OF_TWO =
  /^(?:Antigua (?:and|&) Barbuda|Bosnia (?:and|&|-) ?Herzegovina|S(?:ain)?t\.? Kitts (?:and|&) Nevis|S(?:ain)?t\.? Vincent (?:and|&) the Grenadines|S[ãa]o Tom[ée] (?:and|&) Pr[íi]ncipe|Trinidad (?:and|&) Tobago)(?![\p{L}\p{N}])/u;

/** A bill is called by its number: “Bill C-18”. */
const BILL = /^Bill \p{Lu}[-‑]\d+(?![\p{L}\p{N}])/u;

/** The Crown, before whomever it tries. */
const CROWN = /(?<![\p{L}\p{N}])(?:R|Rex|Regina) v\.? $/u;
const BY_CROWN = /^(?:R|Rex|Regina) v\.? \p{Lu}/u;

/** Between the parties of a lawsuit; matches have it without its full stop. */
const VERSUS = /\sv\.\s\p{Lu}/u;

/** So many code units are read before a name. */
const BEFORE = 11;

/** Joins to a name what is part of it: the other half of a town’s or a country’s, a bill’s number, and in a case of the Crown the Crown. */
export function joinedNames(text: string, mentions: readonly Mention[]): readonly Mention[] {
  let end = 0;
  return mentions.flatMap((mention, index): readonly Mention[] => {
    if (mention.start < end) return [];
    const joined = asLawsuit(text, withCrown(text, withRest(text, mention, mentions[index + 1])));
    end = joined.end;
    return [joined];
  });
}

function withRest(text: string, mention: Mention, next: Mention | undefined): Mention {
  const { start, kind } = mention;
  const bill = kind === 'person' ? BILL.exec(text.slice(start, start + 20))?.[0] : undefined;
  if (bill !== undefined) return { ...mention, end: start + bill.length, kind: 'law' };
  const country = isNameKind(kind) ? OF_TWO.exec(text.slice(start, start + 40))?.[0] : undefined;
  if (country !== undefined && start + country.length > mention.end)
    return { ...mention, end: start + country.length, kind: 'place' };
  const half = mention.kind === 'place' ? TOWN.exec(text.slice(mention.end, mention.end + 40))?.[0] : undefined;
  if (half === undefined) return mention;
  const end = mention.end + half.length;
  // “In Kell upon Tuesday’s news” has a day.
  return next !== undefined && next.start < end && next.kind === 'date' ? mention : { ...mention, end };
}

function withCrown(text: string, mention: Mention): Mention {
  const { start, end, kind } = mention;
  if (kind !== 'person' && kind !== 'organization') return mention;
  const crown = CROWN.exec(text.slice(Math.max(0, start - BEFORE), start))?.[0].length ?? 0;
  const isCase = crown > 0 || BY_CROWN.test(text.slice(start, end));
  return isCase ? { ...mention, start: start - crown, kind: 'law' } : mention;
}

function asLawsuit(text: string, mention: Mention): Mention {
  const { start, end, kind } = mention;
  return isNameKind(kind) && kind !== 'law' && VERSUS.test(text.slice(start, end))
    ? { ...mention, kind: 'law' }
    : mention;
}
