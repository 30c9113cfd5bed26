import { join } from 'node:path';
import { COARSE_KINDS } from '../analysis/names/kinds.ts';
import { readLexicon } from '../analysis/names/lexicon.ts';
import { makeWords } from '../analysis/names/words.ts';
import { readGold } from './gold.ts';
import { GOLD_SETS, goldTokens } from './names-data.ts';
import { sequencesOf } from './names-features.ts';
import { type Sequence, trainTagger, writeTagger } from './train-tagger.ts';

export interface NamesSettings {
  readonly sets: readonly (keyof typeof GOLD_SETS)[];
  readonly epochs: number;
  readonly rate: number;
  readonly dropout: number;
  readonly rarest: number;
  readonly rows: number;
  readonly seed: number;
  /** Names of one article in so many are used, for quick looks. */
  readonly every?: number;
}

export const NAMES_SETTINGS: NamesSettings = {
  sets: ['news', 'worldwide', 'wikigold', 'crossnerTrain', 'crossnerDev', 'crossnerTest', 'ewtDev', 'ewtTest', 'gmb'],
  epochs: 4,
  rate: 0.1,
  dropout: 0.3,
  rarest: 3,
  rows: 60_000,
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
  const sequences: Sequence[] = [];
  for (const name of settings.sets) {
    const set = GOLD_SETS[name];
    readGold(join(data, `${set.file}.jsonl`)).forEach((article, index) => {
      if (index % (settings.every ?? 1) !== 0) return;
      for (const sequence of sequencesOf(words, goldTokens(article, set), set.weight, set.domain))
        sequences.push(sequence);
    });
    report(`${name}: ${sequences.length} sentences so far`);
  }
  const trained = trainTagger(sequences, {
    kinds: COARSE_KINDS.length,
    seed: settings.seed,
    epochs: settings.epochs,
    rate: settings.rate,
    dropout: settings.dropout,
    rarest: settings.rarest,
    report,
  });
  return writeTagger(trained, COARSE_KINDS, settings.rows, report);
}
