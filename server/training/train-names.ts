import { join } from 'node:path';
import { COARSE_KINDS } from '../analysis/names/kinds.ts';
import { readLexicon } from '../analysis/names/lexicon.ts';
import { makeWords } from '../analysis/names/words.ts';
import { readGold } from './gold.ts';
import { GOLD_SETS, type GoldSet, goldTokens } from './names-data.ts';
import { sequencesOf } from './names-features.ts';
import { trainTagger, writeTagger } from './train-tagger.ts';

export interface NamesSettings {
  readonly sets: readonly (keyof typeof GOLD_SETS)[];
  readonly epochs: number;
  readonly rate: number;
  readonly dropout: number;
  readonly decay: number;
  readonly rarest: number;
  readonly rows: number;
  readonly seed: number;
}

export const NAMES_SETTINGS: NamesSettings = {
  sets: ['news', 'worldwide', 'wikigold', 'crossnerTrain', 'crossnerDev', 'crossnerTest', 'ewtDev', 'ewtTest'],
  epochs: 4,
  rate: 0.1,
  dropout: 0.5,
  decay: 0.005,
  rarest: 2,
  rows: 100_000,
  seed: 1,
};

/** Makes `names.bin`. */
export function trainNames(
  data: string,
  lexicon: Uint8Array,
  settings: NamesSettings,
  report: (line: string) => void,
): Uint8Array {
  const words = makeWords(readLexicon(lexicon));
  const sequences = settings.sets.flatMap((name) => {
    const set: GoldSet = GOLD_SETS[name];
    return readGold(join(data, `${set.file}.jsonl`)).flatMap((article) =>
      sequencesOf(words, goldTokens(article, set), set.weight, set.domain),
    );
  });
  const { epochs, rate, dropout, decay, rarest, rows, seed } = settings;
  const kinds = COARSE_KINDS.length;
  const trained = trainTagger(sequences, { kinds, seed, epochs, rate, dropout, decay, rarest, report });
  return writeTagger(trained, COARSE_KINDS, rows, report);
}
