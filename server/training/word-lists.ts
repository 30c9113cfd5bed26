import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CITY, COMPANY, COUNTRY, FIRST_NAME, NATIONALITY, PLACE, SURNAME, TITLE } from '../analysis/names/lexicon.ts';

/** Reads the word lists that may ship, as bits of `Lexicon.lists` for each word in lower case. */
export function readWordLists(facts: string, cities: readonly { readonly name: string }[]): Map<string, number> {
  const lists = new Map<string, number>();
  const add = (text: string, bit: number): void => {
    const word = text.trim().toLowerCase();
    if (word !== '' && !/\s/.test(word)) lists.set(word, (lists.get(word) ?? 0) | bit);
  };
  const read = (name: string): string => readFileSync(join(facts, name), 'utf8').replace(/^\ufeff/, '');
  const lines = (name: string): string[] => read(name).split(/\r?\n/);
  for (const name of lines('names_first_names_all.txt')) add(name, FIRST_NAME);
  for (const name of lines('names_first_names_us.txt')) add(name, FIRST_NAME);
  for (const name of lines('names_surnames_all.txt')) add(name, SURNAME);
  for (const name of lines('names_surnames_us.txt')) add(name, SURNAME);
  const countries = lines('countries_factbook.jsonl').filter(Boolean);
  for (const line of countries) {
    const country: Record<'short' | 'former' | 'capital' | 'noun' | 'adjective' | 'abbreviation', string> =
      JSON.parse(line);
    add(country.short, COUNTRY);
    add(country.abbreviation, COUNTRY);
    add(country.capital, CITY);
    for (const noun of country.noun.split(/[,;]| or | and /)) {
      add(noun.replace(/\(.*?\)/g, ''), NATIONALITY);
      if (noun.includes('(s)')) add(noun.replace('(s)', 's').replace(/\(.*?\)/g, ''), NATIONALITY);
    }
    for (const adjective of country.adjective.split(/[,;]| or | and /))
      add(adjective.replace(/\(.*?\)/g, ''), NATIONALITY);
  }
  const nationalities: { nationalities: string[] } = JSON.parse(read('corpora_nationalities.json'));
  for (const nationality of nationalities.nationalities) add(nationality, NATIONALITY);
  const towns: { cities: { city: string; state: string }[] } = JSON.parse(read('corpora_us_cities.json'));
  for (const { city, state } of towns.cities) {
    add(city, CITY);
    add(state, COUNTRY);
  }
  for (const { name } of cities) add(name, PLACE);
  const honorifics: { englishHonorifics: string[] } = JSON.parse(read('corpora_honorifics.json'));
  for (const title of honorifics.englishHonorifics) add(title, TITLE);
  const prefixes: { prefixes: string[] } = JSON.parse(read('corpora_prefixes.json'));
  for (const title of prefixes.prefixes) add(title, TITLE);
  const fortune: { companies: string[] } = JSON.parse(read('corpora_fortune500.json'));
  for (const company of fortune.companies) add(company, COMPANY);
  for (const line of lines('sp500.csv').slice(1)) add(/^[^,]*,"?([^",]*)/.exec(line)?.[1] ?? '', COMPANY);
  return lists;
}
