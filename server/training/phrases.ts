import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashText } from '../analysis/learning/hashing.ts';
import { hashSetSections, makeHashSet } from '../analysis/learning/weights.ts';
import {
  A_CITY,
  A_COMPANY,
  A_COUNTRY,
  A_NEWSPAPER,
  A_PARTY,
  A_PERSON,
  A_REGION,
  AN_AGENCY,
  addToPhrase,
  LONGEST_PHRASE,
} from '../analysis/names/lexicon.ts';
import { tokenize } from '../analysis/text/tokens.ts';

/** Reads names of two and more words from the lists that may ship, each with the bits of what it names. */
export function readPhrases(facts: string, packages: string): Map<number, number> {
  const phrases = new Map<number, number>();
  const add = (text: string, bit: number): void => {
    const tokens = tokenize(text.trim());
    if (tokens.length < 2 || tokens.length > LONGEST_PHRASE) return;
    let hash = 0;
    for (const token of tokens) hash = addToPhrase(hash, hashText(token.text.toLowerCase()));
    phrases.set(hash, (phrases.get(hash) ?? 0) | bit);
  };
  const read = (name: string): string => readFileSync(join(facts, name), 'utf8').replace(/^\ufeff/, '');
  const lines = (name: string): string[] => read(name).split(/\r?\n/).filter(Boolean);
  for (const line of lines('countries_factbook.jsonl')) {
    const country: Record<'short' | 'long' | 'former' | 'capital' | 'local_short', string> = JSON.parse(line);
    for (const name of [country.short, country.long, country.former, country.local_short]) {
      for (const part of name.split(/[;,]/)) add(part, A_COUNTRY);
    }
    add(country.capital, A_CITY);
  }
  for (const line of lines('leaders_factbook.jsonl')) {
    const { text }: { text: string } = JSON.parse(line);
    const name = nameOfLeader(text);
    if (name !== '') add(name, A_PERSON);
  }
  for (const name of lines('us_congress_current.txt')) {
    add(name, A_PERSON);
    add(name.replace(/ \p{Lu}\. /u, ' '), A_PERSON);
  }
  const places: { cities: { city: string; state: string }[] } = JSON.parse(read('corpora_us_cities.json'));
  for (const { city, state } of places.cities) {
    add(city, A_CITY);
    add(state, A_REGION);
  }
  for (const file of ['cities.json', 'admin1.json', 'admin2.json']) {
    const named: { name: string }[] = JSON.parse(readFileSync(join(packages, 'cities.json', file), 'utf8'));
    for (const { name } of named) add(name, file === 'cities.json' ? A_CITY : A_REGION);
  }
  const companies: { companies: string[] } = JSON.parse(read('corpora_fortune500.json'));
  for (const name of companies.companies) add(name, A_COMPANY);
  for (const line of lines('sp500.csv').slice(1)) {
    add(
      (/^[^,]*,(?:"([^"]*)"|([^,]*))/.exec(line) ?? [])
        .slice(1)
        .join('')
        .replace(/\(.*?\)/g, ''),
      A_COMPANY,
    );
  }
  const newspapers: { newspapers: string[] } = JSON.parse(read('corpora_newspapers.json'));
  for (const name of newspapers.newspapers) {
    add(name, A_NEWSPAPER);
    add(name.replace(/^The /, ''), A_NEWSPAPER);
  }
  const parties: { parties: string[] } = JSON.parse(read('corpora_uk_parties.json'));
  for (const name of parties.parties) add(name.replace(/\[.*?\]/g, ''), A_PARTY);
  const agencies: { agencies: string[] } = JSON.parse(read('corpora_us_federal_agencies.json'));
  for (const name of agencies.agencies) add(name.replace(/\(.*?\)/g, ''), AN_AGENCY);
  return phrases;
}

/** "President Joao Manuel Goncalves LOURENCO (since 26 September 2017)" to "Joao Manuel Goncalves Lourenco". */
function nameOfLeader(text: string): string {
  const words = text.replace(/\(.*/, '').split(/[,;]/)[0]!.trim().split(/\s+/);
  const last = words.findLastIndex((word) => /^\p{Lu}[\p{Lu}'’-]+$/u.test(word));
  if (last < 1) return '';
  let first = last - 1;
  while (first > 0 && !OFFICE.test(words[first - 1]!)) first -= 1;
  if (OFFICE.test(words[first]!)) first += 1;
  return words
    .slice(first, last + 1)
    .map((word) => (/^\p{Lu}+$/u.test(word) ? word[0] + word.slice(1).toLowerCase() : word))
    .join(' ');
}

const OFFICE =
  /^(?:President|Prime|Minister|King|Queen|Emperor|Sultan|Amir|Emir|Sheikh|Shaykh|General|Gen\.|Chancellor|Governor|Governor-General|Chairman|Chairperson|Premier|Crown|Prince|Princess|Grand|Duke|Pope|Captain|Regents?|Administrator|Lieutenant|Vice|State|Supreme|Leader|Federal|Council|First|Chief|of|the|and|Dr\.|Sir|Dame|Taoiseach|Mr\.|Field|Marshal)$/;

/** The sections of the lexicon that hold the phrases. */
export function phraseSections(
  phrases: ReadonlyMap<number, number>,
  report: (line: string) => void,
): Record<string, ArrayBufferView> {
  const hashes = [...phrases.keys()];
  const { set, order } = makeHashSet(hashes);
  report(`${hashes.length} phrases`);
  return {
    ...hashSetSections(set, 'phrases'),
    'phrase-lists': Uint8Array.from(order, (index) => phrases.get(hashes[index]!)!),
  };
}
