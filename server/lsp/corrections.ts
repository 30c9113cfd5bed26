import { type Diagnostic, DiagnosticSeverity, type WorkspaceEdit } from 'vscode-languageserver';
import type { ArticleRule } from '../analysis/corrections/rules.ts';
import { linesOf } from '../analysis/text/lines.ts';
import type { Constraints } from '../corpus/constraints.ts';
import { type Corrections, readCorrections } from '../corrections/conflicts.ts';
import { type Correction, type CorrectionSet, constraintsOf, rulesFor } from '../corrections/correction.ts';
import { anchoredArticles, orphans } from '../corrections/orphans.ts';
import { createParser, type Parser } from '../corrections/parse.ts';
import type { Problem } from '../corrections/problem.ts';
import { addCorrections, applyEdits } from '../corrections/write.ts';
import { rangeOf } from '../features/references.ts';
import { SOURCE } from './diagnostics.ts';

/** Where a folder's corrections are kept. */
const FILE = '/.marginalia/corrections.yaml';

export function isCorrectionsFile(uri: string): boolean {
  return uri.endsWith(FILE);
}

/** What changed when a file of corrections did. */
export interface Change {
  /** Articles of which something else is said than before: their addresses, decoded. */
  readonly articles: readonly string[];
  /** Something else is said of all articles: those that it concerns have to be read again. */
  readonly everything: boolean;
}

/** What is said of articles at one time. */
export interface Said {
  /** Of all articles, folder by folder. */
  readonly everywhere: readonly ArticleRule[];
  /** Of an article: the same list for all of which nothing particular is said. */
  rules(uri: string): readonly ArticleRule[];
  /** Of an article alone. */
  own(uri: string): readonly ArticleRule[];
}

/** What a reader says of the articles of the open folders. */
export interface Corrector {
  /** Reads the file as the last edit will leave it, so that it need not be read when it is written so. */
  expect(): void;
  /** Takes the text of a file of corrections as it is now; undefined where there is none. */
  changed(uri: string, text: string | undefined): Change;
  rules(uri: string): readonly ArticleRule[];
  said(): Said;
  /** Addresses of the articles in which places were corrected, decoded. */
  corrected(): readonly string[];
  /** The files of corrections of some folders. */
  files(folders: readonly string[]): readonly string[];
  /**
   * Mistakes, contradictions and orphans of a file.
   *
   * @param textOf the text of an article by its address, decoded
   */
  problems(uri: string, textOf: (uri: string) => Promise<string | undefined>): Promise<Diagnostic[]>;
  /** The path that a folder's file of corrections calls an article by; undefined where it lies in no open folder. */
  path(uri: string): string | undefined;
  /** What entities are said to be called, in the file that is for an article. */
  names(uri: string): Constraints['names'];
  /**
   * The edit that says something more in the file that is for an article; null where all is said already, where there is no folder
   * for it, or where the file has to be mended first.
   *
   * @param corrections made of the path that the file calls the article by
   */
  edit(uri: string, corrections: (path: string) => readonly (Correction | undefined)[]): WorkspaceEdit | null;
}

interface Known extends Corrections {
  readonly text: string;
  readonly folder: string;
}

/**
 * @param constrain hears what is said of the entities of the corpus
 * @param foldersNow the open folders
 */
