import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type PrepareRenameResult,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { ArticleRule } from '../analysis/corrections/rules.ts';
import type { NameKind } from '../analysis/model.ts';
import { linesOf } from '../analysis/text/lines.ts';
import type { Constraints } from '../corpus/constraints.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { correctingActions, mark, nameAt, renaming } from '../corrections/actions.ts';
import { type Corrections, readCorrections } from '../corrections/conflicts.ts';
import { type Correction, type CorrectionSet, constraintsOf, RULES, rulesFor } from '../corrections/correction.ts';
import { anchoredArticles, orphans } from '../corrections/orphans.ts';
import { createParser, type Parser } from '../corrections/parse.ts';
import type { Problem } from '../corrections/problem.ts';
import { speakersAt } from '../corrections/speakers.ts';
import { differentFrom, sameAs } from '../corrections/who.ts';
import { addCorrections, applyEdits } from '../corrections/write.ts';
import { type Article, thingsAt } from '../features/article.ts';
import { rangeOf } from '../features/references.ts';
import { SOURCE } from './diagnostics.ts';
import { type Choices, type ChoicesParams, COMMANDS } from './extensions.ts';
import { spanOf } from './positions.ts';

/** Where a folder's corrections are kept. */
const FILE = '/.marginalia/corrections.yaml';

const REFACTOR = `${CodeActionKind.RefactorRewrite}.marginalia`;

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
  /** Lies an article in a folder whose file of corrections can say something of it? */
  holds(uri: string): boolean;
  /** The files of corrections of some folders. */
  files(folders: readonly string[]): readonly string[];
  /**
   * Mistakes, contradictions and orphans of a file.
   *
   * @param textOf the text of an article by its address, decoded
   */
  problems(uri: string, textOf: (uri: string) => Promise<string | undefined>): Promise<Diagnostic[]>;
  /** Their edits are made when one is chosen: `resolve`. */
  actions(article: Article, corpus: Corpus, range: Range, context: Asked, commands: ReadonlySet<string>): CodeAction[];
  resolve(action: CodeAction): CodeAction;
  prepareRename(article: Article, corpus: Corpus, position: Range['start']): PrepareRenameResult | null;
  rename(article: Article, corpus: Corpus, position: Range['start'], name: string): WorkspaceEdit | null;
  choices(article: Article, corpus: Corpus, asked: Pick<ChoicesParams, 'position' | 'about' | 'query'>): Choices | null;
  /** @param corrections those of a way that was offered */
  correct(uri: string, corrections: unknown): WorkspaceEdit | null;
  mark(article: Article, range: Range, is: NameKind | 'nothing', everywhere: boolean): WorkspaceEdit | null;
}

/** Which actions an editor asks for, and the warnings that they are to mend. */
type Asked = Pick<CodeActionContext, 'only' | 'diagnostics'>;

/** What an action carries until it is chosen. */
interface Chosen {
  readonly uri: string;
  readonly corrections: readonly Correction[];
}

function isChosen(data: unknown): data is Chosen {
  return (
    typeof data === 'object' && data !== null && 'uri' in data && 'corrections' in data && isSaid(data.corrections)
  );
}

/** What was offered comes back as it was. */
function isSaid(corrections: unknown): corrections is readonly Correction[] {
  const rules: readonly unknown[] = RULES;
  return (
    Array.isArray(corrections) &&
    corrections.every(
      (one: unknown) => typeof one === 'object' && one !== null && 'rule' in one && rules.includes(one.rule),
    )
  );
}

/** How many entities are offered to choose from. */
const CHOICES = 30;

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

  function editFor(
    uri: string,
    corrections: (path: string) => readonly (Correction | undefined)[],
  ): WorkspaceEdit | null {
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
    holds: (uri) => fileFor(uri) !== undefined,
    actions(article, corpus, range, { only, diagnostics }, commands) {
      const at = fileFor(article.uri);
      if (at === undefined) return [];
      const wants = (kind: string): boolean =>
        only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
      const ours = diagnostics.filter(({ source }) => source === SOURCE);
      const span = spanOf(article.analysis.lines, range);
      const asking = askingActions(article, span.end).flatMap(({ title, command }): CodeAction[] =>
        commands.has(command) && wants(REFACTOR)
          ? [{ title, kind: REFACTOR, command: { title, command, arguments: [article.uri, range.end] } }]
          : [],
      );
      const saying = correctingActions(article, at.path, corpus, span).flatMap(
        ({ title, corrections, isFix }): CodeAction[] => {
          const data: Chosen = { uri: article.uri, corrections };
          const action = isFix
            ? { title, kind: CodeActionKind.QuickFix, diagnostics: ours, data }
            : { title, kind: REFACTOR, data };
          return wants(action.kind) ? [action] : [];
        },
      );
      return span.start === span.end ? [...asking, ...saying] : saying;
    },
    resolve(action) {
      if (!isChosen(action.data)) return action;
      const { uri, corrections } = action.data;
      const edit = editFor(uri, () => corrections);
      return edit === null ? action : { ...action, edit };
    },
    prepareRename(article, corpus, position) {
      const { lines } = article.analysis;
      const at = nameAt(article, corpus, spanOf(lines, { start: position, end: position }).start);
      return at === undefined ? null : { range: rangeOf(lines, at.span), placeholder: at.name };
    },
    rename(article, corpus, position, name) {
      const { start } = spanOf(article.analysis.lines, { start: position, end: position });
      const at = fileFor(article.uri);
      const given = (at === undefined ? undefined : known.get(at.file))?.set.corpus.names ?? [];
      return editFor(article.uri, () => [renaming(article, corpus, start, name, given)]);
    },
    choices(article, corpus, { position, about, query }) {
      const at = fileFor(article.uri);
      if (at === undefined) return null;
      const { start } = spanOf(article.analysis.lines, { start: position, end: position });
      switch (about) {
        case 'same':
          return sameAs(article, at.path, corpus, start, query, CHOICES) ?? null;
        case 'different':
          return differentFrom(article, at.path, corpus, start) ?? null;
        case 'speaker':
          return speakersAt(article, at.path, start) ?? null;
      }
    },
    correct: (uri, corrections) => (isSaid(corrections) ? editFor(uri, () => corrections) : null),
    mark(article, range, is, everywhere) {
      const span = spanOf(article.analysis.lines, range);
      // Without a selection the name under the cursor is meant.
      const thing = span.start < span.end ? undefined : thingsAt(article.analysis, span.start)[0];
      const marked = thing?.kind === 'mention' ? thing.span : span;
      return editFor(article.uri, (path) => [mark(article, path, marked, is, everywhere)]);
    },
  };
}

/** What asks a reader to choose. */
function askingActions(
  { analysis }: Article,
  offset: number,
): readonly { readonly title: string; readonly command: string }[] {
  const things = thingsAt(analysis, offset);
  const isName = things.some((thing) => thing.kind === 'mention' && thing.mention.entity !== undefined);
  return [
    ...(isName
      ? [
          { title: 'The same as …', command: COMMANDS.sameAs },
          { title: 'Not the same as …', command: COMMANDS.differentFrom },
        ]
      : []),
    ...(things.some((thing) => 'quotation' in thing)
      ? [{ title: 'Said by somebody else …', command: COMMANDS.speaker }]
      : []),
  ];
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
