import { type Genders, readGenders } from './coreference/genders.ts';
import { type KnownNames, readKnownNames } from './coreference/known-names.ts';
import { type GivenNames, readGivenNames } from './coreference/person-names.ts';
import { readClassifier } from './learning/classifier.ts';
import { makeVocabularies } from './learning/vocabulary.ts';
import { readWordClasses } from './learning/word-classes.ts';
import { type NameTagger, readNameTagger } from './names/tagger.ts';
import { type NoiseModel, readNoiseModel } from './noise/model.ts';
import { readAttributor } from './quotations/attributions.ts';
import type { QuotationModels } from './quotations/quotations.ts';

/** The trained models and word lists that analysis uses, as `readModels` makes them from the files in `server/models/`. */
export interface Models {
  readonly names: NameTagger;
  readonly quotations: QuotationModels;
  readonly noise: NoiseModel;
  readonly knownNames: KnownNames;
  readonly givenNames: GivenNames;
  readonly genders: Genders;
}

/** The files of `server/models/` by their names, as they are on disk. */
export type ModelFiles = Readonly<Record<string, Uint8Array>>;

/**
 * Makes the models from their files, in some milliseconds: their arrays are views of `files`, which may lie in memory that
 * threads share. Throws when a file is missing or damaged.
 */
export function readModels(files: ModelFiles): Models {
  const vocabularies = makeVocabularies();
  return {
    names: readNameTagger(
      fileOf(files, 'lexicon.bin'),
      fileOf(files, 'names.bin'),
      fileOf(files, 'kinds.bin'),
      vocabularies,
    ),
    quotations: {
      attributor: readAttributor(
        readWordClasses(fileOf(files, 'word-classes.bin')),
        fileOf(files, 'cues.bin'),
        fileOf(files, 'attributions.bin'),
        vocabularies,
      ),
      marks: readClassifier(fileOf(files, 'marks.bin')),
      referents: readClassifier(fileOf(files, 'referents.bin')),
    },
    noise: readNoiseModel(fileOf(files, 'noise.bin')),
    knownNames: readKnownNames(asciiOf(fileOf(files, 'known-names.txt'))),
    givenNames: givenNamesOf(files),
    genders: readGenders(asciiOf(fileOf(files, 'genders.txt'))),
  };
}

/** The one list that the corpus needs too; to be had without making the models. */
export function givenNamesOf(files: ModelFiles): GivenNames {
  return readGivenNames(asciiOf(fileOf(files, 'given-names.txt')));
}

function fileOf(files: ModelFiles, name: string): Uint8Array {
  const file = files[name];
  if (file === undefined) throw new Error(`the model file ${name} is missing`);
  return file;
}

function asciiOf(file: Uint8Array): string {
  let text = '';
  // To spread the bytes would take ten times as long.
  for (let i = 0; i < file.length; i += 4096)
    text += Reflect.apply(String.fromCharCode, null, file.subarray(i, i + 4096));
  return text;
}
