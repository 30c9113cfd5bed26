import type { Mention } from '../../model.ts';
import { firstEndingAfter } from '../../text/spans.ts';
import { tell } from './told.ts';

/** As federations call countries; those that hardly any table has are left out. */
const CODES =
  'ALG ANG ARG ARM AUS AUT AZE BAH BAR BDI BEL BIH BLR BRA BUL CAN CHI CHN CIV CMR COL CRC CRO CUB CYP CZE DEN DOM ECU EGY ENG ESP EST ETH FIN FRA GBR GEO GER GHA GRE HKG HUN INA IND IRI IRL IRN ISL ISR ITA JAM JPN KAZ KEN KGZ KOR KOS KSA LAT LTU LUX MAR MAS MDA MEX MGL MKD MNE MON NED NGR NIR NOR NZL PAK PAR PER PHI POL POR PUR QAT ROC ROU RSA RUS SCO SEN SGP SIN SLO SRB SRI SUI SVK SWE THA TPE TTO TUN TUR UAE UGA UKR URU USA UZB VEN VIE WAL ZIM';

/** The country of whoever stands before it: “Ada Berg (NOR)”, “Jan Novak (CZE/Orde)”. */
const COUNTRY = new RegExp(`(?<=\\p{L}\\.? \\()(?:${CODES.replaceAll(' ', '|')})(?=[)/,])`, 'gu');

/** What stands in three letters behind persons is where they come from, in articles that have more than one country. */
export function federationsAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const found = [...text.matchAll(COUNTRY)].filter(({ index }) => {
    const name = mentions[firstEndingAfter(mentions, index - ' ('.length - 1)];
    return name?.kind === 'person' && name.end === index - ' ('.length;
  });
  if (new Set(found.map(([code]) => code)).size < 2) return mentions;
  const told = [...mentions];
  for (const { 0: code, index } of found) tell(told, { start: index, end: index + code.length }, 'place');
  return told;
}