export function createCorrector(
  constrain: (constraints: Constraints) => void,
  foldersNow: () => readonly string[],
): Corrector {
  const known = new Map<string, Known>();
  /** A file that grows is read where it has grown. */
  const parsers = new Map<string, Parser>();

  function parserOf(file: string): Parser {
    const parser = parsers.get(file) ?? createParser();
    parsers.set(file, parser);
    return parser;
  }

  /** A file of corrections as the last edit will leave it; read, where that was asked for. */
  let expected: { readonly uri: string; readonly text: string; read?: Corrections } | undefined;

  function read(uri: string, text: string): Corrections {
    const before = expected;
    expected = undefined;
    return before?.uri === uri && before.text === text && before.read !== undefined
      ? before.read
      : readCorrections(text, parserOf(uri).parse(text));
  }

  function fileFor(uri: string): { readonly file: string; readonly folder: string; readonly path: string } | undefined {
    const folder = foldersNow()
      .map((one) => one.replace(/\/$/, ''))
      .filter((one) => uri.startsWith(`${one}/`))
      .sort((a, b) => b.length - a.length)[0];
    return folder === undefined ? undefined : { folder, file: folder + FILE, path: pathBelow(folder, uri) };
  }

  function edit(uri: string, corrections: (path: string) => readonly (Correction | undefined)[]): WorkspaceEdit | null {
    const at = fileFor(uri);
    if (at === undefined) return null;
    const said = corrections(at.path).filter((correction) => correction !== undefined);
    const file = known.get(at.file);
    const text = file?.text;
    const edits = said.length === 0 ? [] : addCorrections(text ?? '', said, file);
    if (edits === undefined || edits.length === 0) return null;
    for (const { items } of edits) {
      for (const item of items) parserOf(at.file).expect(item.text, item.correction);
    }
    expected = { uri: at.file, text: applyEdits(text ?? '', edits) };
    const lines = linesOf(text ?? '');
    const change = {
      textDocument: { uri: at.file, version: null },
      edits: edits.map((edit) => ({ range: rangeOf(lines, edit), newText: edit.text })),
    };
    const create = { kind: 'create', uri: at.file, options: { ignoreIfExists: true } } as const;
    return { documentChanges: text === undefined ? [create, change] : [change] };
  }

  return {
    expect() {
      if (expected !== undefined)
        expected.read ??= readCorrections(expected.text, parserOf(expected.uri).parse(expected.text));
    },
    changed(uri, text) {
      const folder = uri.slice(0, -FILE.length);
      const before = known.get(uri);
      if (before?.text === text) return { articles: [], everything: false };
      if (text === undefined) known.delete(uri);
      else {
        known.set(uri, { ...read(uri, text), text, folder });
      }
      constrain(constraintsOf(Array.from(known.values(), ({ set }) => set)));
      const now = known.get(uri)?.set;
      return {
        articles: changedArticles(before?.set, now).map((path) => `${decoded(folder)}/${path}`),
        everything: JSON.stringify(before?.set.everywhere ?? []) !== JSON.stringify(now?.everywhere ?? []),
      };
    },
    rules(uri) {
      const at = fileFor(uri);
      const set = at === undefined ? undefined : known.get(at.file)?.set;
      return at === undefined || set === undefined ? [] : rulesFor(set, at.path);
    },
    said() {
      const sets = new Map(Array.from(known, ([file, { set }]) => [file, set]));
      const found = (uri: string) => {
        const at = fileFor(uri);
        const set = at && sets.get(at.file);
        return set && { set, path: at.path };
      };
      return {
        everywhere: [...sets.values()].flatMap(({ everywhere }) => everywhere),
        rules(uri) {
          const at = found(uri);
          return at === undefined ? [] : rulesFor(at.set, at.path);
        },
        own(uri) {
          const at = found(uri);
          return at !== undefined && Object.hasOwn(at.set.articles, at.path) ? at.set.articles[at.path]! : [];
        },
      };
    },
    corrected: () =>
      Array.from(known.values(), ({ folder, set }) =>
        Object.keys(set.articles).map((path) => `${decoded(folder)}/${path}`),
      ).flat(),
    files: (folders) => folders.map((folder) => folder.replace(/\/$/, '') + FILE),
    async problems(uri, textOf) {
      const file = known.get(uri);
      if (file === undefined) return [];
      const texts = new Map<string, string>();
      for (const path of anchoredArticles(file.items)) {
        const text = await textOf(`${decoded(file.folder)}/${path}`);
        if (text !== undefined) texts.set(path, text);
      }
      const lines = linesOf(file.text);
      const shown =
        (severity: DiagnosticSeverity, code: string) =>
        (problem: Problem): Diagnostic => ({
          range: rangeOf(lines, problem),
          severity,
          code,
          source: SOURCE,
          message: problem.message,
        });
      return [
        ...file.problems.map(shown(DiagnosticSeverity.Error, 'correction')),
        ...orphans(file.items, (path) => texts.get(path)).map(shown(DiagnosticSeverity.Warning, 'orphan')),
      ];
    },
    path: (uri) => fileFor(uri)?.path,
    names(uri) {
      const at = fileFor(uri);
      return (at && known.get(at.file))?.set.corpus.names ?? [];
    },
    edit,
  };
}

function pathBelow(folder: string, uri: string): string {
  return decoded(uri.slice(folder.length + 1));
}

/** An address as it is compared: editors escape more than Node does. */
export function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    // A stray per cent sign belongs to the name of the file.
    return uri;
  }
}

function changedArticles(before: CorrectionSet | undefined, after: CorrectionSet | undefined): readonly string[] {
  const paths = new Set([...Object.keys(before?.articles ?? {}), ...Object.keys(after?.articles ?? {})]);
  return [...paths].filter(
    (path) => JSON.stringify(before?.articles[path] ?? []) !== JSON.stringify(after?.articles[path] ?? []),
  );
}
