// Makes the files of server/models/ from gold sets: node server/training/train.ts MODEL… [--data FOLDER] [--packages FOLDER] [--long]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pack, unpack } from '../analysis/learning/packing.ts';
import { readWordClasses } from '../analysis/learning/word-classes.ts';
import { type Attributor, readAttributor } from '../analysis/quotations/attributions.ts';
import { makeKnownNames } from './known-names.ts';
import { ATTRIBUTION_SETTINGS, trainAttributions } from './train-attributions.ts';
import { trainGenders } from './train-genders.ts';
import { trainKinds } from './train-kinds.ts';
import { trainLexicon } from './train-lexicon.ts';
import { trainMarks } from './train-marks.ts';
import { NAMES_SETTINGS, type NameModels, reportLeftOut, trainNames } from './train-names.ts';
import { NOISE_SETTINGS, trainNoise } from './train-noise.ts';
import { trainReferents } from './train-referents.ts';
import { trainWordClasses } from './train-word-classes.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: join(import.meta.dirname, '../../../shared/data') },
    packages: { type: 'string', default: join(import.meta.dirname, 'node_modules') },
    long: { type: 'boolean', default: false },
  },
});

const report = (line: string): void => console.log(line);
const models = join(import.meta.dirname, '../models');

/** A file that was made before. */
function modelOf(file: string): Uint8Array {
  return unpack(readFileSync(join(models, file)));
}

/** What finds attributions, as it was trained last. */
function attributor(): Attributor {
  const [classes, cues, attributions] = ['word-classes.bin', 'cues.bin', 'attributions.bin'].map(modelOf);
  return readAttributor(readWordClasses(classes!), cues!, attributions!);
}

/** What names are found with besides the weights that are being made. */
function nameModels(): NameModels {
  const [lexicon, kinds] = ['lexicon.bin', 'kinds.bin'].map(modelOf);
  return { lexicon: lexicon!, kinds: kinds! };
}

const trainers: Readonly<Record<string, () => Readonly<Record<string, Uint8Array>>>> = {
  lexicon: () => ({ 'lexicon.bin': trainLexicon(values.data, values.packages, report) }),
  'word-classes': () => ({ 'word-classes.bin': trainWordClasses(values.data, report) }),
  attributions: () => {
    const classes = modelOf('word-classes.bin');
    const { cues, attributions } = trainAttributions(values.data, classes, ATTRIBUTION_SETTINGS, report);
    return { 'cues.bin': cues, 'attributions.bin': attributions };
  },
  genders: () => ({ 'genders.txt': trainGenders(values.data, values.packages, report) }),
  marks: () => ({ 'marks.bin': trainMarks(values.data, attributor(), report) }),
  referents: () => ({ 'referents.bin': trainReferents(values.data, attributor(), report) }),
  'known-names': () => makeKnownNames(join(values.data, 'facts'), join(import.meta.dirname, 'identity')),
  kinds: () => ({ 'kinds.bin': trainKinds(values.data, modelOf('lexicon.bin')) }),
  names: () => ({ 'names.bin': trainNames(values.data, nameModels(), NAMES_SETTINGS, report) }),
  // Makes no file: tells what the sets that `names` is trained on would score if they had been left out.
  'names-left-out': () => {
    reportLeftOut(values.data, nameModels(), NAMES_SETTINGS, report);
    return {};
  },
  noise: () => ({ 'noise.bin': trainNoise(values.data, NOISE_SETTINGS, report) }),
};

for (const name of positionals) {
  const trainer = trainers[name];
  if (trainer === undefined)
    throw new Error(`there is no model "${name}"; there are ${Object.keys(trainers).join(', ')}`);
  const start = performance.now();
  mkdirSync(models, { recursive: true });
  for (const [file, bytes] of Object.entries(trainer())) {
    writeFileSync(join(models, file), file.endsWith('.bin') ? pack(bytes) : bytes);
    report(`${file}: ${bytes.length} bytes`);
  }
  report(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
}
