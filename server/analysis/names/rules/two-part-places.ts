import { isNameKind, type Mention } from '../../model.ts';

/** Countries that are called by two of their islands or regions. */
const COUNTRY =
  /^(?:Antigua (?:and|&) Barbuda|Bosnia (?:and|&|-) ?Herzegovina|S(?:ain)?t\.? Kitts (?:and|&) Nevis|S(?:ain)?t\.? Vincent (?:and|&) the Grenadines|S[ãa]o Tom[ée] (?:and|&) Pr[íi]ncipe|Trinidad (?:and|&) Tobago)(?![\p{L}\p{N}])/u;

/** What joins two halves of a town’s name, so often from another language that too few examples teach it: “Dar es Salaam”. */
const SECOND_HALF = /^[ -](?:am|an der|es|sous|super|sur|upon)[ -]\p{Lu}\p{L}+/u;

/** None of them is longer, in code units. */
const LONGEST = 40;

/** A place that is called by two names, or by two halves of one, is one place: “Trinidad and Tobago”, “Frankfurt am Main”. */
export function twoPartPlaces(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const joined: Mention[] = [];
  let last = 0;
  for (const [index, mention] of mentions.entries()) {
    if (mention.start < last) continue;
    const end = Math.max(endOfCountry(text, mention), endOfTown(text, mention, mentions[index + 1]));
    if (end > mention.end) last = end;
    joined.push(end > mention.end ? { ...mention, end, kind: 'place' } : mention);
  }
  return joined;
}

function endOfCountry(text: string, { start, kind }: Mention): number {
  return isNameKind(kind) ? start + (COUNTRY.exec(text.slice(start, start + LONGEST))?.[0].length ?? 0) : start;
}

/** In “Kell upon Tuesday’s news” there is a day, and no second half. */
function endOfTown(text: string, { end, kind }: Mention, next: Mention | undefined): number {
  const half = kind === 'place' ? (SECOND_HALF.exec(text.slice(end, end + LONGEST))?.[0].length ?? 0) : 0;
  return next !== undefined && next.start < end + half && next.kind === 'date' ? end : end + half;
}
