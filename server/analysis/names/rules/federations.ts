import type { Mention, MentionKind } from '../../model.ts';
import { firstEndingAfter } from '../../text/spans.ts';
import { tell } from './told.ts';

/** As federations call countries; those that hardly any table has are left out. */
const CODES: ReadonlySet<string> = new Set(
  'ALG ANG ARG ARM AUS AUT AZE BAH BAR BDI BEL BIH BLR BRA BUL CAN CHI CHN CIV CMR COL CRC CRO CUB CYP CZE DEN DOM ECU EGY ENG ESP EST ETH FIN FRA GBR GEO GER GHA GRE HKG HUN INA IND IRI IRL IRN ISL ISR ITA JAM JPN KAZ KEN KGZ KOR KOS KSA LAT LTU LUX MAR MAS MDA MEX MGL MKD MNE MON NED NGR NIR NOR NZL PAK PAR PER PHI POL POR PUR QAT ROC ROU RSA RUS SCO SEN SGP SIN SLO SRB SRI SUI SVK SWE THA TPE TTO TUN TUR UAE UGA UKR URU USA UZB VEN VIE WAL ZIM'.split(
    ' ',
  ),
);

/** What stands in brackets behind a word, up to the other bracket or what parts a country from a team: “(NOR)”, “(Slo/Orde)”. */
const BEHIND = / \((\p{Lu}[\p{L}. ]{2,20})[)/,]/gu;

/** So many names behind persons are needed before the rest is held to be of the same kind; and so many in ten of them are. */
const FEWEST = 4;
const MOST = 0.7;

/**
 * In results persons are told apart by their country or their team: what stands in brackets behind them is of one kind throughout an article,
 * and three letters are a country where it has two of them.
 */
export function federationsAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const found = [...text.matchAll(BEHIND)].flatMap(({ 1: words = '', index }) => {
    const name = mentions[firstEndingAfter(mentions, index - 1)];
    const start = index + ' ('.length;
    return name?.kind === 'person' && name.end === index ? [{ words, start, end: start + words.length }] : [];
  });
  if (found.length < 2) return mentions;
  const told = [...mentions];
  const isCode = (words: string): boolean => CODES.has(words.toUpperCase());
  const codes = found.filter(({ words }) => isCode(words));
  if (new Set(codes.map(({ words }) => words)).size > 1) for (const code of codes) tell(told, code, 'place');
  const names = found.flatMap(({ words, start, end }) => {
    const name = isCode(words) ? undefined : told[firstEndingAfter(told, start)];
    return name?.start === start && name.end === end ? [name] : [];
  });
  for (const kind of ['place', 'organization'] as const satisfies readonly MentionKind[])
    if (names.length >= FEWEST && names.filter((name) => name.kind === kind).length >= names.length * MOST)
      for (const name of names) if (name.kind !== 'person') tell(told, name, kind);
  return told;
}
