import { type Classifier, readClassifier } from '../learning/classifier.ts';
import { asFloat32, readSections } from '../learning/sections.ts';
import { ROLES, type Transitions } from './roles.ts';

/** What the trained judge of lines knows. */
export interface NoiseModel {
  /** Of a line its role, by `describe`. */
  readonly roles: Classifier;
  /** Which roles follow which, in texts that are hardly more than an article and in whole pages. */
  readonly inArticles: Transitions;
  readonly inPages: Transitions;
}

/** Reads `noise.bin`; throws when the file is of another kind. */
export function readNoiseModel(file: Uint8Array): NoiseModel {
  const roles = readClassifier(file);
  if (roles.labels.join() !== ROLES.join()) throw new Error('this file is no judge of lines');
  const sections = readSections(file);
  return {
    roles,
    inArticles: asFloat32(sections.bytes('inArticles')),
    inPages: asFloat32(sections.bytes('inPages')),
  };
}
