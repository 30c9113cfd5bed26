import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../../server/analysis/model.ts';
import { decode } from '../../server/main/decode.ts';

export interface GoldMention extends Span {
  readonly type: string;
  readonly entity?: string;
}

export interface GoldQuotation extends Span {
  /** All words given to the speaker; the whole span where it is left out. */
  readonly contents?: readonly Span[];
  /** What stands within marks; the contents where it is left out. */
  readonly quoted?: readonly Span[];
  readonly kind: string;
  readonly speaker?: (Span & { readonly entity?: string }) | null;
}

/** What somebody, or the product, marked in an article; a part that is not there was not looked at. */
export interface Annotated {
  readonly mentions?: readonly GoldMention[];
  readonly quotations?: readonly GoldQuotation[];
  readonly noise?: readonly Span[];
}

/** An article with what is right. */
export interface Gold extends Annotated {
  readonly id: string;
  readonly text: string;
  /** The coarse types that were annotated: person, organization and place where nothing is said. */
  readonly types?: readonly string[];
  /** Spans that are scored for nobody. */
  readonly undecided?: readonly Span[];
  /** `direct` where only what stands within marks is annotated. */
  readonly quotationKinds?: string;
}

/** An article with what is right and with what the product said of it. */
export interface Pair {
  readonly gold: Gold;
  readonly system: Annotated;
}

/** What was missed or wrong, by kind, in words for whoever mends it. */
export type Errors = Map<string, string[]>;

/** Reads a set of one article a line. */
export function readSet(path: string): Gold[] {
  return linesOf(readFileSync(path, 'utf8')).map((line): Gold => {
    const article: Gold = JSON.parse(line);
    return { ...article, id: String(article.id) };
  });
}

/** Reads what the product wrote, by the articles' ids. */
export function readRecords(jsonl: string): Map<string, Annotated> {
  return new Map(
    linesOf(jsonl).map((line) => {
      const record: Annotated & { id: unknown } = JSON.parse(line);
      return [String(record.id), record];
    }),
  );
}

/** Reads the articles of a folder that have their gold beside them: `NAME.article.txt` and `NAME.gold.json`. */
export function readFolder(folder: string): Gold[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.gold.json'))
    .sort()
    .map((name): Gold => {
      const article = name.replace(/\.gold\.json$/, '.article.txt');
      const decoded = decode(readFileSync(join(folder, article)));
      if (decoded.kind === 'refused') throw new Error(`${article}: ${decoded.reason}`);
      const annotated: Gold = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      return { ...annotated, id: article, text: decoded.text };
    });
}

/** Notes an error. */
export function note(errors: Errors, kind: string, words: string): void {
  const list = errors.get(kind);
  if (list === undefined) errors.set(kind, [words]);
  else list.push(words);
}

function linesOf(jsonl: string): string[] {
  return jsonl.split('\n').filter((line) => line.trim() !== '');
}
