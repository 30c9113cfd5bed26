import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { genderOfTitle } from '../analysis/coreference/genders.ts';
import { isCapitalised } from '../analysis/text/characters.ts';
import { tokenize } from '../analysis/text/tokens.ts';

/** So many tokens after a full name a pronoun is still likely to mean it. */
const REACH = 20;

/** A given name must be followed by its pronoun so often. */
const LEAST = 3;

/** And so many times as often as by the other; news speaks of men more often, so that a chance "he" tells less than a chance "she". */
const RATIO = { he: 6, she: 1 } as const;

/** A surname must have been one of a man, or of a woman, in so many articles, and in such a share of those that have it. */
const LEAST_ARTICLES = 20;
const SHARE = 0.85;

const HE = new Set(['he', 'his', 'him', 'himself']);
const SHE = new Set(['she', 'her', 'hers', 'herself']);

/**
 * Which pronoun given names go with, counted in unlabelled articles: a known given name with a capitalised word behind it,
 * and the first pronoun after that, no other such name between them. Only counts leave the articles.
 *
 * @param data the folder of the gold sets
 * @returns the given names that go with "he" on the first line, those with "she" on the second, then the surnames
 */
export function trainGenders(data: string, report: (line: string) => void): Uint8Array {
  const given = new Set(
    readFileSync(join(data, 'facts', 'names_first_names_all.txt'), 'latin1')
      .toLowerCase()
      .split(/\r?\n/),
  );
  const counts = new Map<string, { he: number; she: number }>();
  const texts = readFileSync(join(data, 'articles', 'allsides.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): string => JSON.parse(line).text);
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
  const names = (is: 'he' | 'she', other: 'he' | 'she'): string[] =>
    [...counts]
      .filter(([, count]) => count[is] >= LEAST && count[is] >= RATIO[is] * count[other])
      .map(([name]) => name)
      .sort();
  const [he, she] = [names('he', 'she'), names('she', 'he')];
  const families = familiesOf(texts, new Set(he), new Set(she));
  report(`${counts.size} given names seen; ${he.length} go with he, ${she.length} with she`);
  report(`of surnames ${families.he.length} go with he, ${families.she.length} with she`);
  return new TextEncoder().encode([he, she, families.he, families.she].map((some) => `${some.join(' ')}\n`).join(''));
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
