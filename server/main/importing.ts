import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fold } from '../analysis/coreference/fold.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { readCorrections } from '../corrections/conflicts.ts';
import type { Correction } from '../corrections/correction.ts';
import { counted, type Difference } from '../corrections/imports/difference.ts';
import type { NamesOf } from '../corrections/imports/identity.ts';
import { identified, textDifferences, voiceDifferences } from '../corrections/imports/imported.ts';
import { type Moved, movedTo } from '../corrections/imports/moved.ts';
import type { ClassOf } from '../corrections/imports/names.ts';
import type { Pair } from '../corrections/imports/pair.ts';
import { addCorrections, applyEdits, itemsText, unsaid } from '../corrections/write.ts';
import { type Agreement, agreement } from '../exchange/agreement.ts';
import type { FormatName } from '../exchange/formats.ts';
import { conllLabel } from '../exchange/labels.ts';
import type { Annotated } from '../exchange/record.ts';
import type { Listener } from './annotate.ts';
import { type FolderOptions, readFolder } from './corrected-folder.ts';
import { CORRECTIONS_FILE, type CorrectionsFile, correctedBy, pathBelow } from './corrections-files.ts';
import { decode } from './decode.ts';
import { readFormat } from './exchange-commands.ts';
import { makeFolder } from './make-folder.ts';

/** What another tool annotated, as corrections of what is found here. */
export interface Proposal {
  /** How many articles of the folder were annotated there. */
  readonly articles: number;
  readonly agreement: Agreement;
  /** What the folder's file does not say yet. */
  readonly corrections: readonly Correction[];
  /** How many of what there are, in words. */
  readonly counted: string;
  /** The items, as they are written. */
  readonly preview: string;
  /** The folder that the file of corrections belongs to. */
  readonly root: string;
}

/**
 * Compares what another tool annotated with what is found in a folder, and says in corrections what it says otherwise.
 *
 * @param known the file of corrections that holds for the folder, where there is one
 */
export async function proposeCorrections(
  paths: readonly string[],
  name: FormatName,
  folder: string,
  known: CorrectionsFile | undefined,
  options: FolderOptions,
  listener: Listener,
): Promise<Proposal> {
  const file = known ?? { root: resolve(folder), source: '', corrections: readCorrections('') };
  if (file.corrections.unreadable)
    throw new Error(`${join(file.root, CORRECTIONS_FILE)} cannot be read: it has to be mended first.`);
  const classOf: ClassOf = name === 'conll' ? conllLabel : (type) => type;
  const before = await articlesOf(folder, options, listener, [file]);
  const texts = new Map(before.articles.map(({ id, text }) => [id, text]));
  const read = identified((await readFormat(paths, name, texts, listener)).articles, texts);
  const theirs = read.map((article) => {
    const moved = movedTo(article, texts.get(article.id)!);
    const { lost } = moved;
    if (lost > 0) listener.passedOver(`${article.id}: ${lost} of its annotations no longer stand in the article`);
    return moved;
  });
  const figures = agreement(
    before.articles,
    theirs.map(({ article }) => article),
    classOf,
  );
  const first = textDifferences(pairs(before.articles, theirs, folder, file.root), classOf);
  const corrected = withCorrections(file, first);
  const only = new Set(theirs.map(({ article }) => article.id));
  const after = await articlesOf(folder, options, quiet(listener), [corrected], only);
  const second = voiceDifferences(pairs(after.articles, theirs, folder, file.root), namesOf(after.corpus));
  const said = new Set(
    unsaid(
      [...first, ...second].map(({ correction }) => correction),
      file.corrections.items,
    ),
  );
  const differences = [...first, ...second].filter(({ correction }) => said.delete(correction));
  const corrections = differences.map(({ correction }) => correction);
  return {
    articles: theirs.length,
    agreement: figures,
    corrections,
    counted: counted(differences),
    preview: itemsText(corrections),
    root: file.root,
  };
}

/**
 * Adds corrections to a folder's file, which is replaced as a whole: a program that is stopped leaves the old one or the new one.
 *
 * @throws where the file cannot be read as what it should be; it is never overwritten then
 */
export async function writeCorrections(root: string, corrections: readonly Correction[]): Promise<void> {
  const path = join(root, CORRECTIONS_FILE);
  const bytes = await readFile(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  const decoded = bytes === undefined ? undefined : decode(bytes);
  const text =
    decoded === undefined ? '' : decoded.kind === 'text' && decoded.encoding === 'utf-8' ? decoded.text : undefined;
  const edits = text === undefined ? undefined : addCorrections(text, corrections);
  if (text === undefined || edits === undefined) throw new Error(`${path} cannot be read: it has to be mended first.`);
  if (edits.length === 0) return;
  const mark = bytes?.[0] === 0xef ? '\ufeff' : '';
  await makeFolder(dirname(path));
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, mark + applyEdits(text, edits));
  await rename(unfinished, path);
}

function withCorrections(file: CorrectionsFile, differences: readonly Difference[]): CorrectionsFile {
  const edits =
    addCorrections(
      file.source,
      differences.map(({ correction }) => correction),
    ) ?? [];
  const source = applyEdits(file.source, edits);
  return { root: file.root, source, corrections: readCorrections(source) };
}

/** What is told of an article was told when it was read first. */
function quiet(listener: Listener): Listener {
  return { ...listener, passedOver() {}, note() {} };
}

async function articlesOf(
  folder: string,
  options: FolderOptions,
  listener: Listener,
  files: readonly CorrectionsFile[],
  only?: ReadonlySet<string>,
): Promise<{ readonly articles: readonly Annotated[]; readonly corpus: Corpus | undefined }> {
  const particular = { corrected: correctedBy(files), ...(only !== undefined && { only }) };
  const { corpus, articles } = await readFolder(folder, options, listener, particular);
  const all: Annotated[] = [];
  for await (const article of articles) all.push(article);
  return { articles: all, corpus: corpus() };
}

function pairs(ours: readonly Annotated[], theirs: readonly Moved[], folder: string, root: string): readonly Pair[] {
  const known = new Map(ours.map((article) => [article.id, article]));
  return theirs.flatMap(({ article, isSeen }): Pair[] => {
    const own = known.get(article.id);
    const path = pathBelow(root, resolve(folder, article.id));
    return own === undefined || path === undefined ? [] : [{ ours: own, theirs: article, path, isSeen }];
  });
}

/** The names that articles know an entity by, as `NamesOf` says. */
function namesOf(corpus: Corpus | undefined): NamesOf {
  const named = new Map<string, string[]>();
  const bearers = new Map<string, Set<string>>();
  for (const { uri } of corpus?.articles() ?? []) {
    corpus?.digest(uri)?.entities.forEach(({ name }, local) => {
      const id = corpus.entityOf(uri, local);
      if (id === undefined) return;
      const names = named.get(id) ?? [];
      if (!names.some((one) => fold(one) === fold(name))) named.set(id, [...names, name]);
      bearers.set(fold(name), (bearers.get(fold(name)) ?? new Set()).add(id));
    });
  }
  return (entity) => {
    const label = corpus?.label(entity)?.name ?? '';
    return (named.get(entity) ?? [])
      .filter((name) => bearers.get(fold(name))?.size === 1)
      .sort((a, b) => Number(fold(b) === fold(label)) - Number(fold(a) === fold(label)));
  };
}
