import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCapitalised } from '../analysis/text/characters.ts';
import { tokenize } from '../analysis/text/tokens.ts';

/** So many tokens after a full name a pronoun is still likely to mean it. */
const REACH = 20;

/** A given name must be followed by its pronoun so often. */
const LEAST = 3;

/** And so many times as often as by the other; news speaks of men more often, so that a chance "he" tells less than a chance "she". */
const RATIO = { he: 6, she: 1 } as const;

const HE = new Set(['he', 'his', 'him', 'himself']);
const SHE = new Set(['she', 'her', 'hers', 'herself']);

/**
 * Which pronoun given names go with, counted in unlabelled articles: a known given name with a capitalised word behind it,
 * and the first pronoun after that, no other such name between them. Only counts leave the articles.
 *
 * @param data the folder of the gold sets
 * @returns the names that go with "he" on the first line, those with "she" on the second
 */
export function trainGenders(data: string, report: (line: string) => void): Uint8Array {
  const given = new Set(
    readFileSync(join(data, 'facts', 'names_first_names_all.txt'), 'latin1')
      .toLowerCase()
      .split(/\r?\n/),
  );
  const counts = new Map<string, { he: number; she: number }>();
  for (const line of readFileSync(join(data, 'articles', 'allsides.jsonl'), 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const { text }: { text: string } = JSON.parse(line);
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
  const names = (is: 'he' | 'she', other: 'he' | 'she'): string =>
    [...counts]
      .filter(([, count]) => count[is] >= LEAST && count[is] >= RATIO[is] * count[other])
      .map(([name]) => name)
      .sort()
      .join(' ');
  const lists = `${names('he', 'she')}\n${names('she', 'he')}\n`;
  const [he = '', she = ''] = lists.split('\n');
  report(`${counts.size} given names seen; ${he.split(' ').length} go with he, ${she.split(' ').length} with she`);
  return new TextEncoder().encode(lists);
}
