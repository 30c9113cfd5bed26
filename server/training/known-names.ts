// Makes `server/models/known-names.txt` and `server/models/given-names.txt`: what a reader of news knows of names without
// being told. From lists in the public domain (CIA World Factbook), free to use (nicknames of the United States, Apache-2.0),
// and written here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '../analysis/coreference/fold.ts';

interface Known {
  readonly kind: string;
  readonly name: string;
  readonly home: string;
  readonly others: Set<string>;
  readonly near: string;
}

/** Two of the factbook's entries of one name, or entries that are no names. */
const SKIPPED = /[(,]|Island|none|Akrotiri|Dhekelia|Antarctica|Jan Mayen/;

/**
 * Makes the lists.
 *
 * @param facts the folder of `countries_factbook.jsonl` and `us_nicknames.csv`
 * @param byHand the folder of `known-names.txt` and `given-names.txt` as they were written by hand
 * @returns files by their names
 */
export function makeKnownNames(facts: string, byHand: string): Readonly<Record<string, Uint8Array>> {
  const known = new Map<string, Known>();
  /** Spellings that are taken, with what they must stand near. */
  const taken = new Set<string>();

  function add(kind: string, name: string, home: string, near: string, others: readonly string[]): void {
    const key = `${kind === 'group' ? 'group' : 'name'}:${name}:${near}`;
    const entry = known.get(key) ?? { kind, name, home, others: new Set<string>(), near };
    known.set(key, entry);
    for (const other of [name, ...others]) {
      const spelling = other.trim();
      const mark = `${kind === 'group' ? 'group' : 'name'}:${near}:${/^[A-Z.]{2,5}$/.test(spelling) ? spelling : fold(spelling)}`;
      if (spelling === '' || taken.has(mark)) continue;
      taken.add(mark);
      entry.others.add(spelling);
    }
  }

  for (const line of readFileSync(join(byHand, 'known-names.txt'), 'utf8').split('\n')) {
    const match = /^(\w+): ([^<=]+?)(?: < ([^=]+?))?(?: =(.*?)(?: near: (.*))?)?$/.exec(line.trim());
    if (line.startsWith('#') || match === null) continue;
    const [, kind = '', name = '', home = '', others = '', near = ''] = match;
    const list = others.split(';').map((other) => other.trim());
    const bare = name.replace(/ \(.*\)$/, '');
    add(kind, name, home, near, bare === name || near !== '' ? list : list.filter((other) => other !== ''));
  }
  for (const line of readFileSync(join(byHand, 'teams.txt'), 'utf8').split('\n')) {
    const match = /^([\w ]+): ([^,]*), ([^;]+); (.*)$/.exec(line.trim());
    if (line.startsWith('#') || match === null) continue;
    const [, sport = '', place = '', team = '', others = ''] = match;
    const list = others.split('; ');
    // A name of several words is the team's anywhere; "Reds" only where the article is about the sport.
    const isClear = (name: string) => name.includes(' ') && !name.endsWith(')');
    add('organization', team, '', '', [...list.filter(isClear), ...(place === '' ? [] : [`${place} (${sport})`])]);
    add(
      'organization',
      team,
      '',
      `sport ${sport}`,
      list.filter((name) => !isClear(name)),
    );
  }
  for (const line of readFileSync(join(facts, 'countries_factbook.jsonl'), 'utf8').split('\n')) {
    if (line === '') continue;
    const country: { short: string; long: string; noun: string; adjective: string } = JSON.parse(line);
    const name = (country.short === 'none' ? country.long : country.short).replace(/^The /, '');
    if (SKIPPED.test(name) || name === 'Georgia' || name === 'Dominican') continue;
    const usual = [...known.values()].find(({ kind, others }) => kind === 'place' && others.has(name))?.name ?? name;
    add(
      'place',
      usual,
      '',
      '',
      [country.long].filter((long) => !/none|[(;]/.test(long)),
    );
    const people = [country.noun, country.adjective]
      .flatMap((words) => words.split(/ or |,|;/))
      .map((word) => word.replace(/\(.*\)|note -.*/g, '').trim())
      .filter((word) => /^\p{Lu}[\p{L} -]+$/u.test(word) && word !== 'NA' && word !== name && word !== 'Korean');
    const first = people[0];
    if (first === undefined) continue;
    const named = [...known.values()].find(({ kind, home }) => kind === 'group' && home === usual);
    add('group', named?.name ?? `${first}${/(?:ese|ss|sh|ch|is)$/.test(first) ? '' : 's'}`, usual, '', people);
  }

  const lines = [...known.values()]
    .filter(({ others, home }) => others.size > 1 || home !== '')
    .map(({ kind, name, home, others, near }) =>
      [
        kind,
        name,
        home,
        [...others].filter((other) => other !== name || near === '').join(';'),
        near.replaceAll('; ', ';'),
      ].join('\t'),
    );

  const equal = new Map<string, Set<string>>();
  const written = readFileSync(join(byHand, 'given-names.txt'), 'utf8').split('\n');
  const apart = new Set(
    written.flatMap((line) => {
      const [name, ...others] = line.startsWith('not ') ? line.trim().split(' ').slice(1) : [];
      return others.map((other) => [name, other].sort().join(' '));
    }),
  );
  const pair = (a: string, b: string) => {
    if (!apart.has([a, b].sort().join(' '))) equal.set(a, (equal.get(a) ?? new Set<string>()).add(b));
  };
  for (const line of readFileSync(join(facts, 'us_nicknames.csv'), 'utf8').split('\n').slice(1)) {
    const [name, , nickname] = line.trim().split(',');
    if (name !== undefined && nickname !== undefined && name !== '') pair(name, nickname);
  }
  for (const line of written) {
    const names = line.startsWith('#') || line.startsWith('not ') ? [] : line.trim().split(' ');
    names.forEach((name, index) => {
      for (const other of names.slice(index + 1)) if (equal.get(other)?.has(name) !== true) pair(name, other);
    });
  }
  const names = [...equal].map(([name, others]) => [name, ...[...others].sort()].join(' ')).sort();
  return { 'known-names.txt': ascii(lines), 'given-names.txt': ascii(names) };
}

/** Lines in plain ASCII, which any platform reads alike: names are compared without accents anyway. */
function ascii(lines: readonly string[]): Uint8Array {
  const text = `${lines.join('\n')}\n`
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[–—]/g, '-')
    .replace(/[‘’]/g, "'");
  const foreign = /[^\n -~\t]/.exec(text);
  if (foreign !== null) throw new Error(`no plain letter for ${foreign[0]}`);
  return new TextEncoder().encode(text);
}
