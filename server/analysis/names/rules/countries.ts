import { isNameKind, type Mention } from '../../model.ts';

/** Countries that are called by two of their islands or regions. */
const OF_TWO =
  /^(?:Antigua (?:and|&) Barbuda|Bosnia (?:and|&|-) ?Herzegovina|S(?:ain)?t\.? Kitts (?:and|&) Nevis|S(?:ain)?t\.? Vincent (?:and|&) the Grenadines|S[ãa]o Tom[ée] (?:and|&) Pr[íi]ncipe|Trinidad (?:and|&) Tobago)(?![\p{L}\p{N}])/u;

/** None of them is longer, in code units. */
const LONGEST = 40;

/** A country that is called by two names is one place: “Trinidad and Tobago”. */
export function countriesOfTwo(text: string, mentions: readonly Mention[]): readonly Mention[] {
  let end = 0;
  return mentions.flatMap((mention): readonly Mention[] => {
    const { start, kind } = mention;
    if (start < end) return [];
    const country = isNameKind(kind) ? (OF_TWO.exec(text.slice(start, start + LONGEST))?.[0].length ?? 0) : 0;
    if (start + country <= mention.end) return [mention];
    end = start + country;
    return [{ ...mention, end, kind: 'place' }];
  });
}
