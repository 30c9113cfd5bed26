import { readFileSync } from 'node:fs';

export interface GoldSpan {
  readonly start: number;
  readonly end: number;
}

export interface GoldMention extends GoldSpan {
  readonly type: string;
  readonly entity?: string;
}

export interface GoldQuotation extends GoldSpan {
  readonly kind: 'direct' | 'mixed' | 'indirect' | 'scare';
  /** Missing where only what stands within marks is annotated. */
  readonly contents?: readonly GoldSpan[];
  readonly quoted?: readonly GoldSpan[];
  readonly speaker?: (GoldSpan & { readonly entity?: string }) | null;
  readonly cue?: GoldSpan | null;
}

/** An article of a gold set, in the shape that the evaluation uses. */
export interface GoldArticle {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly date?: string;
  readonly types?: readonly string[];
  readonly mentions?: readonly GoldMention[];
  readonly quotations?: readonly GoldQuotation[];
  readonly noise?: readonly GoldSpan[];
  /** Nobody is scored here. */
  readonly undecided?: readonly GoldSpan[];
}

/** Reads the articles of a JSONL file. */
export function readGold(path: string): GoldArticle[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): GoldArticle => JSON.parse(line));
}
