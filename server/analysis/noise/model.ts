import type { Classifier } from '../learning/classifier.ts';
import { asFloat32, readSections } from '../learning/sections.ts';
import { readWeights } from '../learning/weights.ts';
import { ROLES, type Transitions } from './roles.ts';

/** What the trained judge of lines knows of one sort of texts. */
export interface Judge {
  /** Of a line its role, by `describe`. */
  readonly roles: Classifier;
  /** Which roles follow which. */
  readonly transitions: Transitions;
}

/**
 * What the trained judge of lines knows. Texts that are hardly more than an article have laws of their own, and share others with
 * whole pages: both were learned at once, and are kept apart.
 */
export interface NoiseModel {
  readonly articles: Judge;
  readonly pages: Judge;
}

export const SORTS = ['articles', 'pages'] as const satisfies readonly (keyof NoiseModel)[];

/** Reads `noise.bin`; throws when the file is of another kind. */
export function readNoiseModel(file: Uint8Array): NoiseModel {
  const sections = readSections(file);
  const { labels, scales } = sections.values;
  if (!Array.isArray(labels) || labels.join() !== ROLES.join() || !Array.isArray(scales))
    throw new Error('this file is no judge of lines');
  const [articles, pages] = SORTS.map((sort, index): Judge => {
    const weights = readWeights(sections, sort, ROLES.length, Number(scales[index]));
    return {
      roles: { labels: ROLES, weights },
      transitions: asFloat32(sections.bytes(`${sort}.transitions`)),
    };
  });
  return { articles: articles!, pages: pages! };
}
