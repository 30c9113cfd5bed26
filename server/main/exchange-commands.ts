import { readdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { type Agreement, agreement, type Figures, f1, precision, recall } from '../exchange/agreement.ts';
import type { Format, TextFile } from '../exchange/format.ts';
import { FORMATS, type FormatName } from '../exchange/formats.ts';
import { conllLabel } from '../exchange/labels.ts';
import type { Annotated } from '../exchange/record.ts';
import { count } from '../features/count.ts';
import type { Listener } from './annotate.ts';
import { type FolderOptions, readFolder } from './corrected-folder.ts';
import { textAt } from './corrections-files.ts';
import { makeFolder } from './make-folder.ts';

/** Writes a folder's annotations in the format of another tool; returns how many articles were written. */
export async function exportFolder(
  folder: string,
  name: FormatName,
  out: string,
  options: FolderOptions,
  listener: Listener,
): Promise<number> {
  const { corpus, articles } = await readFolder(folder, options, listener);
  const writer = FORMATS[name].writer((entity) => corpus()?.label(entity)?.name);
  const begun = new Set<string>();
  const write = async (files: readonly TextFile[]): Promise<void> => {
    for (const { path, text } of files) {
      const at = join(out, path);
      if (!begun.has(path)) await makeFolder(dirname(at));
      await writeFile(at, text, { flag: begun.has(path) ? 'a' : 'w' });
      begun.add(path);
    }
  };
  let count = 0;
  for await (const article of articles) {
    await write(writer.article(article));
    count += 1;
  }
  await write(writer.end());
  return count;
}

/** What another tool annotated, and how it agrees with what is found here. */
export interface ImportResult {
  readonly articles: readonly Annotated[];
  /** Where the articles are at hand. */
  readonly agreement: Agreement | undefined;
}

/** Reads what another tool wrote: files, or all files of folders. */
export async function importFiles(
  paths: readonly string[],
  name: FormatName,
  folder: string | undefined,
  options: FolderOptions,
  listener: Listener,
): Promise<ImportResult> {
  const ours: Annotated[] = [];
  if (folder !== undefined)
    for await (const article of (await readFolder(folder, options, listener)).articles) ours.push(article);
  const { articles } = await readFormat(paths, name, new Map(ours.map(({ id, text }) => [id, text])), listener);
  const compared =
    folder === undefined ? undefined : agreement(ours, articles, name === 'conll' ? conllLabel : undefined);
  return { articles, agreement: compared };
}

/** Names of the formats that can be read. */
export const READABLE = Object.entries<Format>(FORMATS).flatMap(([name, { read }]) => (read === undefined ? [] : name));

/**
 * The articles in files of another tool; what of them cannot be understood is told.
 *
 * @param texts of our articles, by id
 */
export async function readFormat(
  paths: readonly string[],
  name: FormatName,
  texts: ReadonlyMap<string, string>,
  { passedOver }: Pick<Listener, 'passedOver'>,
): Promise<Pick<ImportResult, 'articles'>> {
  const format: Format = FORMATS[name];
  if (format.read === undefined) throw new Error(`${format.title} cannot be read back; ${READABLE.join(', ')} can.`);
  const files = (await Promise.all(paths.map(filesBelow))).flat();
  const { articles, problems } = format.read(files, texts);
  for (const { path, line, message } of problems)
    passedOver(`${path}${line === undefined ? '' : `:${line}`}: ${message}`);
  if (articles.length === 0) passedOver(`${paths.join(', ')}: no article in it that is ${format.title}`);
  return { articles };
}

async function filesBelow(path: string): Promise<TextFile[]> {
  if (!(await stat(path)).isDirectory()) return read(dirname(path), [basename(path)]);
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)));
  return read(path, files.sort());
}

async function read(folder: string, names: readonly string[]): Promise<TextFile[]> {
  const files: TextFile[] = [];
  for (const name of names) {
    const text = await textAt(join(folder, name));
    if (text !== undefined) files.push({ path: name.split(sep).join('/'), text });
  }
  return files;
}

/** Figures of agreement as a table, one line a kind. */
export function agreementTable({ articles, names, quotations, noise, kappa }: Agreement): string {
  const percent = (share: number): string => (100 * share).toFixed(1).padStart(6);
  const line = (figures: Figures): string => {
    const { kind, ours, theirs, exact, overlapping } = figures;
    const shares = [precision(figures, exact), recall(figures, exact), f1(figures, exact), f1(figures, overlapping)];
    return `${kind.padEnd(16)}${String(ours).padStart(7)}${String(theirs).padStart(8)}${shares.map(percent).join(' ')}`;
  };
  const part = (title: string, list: readonly Figures[]): string[] =>
    list.length === 0
      ? []
      : ['', `${title.padEnd(16)}   ours  theirs  prec.   rec.     F1  F1 overlapping`, ...list.map(line)];
  return [
    `${count(articles, 'article')} compared; kappa over tokens ${kappa === undefined ? '–' : kappa.toFixed(3)}`,
    ...part('names', names),
    ...part('quotations', quotations),
    ...part('noise', noise),
    '',
  ].join('\n');
}
