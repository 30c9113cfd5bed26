import { join } from 'node:path';
import { emptyFeatures } from '../analysis/learning/hashing.ts';
import { readDocument } from '../analysis/names/document.ts';
import { FINE_KINDS, nameFeatures } from '../analysis/names/fine-kinds.ts';
import { MISC, PLACE } from '../analysis/names/kinds.ts';
import { readLexicon } from '../analysis/names/lexicon.ts';
import { makeWords } from '../analysis/names/words.ts';
import { type GoldArticle, readGold } from './gold.ts';
import { layOut } from './lay-out.ts';
import { type Example, trainClassifier } from './train-classifier.ts';
import { readWritten, WRITTEN } from './written.ts';

/** The sets that tell kinds apart, how much they count, and which kinds they tell. */
const SETS = [
  { file: 'news/train', weight: 1, kinds: FINE_KINDS },
  { file: 'ner/worldwide-train', weight: 0.7, kinds: ['place', 'facility', 'product'] },
  { file: 'ner/gmb-train', weight: 0.3, kinds: ['event', 'work'] },
  { file: 'ner/crossner-politics-train', weight: 0.3, kinds: ['event'] },
  { file: 'ner/crossner-politics-dev', weight: 0.3, kinds: ['event'] },
  { file: 'ner/crossner-politics-test', weight: 0.3, kinds: ['event'] },
] as const;

const LABELS: readonly string[] = FINE_KINDS;

/** Makes `kinds.bin`, which tells facilities from places, and events, works, products, laws and languages apart. */
export function trainKinds(data: string, lexicon: Uint8Array): Uint8Array {
  const words = makeWords(readLexicon(lexicon));
  const examples: Example[] = [];
  const add = (articles: readonly GoldArticle[], weight: number, kinds: readonly string[]): void => {
    for (const { text, mentions = [] } of articles) {
      for (const example of examplesOf(words, text, mentions, weight, kinds)) examples.push(example);
    }
  };
  for (const { file, weight, kinds } of SETS) add(readGold(join(data, `${file}.jsonl`)), weight, kinds);
  for (const name of WRITTEN) add(readWritten(name), 1, FINE_KINDS);
  return trainClassifier(examples, { labels: FINE_KINDS, seed: 1, epochs: 8, dropout: 0.4, rate: 0.1, rows: 25_000 });
}

function examplesOf(
  words: ReturnType<typeof makeWords>,
  text: string,
  mentions: readonly { readonly start: number; readonly end: number; readonly type: string }[],
  weight: number,
  kinds: readonly string[],
): Example[] {
  const { tokens, sentences } = layOut(text);
  const document = readDocument(words, tokens, sentences);
  const startsAt = new Map<number, number>();
  const endsAt = new Map<number, number>();
  sentences.forEach(({ firstToken, endToken }, sentence) => {
    for (let i = firstToken; i < endToken; i++) {
      startsAt.set(tokens[i]!.start, document.starts[sentence]! + i - firstToken);
      endsAt.set(tokens[i]!.end, document.starts[sentence]! + i - firstToken + 1);
    }
  });
  const features = emptyFeatures();
  return mentions.flatMap(({ start, end, type }) => {
    const label = LABELS.indexOf(type);
    const first = startsAt.get(start);
    const last = endsAt.get(end);
    if (label < 0 || first === undefined || last === undefined || !kinds.includes(type)) return [];
    features.length = 0;
    nameFeatures(document, { kind: label < 2 ? PLACE : MISC, first, end: last }, features);
    return [{ features: features.hashes.slice(0, features.length), label, weight }];
  });
}
