import { brat } from './brat.ts';
import { conll } from './conll.ts';
import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { graphml } from './graphml.ts';
import { labelStudio } from './label-studio.ts';
import { prodigy } from './prodigy.ts';
import { spacy } from './spacy.ts';
import { tei } from './tei.ts';
import { webAnnotation } from './web-annotation.ts';
import { webanno } from './webanno.ts';

/** Every format, by the name that commands know it by. */
export const FORMATS = {
  brat,
  conll,
  spacy,
  prodigy,
  'label-studio': labelStudio,
  'web-annotation': webAnnotation,
  webanno,
  tei,
  csv,
  graphml,
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}
