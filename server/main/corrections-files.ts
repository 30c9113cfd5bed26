import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ArticleRule } from '../analysis/corrections/rules.ts';
import type { Constraints } from '../corpus/constraints.ts';
import { type Corrections, readCorrections } from '../corrections/conflicts.ts';
import { constraintsOf, rulesFor } from '../corrections/correction.ts';
import { decode } from './decode.ts';

/** Where a folder keeps what a reader corrected. */
export const CORRECTIONS_FILE = '.marginalia/corrections.yaml';

/** A file of corrections that is there. */
export interface CorrectionsFile {
  /** The folder that it belongs to: paths in it are relative to this. */
  readonly root: string;
  readonly source: string;
  readonly corrections: Corrections;
}

/** What holds for the articles at some paths. */
export interface Corrected {
  readonly files: readonly CorrectionsFile[];
  readonly constraints: Constraints;
  /** What is said of an article, by its `file:` address. */
  rules(uri: string): readonly ArticleRule[];
}

export const UNCORRECTED: Corrected = correctedBy([]);

/**
 * The corrections that hold at some files and folders: those of the nearest folder, at the path or above it, that has any. As in an
 * editor that has this folder open.
 */
export async function correctionsAt(paths: readonly string[]): Promise<Corrected> {
  const found = new Map<string, CorrectionsFile>();
  for (const path of paths) {
    const file = await nearest(resolve(path));
    if (file !== undefined) found.set(file.root, file);
  }
  return correctedBy([...found.values()]);
}

/** The file of corrections of the nearest folder, at a path or above it, that has one. */
export async function nearest(path: string): Promise<CorrectionsFile | undefined> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  for (let root = isFolder ? path : dirname(path); ; root = dirname(root)) {
    const file = await fileIn(root);
    if (file !== undefined) return file;
    if (dirname(root) === root) return undefined;
  }
}

/** The file of corrections of a folder, where it has one. */
export async function fileIn(root: string): Promise<CorrectionsFile | undefined> {
  const source = await textAt(join(root, CORRECTIONS_FILE));
  return source === undefined ? undefined : { root, source, corrections: readCorrections(source) };
}

export function correctedBy(files: readonly CorrectionsFile[]): Corrected {
  const deepestFirst = [...files].sort((a, b) => b.root.length - a.root.length);
  return {
    files,
    constraints: constraintsOf(files.map(({ corrections }) => corrections.set)),
    rules(uri) {
      if (!uri.startsWith('file:')) return [];
      const path = fileURLToPath(uri);
      for (const { root, corrections } of deepestFirst) {
        const below = pathBelow(root, path);
        if (below !== undefined) return rulesFor(corrections.set, below);
      }
      return [];
    },
  };
}

/** A path below a folder, with slashes; undefined where it lies elsewhere. */
export function pathBelow(folder: string, path: string): string | undefined {
  const below = relative(folder, path);
  const [first] = below.split(sep);
  return first === '..' || resolve(folder, below) === resolve(folder) || resolve(below) === below
    ? undefined
    : below.split(sep).join('/');
}

/** The text of a file; undefined where there is none. */
export async function textAt(path: string): Promise<string | undefined> {
  try {
    const decoded = decode(await readFile(path));
    return decoded.kind === 'text' ? decoded.text : undefined;
  } catch {
    // It is not there: no corrections were made, or an article went while it was looked at.
    return undefined;
  }
}
