import type { Annotated } from './record.ts';

/** A file of text, to be kept as UTF-8 without a byte order mark of its own. */
export interface TextFile {
  /** Relative to the folder that is written to or read from, with slashes. */
  readonly path: string;
  readonly text: string;
}

/**
 * Writes one article after the other, so that a folder of any size is exported in the memory of an article. Texts that go to
 * the same path are to be joined in the order in which they came.
 */
export interface Writer {
  article(article: Annotated): readonly TextFile[];
  /** What comes after the last article. */
  end(): readonly TextFile[];
}

/** Something in a file that could not be understood; the rest of it was read. */
export interface Problem {
  readonly path: string;
  /** From 1, where it is known. */
  readonly line?: number;
  readonly message: string;
}

export interface Imported {
  readonly articles: readonly Annotated[];
  readonly problems: readonly Problem[];
}

/** The names that entities go by, where they are known: an id alone says nothing to a reader. */
export type NameOf = (entity: string) => string | undefined;

/** What a format counts when it says where something stands. */
export type Unit = 'UTF-16 code units' | 'Unicode code points' | 'tokens' | 'none';

export interface Format {
  readonly title: string;
  readonly offsets: Unit;
  /** What of an annotation the format has no place for, in words for a reader; nothing where it carries all. */
  readonly loses?: string;
  writer(nameOf: NameOf): Writer;
  /**
   * Reads what this or another tool wrote; never throws.
   *
   * @param texts the texts of the articles by id, in their order, for formats that do not carry them to the letter
   */
  read?(files: readonly TextFile[], texts: ReadonlyMap<string, string>): Imported;
}

/** Writes articles at once, files with all their text. */
export function write(format: Format, articles: readonly Annotated[], nameOf: NameOf = () => undefined): TextFile[] {
  const writer = format.writer(nameOf);
  const files = new Map<string, string[]>();
  const add = (pieces: readonly TextFile[]): void => {
    for (const { path, text } of pieces) {
      const file = files.get(path);
      if (file === undefined) files.set(path, [text]);
      else file.push(text);
    }
  };
  for (const article of articles) add(writer.article(article));
  add(writer.end());
  return Array.from(files, ([path, pieces]) => ({ path, text: pieces.join('') }));
}
