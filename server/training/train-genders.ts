import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fold } from '../analysis/coreference/fold.ts';
import { type Gender, genderOfTitle } from '../analysis/coreference/genders.ts';
import { isCapitalised } from '../analysis/text/characters.ts';
import { tokenize } from '../analysis/text/tokens.ts';
import { readGold } from './gold.ts';

/** So many tokens after a full name a pronoun is still likely to mean it. */
const REACH = 20;

/** A given name must be followed by its pronoun so often. */
const LEAST = 3;

/** And so many times as often as by the other; news speaks of men more often, so that a chance "he" tells less than a chance "she". */
const RATIO = { he: 6, she: 1 } as const;

/** A surname must have been one of a man, or of a woman, in so many articles, and in such a share of those that have it. */
const LEAST_ARTICLES = 20;
const SHARE = 0.85;

/** The lists yield to articles that speak of a name so often, and go so many times as surely with the other. */
const OUTSPOKEN = 20;
const OUTSPOKEN_RATIO = 2;

/** The languages of the lists of given names. */
const LANGUAGES = ['en', 'it', 'es', 'fr', 'de', 'tr'] as const;

const HE = new Set(['he', 'his', 'him', 'himself']);
const SHE = new Set(['she', 'her', 'hers', 'herself']);

/**
 * Which pronoun given names go with. It is counted in unlabelled articles: a known given name with a capitalised word behind it,
 * and the first pronoun after that, no other such name between them. Only counts leave the articles. Names
 * that stand in articles and that lists of six languages have of one gender go by these, unless the articles are much surer.
 *
 * @param data the folder of the gold sets
 * @param packages the folder that has the lists: npm gender-detection-from-name
 * @returns the given names that go with "he" on the first line, those with "she" on the second, then the surnames
 */
export function trainGenders(data: string, packages: string, report: (line: string) => void): Uint8Array {
  const given = new Set(
    readFileSync(join(data, 'facts', 'names_first_names_all.txt'), 'latin1')
      .toLowerCase()
      .split(/\r?\n/),
  );
  // Articles that are scored are not counted.
  const scored = new Set(readGold(join(data, 'news/dev.jsonl')).map(({ id }) => id));
  const texts = ['articles/allsides.jsonl', 'ner/worldwide-train.jsonl'].flatMap((file) =>
    readGold(join(data, file)).flatMap(({ id, text }) => (scored.has(id) ? [] : [text])),
  );
  const counts = countPronouns(texts, given);
  const genders = listedIn(texts, packages);
  for (const [name, { he, she }] of counts) {
    const isListed = genders.has(name);
    if (isListed && he + she < OUTSPOKEN) continue;
    const times = isListed ? OUTSPOKEN_RATIO : 1;
    if (he >= LEAST && he >= times * RATIO.he * she) genders.set(name, 'he');
    else if (she >= LEAST && she >= times * RATIO.she * he) genders.set(name, 'she');
  }
  const names = (is: Gender): string[] =>
    [...genders]
      .filter(([, gender]) => gender === is)
      .map(([name]) => name)
      .sort();
  const [he, she] = [names('he'), names('she')];
  const families = familiesOf(texts, new Set(he), new Set(she));
  report(`given names: ${he.length} go with he, ${she.length} with she`);
  report(`of surnames ${families.he.length} go with he, ${families.she.length} with she`);
  return new TextEncoder().encode([he, she, families.he, families.she].map((some) => `${some.join(' ')}\n`).join(''));
}

/** How often which pronoun follows a given name. */
function countPronouns(
  texts: readonly string[],
  given: ReadonlySet<string>,
): ReadonlyMap<string, Readonly<Record<Gender, number>>> {
  const counts = new Map<string, Record<Gender, number>>();
  for (const text of texts) {
    const tokens = tokenize(text);
    let name = '';
    let age = 0;
    tokens.forEach((token, i) => {
      const lower = token.text.toLowerCase();
      const next = tokens[i + 1]?.text ?? '';
      age += 1;
      const isName = isCapitalised(token.text) && given.has(lower) && isCapitalised(next) && /^[a-z]+$/.test(lower);
      if (isName && !given.has(tokens[i - 1]?.text.toLowerCase() ?? '')) {
        name = lower;
        age = 0;
      }
      const isHe = HE.has(lower);
      if (name === '' || age > REACH || (!isHe && !SHE.has(lower))) return;
      const count = counts.get(name) ?? { he: 0, she: 0 };
      counts.set(name, count);
      if (isHe) count.he += 1;
      else count.she += 1;
      name = '';
    });
  }
  return counts;
}

/** Which pronoun the names go with that stand before another capitalised word and that all lists have of one gender; without accents. */
function listedIn(texts: readonly string[], packages: string): Map<string, Gender> {
  const { getGender }: { getGender(name: string, language: string): string } = createRequire(join(packages, 'any.js'))(
    'gender-detection-from-name',
  );
  const found = new Map<string, Gender>();
  const seen = new Set<string>();
  for (const text of texts) {
    const tokens = tokenize(text);
    tokens.forEach((token, i) => {
      if (seen.has(token.text) || !isCapitalised(token.text) || !isCapitalised(tokens[i + 1]?.text ?? '')) return;
      seen.add(token.text);
      const name = fold(token.text);
      const told = new Set(
        [token.text, name].flatMap((spelling) => LANGUAGES.map((language) => getGender(spelling, language))),
      );
      told.delete('unknown');
      const [gender] = told;
      if (told.size === 1 && /^[a-z]+$/.test(name)) found.set(name, gender === 'male' ? 'he' : 'she');
    });
  }
  return found;
}

/** Surnames that stand behind titles and given names of one gender, nearly always: of the men and women of the news there are many articles. */
function familiesOf(
  texts: readonly string[],
  he: ReadonlySet<string>,
  she: ReadonlySet<string>,
): Readonly<Record<'he' | 'she', string[]>> {
  const counts = new Map<string, { he: number; she: number }>();
  for (const text of texts) {
    // However often an article has a name: it is one person there.
    const found = new Map<string, 'he' | 'she'>();
    const tokens = tokenize(text);
    tokens.forEach((token, i) => {
      const before = tokens[i - 1]?.text.toLowerCase() ?? '';
      const family = token.text.toLowerCase();
      if (!isCapitalised(token.text) || !/^[a-z]{3,}$/.test(family) || isCapitalised(tokens[i + 1]?.text ?? '')) return;
      const told = genderOfTitle(before);
      if (told !== undefined) found.set(family, told);
      else if (found.has(family)) return;
      else if (he.has(before)) found.set(family, 'he');
      else if (she.has(before)) found.set(family, 'she');
    });
    for (const [family, gender] of found) {
      const count = counts.get(family) ?? { he: 0, she: 0 };
      counts.set(family, count);
      count[gender] += 1;
    }
  }
  const families = (is: 'he' | 'she'): string[] =>
    [...counts]
      .filter(([, count]) => count[is] >= LEAST_ARTICLES && count[is] >= SHARE * (count.he + count.she))
      .map(([family]) => family)
      .sort();
  return { he: families('he'), she: families('she') };
}
