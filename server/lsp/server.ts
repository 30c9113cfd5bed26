import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  MarkupKind,
  MessageType,
  ResponseError,
  type SemanticTokens,
  type SemanticTokensDelta,
  type ShowMessageParams,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceDiagnosticReport,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyzeInSteps } from '../analysis/analyze.ts';
import { judgeLines } from '../analysis/judged-lines.ts';
import type { Mention, Noise } from '../analysis/model.ts';
import { explainMention } from '../analysis/names/explain.ts';
import { judge } from '../analysis/noise/judge.ts';
import { createCorpus } from '../corpus/corpus.ts';
import { digestOf } from '../corpus/digest.ts';
import { nextQuotation } from '../features/next-quotation.ts';
import { quotationsBySpeaker } from '../features/quotations.ts';
import { corpusEntityAt } from '../features/references.ts';
import { hierarchyAt, incoming, outgoing } from './call-hierarchy.ts';
import { type Change, createCorrector, decoded, isCorrectionsFile } from './corrections.ts';
import { report, workspaceReport } from './diagnostic-reports.ts';
import { serveExchange } from './exchanging.ts';
import {
  CHOICES,
  type Choices,
  type ChoicesParams,
  CLEAN_FOLDER,
  type CleanFolderParams,
  type CleanFolderResult,
  COMMANDS,
  CORRECT,
  type CorrectParams,
  INDEXED,
  type Indexed,
  MARK,
  type MarkParams,
  NEXT_QUOTATION,
  type NextQuotationParams,
  QUOTATIONS,
  REVIEW,
  type Review,
  type ReviewParams,
  SCORE,
  type Scored,
  type SpeakerQuotations,
} from './extensions.ts';
import { folderCleaning, type NoisyArticle } from './folder-cleaning.ts';
import type { Host } from './host.ts';
import { createLibrary, type Library } from './library.ts';
import { createOpenArticles, type OpenArticle } from './open-articles.ts';
import { offsetAt, spanOf } from './positions.ts';
import {
  actionsIn,
  type Capabilities,
  corpusSymbols,
  declarationAt,
  definitionAt,
  diagnosticsOf,
  FIX_ALL,
  foldsOf,
  highlightsAt,
  hintsIn,
  hoverAt,
  lensesOf,
  referencesAt,
  selectionsAt,
  storedDiagnostics,
  symbolsOf,
} from './requests.ts';
import { createReviewer } from './reviewing.ts';
import { hiddenGlobs, readSettings, type Settings, severityOf } from './settings.ts';
import { createColours, LEGEND } from './tokens.ts';
import { serveViews } from './view-requests.ts';
import { ENTITY_AT, type EntityAt } from './views.ts';

/** How many entities a search over the corpus answers with. */
const SYMBOLS = 200;

/** How long changes are gathered before the editor is asked to draw again, in milliseconds. */
const REFRESH_DELAY = 400;

const NOT_WRITTEN =
  'Nothing to correct: it is said already, the article lies in no open folder, or .marginalia/corrections.yaml has to be mended first.';

/** Addresses of texts that are older versions or output, not articles of their own. */
const ELSEWHERE = /^(?:git|gitlens|scm|output|vscode-scm|review|pr|conflictResolution):/;

/**
 * Serves one editor over a connection until it is closed.
 *
 * @param host what the platform gives: files, clock, worker threads, models
 */
export function serve(connection: Connection, host: Host): void {
  const documents = new TextDocuments(TextDocument);
  const corpus = createCorpus(host.models.givenNames);
  const colours = createColours(corpus);
  const tell = (message: string): void => connection.console.info(message);
  let settings: Settings = readSettings(undefined).settings;
  let folders: readonly string[] = [];
  let storage: string | undefined;
  let client: Capabilities = { markup: MarkupKind.PlainText, links: false, commands: new Set() };
  let can = {
    configuration: false,
    watch: false,
    progress: false,
    pullDiagnostics: false,
    folders: false,
    resolve: false,
    refresh: refreshesOf({}),
  };
  let indexing: { stop: AbortController; ended: Promise<void> } | undefined;

  const corrector = createCorrector(corpus.constrain, () => folders);
  const open = createOpenArticles({
    analyze: (text, uri) =>
      analyzeInSteps(text, host.models, { keep: settings['noise.keep'], rules: corrector.rules(uri) }),
    now: host.now,
    pause: host.pause,
    analysed,
    failed: (uri, error) => connection.console.error(`${uri} could not be analysed: ${String(error)}`),
  });
  const library: Library = createLibrary(host, corpus, {
    open: { isOpen: open.isOpen, uris: () => documents.keys() },
    tell,
    corrections: corrector,
    storage: () => storage,
  });
  const views = serveViews(connection, host, corpus, (kind) => severityOf(settings, kind) !== 'off');

  // ——— What changes ———

  documents.onDidChangeContent(({ document }) => {
    if (isCorrectionsFile(document.uri)) void corrected(document.uri, document.getText());
    else open.changed(document.uri, document.version, document.getText());
  });
  documents.onDidClose(({ document: { uri } }) => {
    if (isCorrectionsFile(uri)) {
      void host.read(uri).then((text) => corrected(uri, text));
      return;
    }
    open.closed(uri);
    colours.forget(uri);
    if (!can.pullDiagnostics) void connection.sendDiagnostics({ uri, diagnostics: [] });
    // From now on the text on disk counts again.
    void library.changed([uri], settings).then(() => redraw.soon());
  });

  /** Lets what a reader says hold: at once for the corpus and for open articles, soon for those on disk. */
  async function corrected(uri: string, text: string | undefined): Promise<void> {
    const { articles, everything } = hold(uri, text);
    const said = new Set(articles);
    const closed = said.size === 0 ? [] : corpus.articles().filter((article) => said.has(decoded(article.uri)));
    const unopened = closed.flatMap((article) => (open.isOpen(article.uri) ? [] : [article.uri]));
    if (everything) await index();
    else if (unopened.length > 0) await library.changed(unopened, settings);
    redraw.soon();
    problems.soon(uri);
  }

  function hold(uri: string, text: string | undefined): Change {
    const articles = documents.all().filter((document) => !isCorrectionsFile(document.uri));
    const before = articles.map((document) => JSON.stringify(corrector.rules(document.uri)));
    const change = corrector.changed(uri, text);
    articles.forEach((document, index) => {
      if (before[index] === JSON.stringify(corrector.rules(document.uri))) return;
      open.changed(document.uri, document.version, document.getText());
    });
    redraw.soon();
    return change;
  }

  /** Tells what is wrong in files of corrections, once for many changes: the articles they speak of are read for it. */
  const problems = {
    waiting: new Map<string, () => void>(),
    soon(uri: string): void {
      if (this.waiting.has(uri)) return;
      const tell = (): void => {
        this.waiting.delete(uri);
        void tellProblems(uri);
      };
      this.waiting.set(uri, host.after(REFRESH_DELAY, tell));
    },
    callOff(): void {
      for (const callOff of this.waiting.values()) callOff();
    },
  };

  async function tellProblems(uri: string): Promise<void> {
    const diagnostics = await corrector.problems(uri, async (address) => {
      const there = documents.all().find((document) => decoded(document.uri) === address);
      return there?.getText() ?? (await host.read(address.replace(/[^/:]+/g, encodeURIComponent)));
    });
    void connection.sendDiagnostics({ uri, diagnostics });
  }

  async function loadCorrections(): Promise<void> {
    for (const uri of corrector.files(folders)) {
      const text = documents.get(uri)?.getText() ?? (await host.read(uri));
      if (text === undefined) continue;
      hold(uri, text);
      problems.soon(uri);
    }
  }

  function analysed(article: OpenArticle): void {
    const { uri, text, analysis } = article;
    if (!ELSEWHERE.test(uri)) {
      const before = sharedBy(uri);
      corpus.put(uri, digestOf(analysis, text));
      if (before !== sharedBy(uri)) redraw.soon();
    }
    pushDiagnostics([article]);
    changes.tell();
  }

  /** What other articles show of this one: whom it names, and what it quotes of whom. */
  function sharedBy(uri: string): string {
    const { entities = [], sayings = [], quotations = [] } = corpus.digest(uri) ?? {};
    const ids = entities.map((_, local) => corpus.entityOf(uri, local) ?? '');
    const said = sayings.map(({ key, quotation }) => `${key} ${quotations[quotation]?.speaker}`);
    return [...ids, ...said].join('\n');
  }

  /** Tells an editor that does not ask. */
  function pushDiagnostics(articles: readonly OpenArticle[]): void {
    if (can.pullDiagnostics) return;
    for (const article of articles) {
      const { uri, version } = article;
      void connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(judged(article), corpus, settings) });
    }
  }

  /** Asks the editor to draw again what depends on other articles, once for many changes. */
  const redraw = {
    waiting: undefined as (() => void) | undefined,
    soon(): void {
      this.waiting ??= host.after(REFRESH_DELAY, () => {
        this.waiting = undefined;
        if (can.refresh.semanticTokens) void connection.languages.semanticTokens.refresh().catch(ignore);
        if (can.refresh.codeLens) void connection.sendRequest('workspace/codeLens/refresh').catch(ignore);
        if (can.refresh.inlayHint) void connection.languages.inlayHint.refresh().catch(ignore);
        if (can.refresh.diagnostics) void connection.languages.diagnostics.refresh().catch(ignore);
        pushDiagnostics(open.all());
        changes.tell();
      });
    },
  };

  /** Wakes those who wait for any change. */
  const changes = {
    waiting: [] as (() => void)[],
    tell(): void {
      views.changed();
      for (const wake of this.waiting.splice(0)) wake();
    },
    next(token: CancellationToken): Promise<void> {
      return new Promise((resolve) => {
        this.waiting.push(resolve);
        token.onCancellationRequested(() => resolve());
      });
    },
  };

  async function loadSettings(): Promise<void> {
    const [section, hidden]: readonly unknown[] = can.configuration
      ? await connection.workspace.getConfiguration([{ section: 'marginalia' }, { section: 'files.exclude' }])
      : [];
    const read = readSettings(section);
    settings = { ...read.settings, exclude: [...read.settings.exclude, ...hiddenGlobs(hidden)] };
    for (const name of read.mistakes) {
      connection.console.warn(`The setting ${name} has a value of the wrong type; its default is used instead.`);
    }
  }

  async function index(): Promise<void> {
    indexing?.stop.abort();
    await indexing?.ended;
    const stop = new AbortController();
    const ended = runIndex(stop);
    indexing = { stop, ended };
    await ended;
  }

  async function runIndex(stop: AbortController): Promise<void> {
    const progress = can.progress && folders.length > 0 ? await connection.window.createWorkDoneProgress() : undefined;
    progress?.begin('Reading articles', 0, undefined, true);
    progress?.token.onCancellationRequested(() => stop.abort());
    let told = 0;
    try {
      await loadCorrections();
      await library.index(folders, settings, {
        signal: stop.signal,
        report(done, total) {
          const now = host.now();
          if (done < total && now - told < 100) return;
          told = now;
          progress?.report(total === 0 ? 100 : (100 * done) / total, `${done} of ${total}`);
          // Names that also stand elsewhere become known as the corpus grows.
          if (done % 500 === 0) redraw.soon();
        },
      });
    } catch (error) {
      connection.console.error(`Reading the folder failed: ${String(error)}`);
    } finally {
      progress?.done();
    }
    const indexed: Indexed = { articles: corpus.size, stopped: stop.signal.aborted, unread: library.unread() };
    void connection.sendNotification(INDEXED, indexed);
    views.renew();
    redraw.soon();
  }

  // ——— Life ———

  connection.onInitialize((params): InitializeResult => {
    folders = foldersOf(params);
    storage = storageOf(params);
    const { capabilities } = params;
    client = capabilitiesOf(params);
    can = {
      configuration: capabilities.workspace?.configuration === true,
      watch: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
      progress: capabilities.window?.workDoneProgress === true,
      pullDiagnostics: capabilities.textDocument?.diagnostic !== undefined,
      folders: capabilities.workspace?.workspaceFolders === true,
      resolve: capabilities.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
      refresh: refreshesOf(capabilities.workspace ?? {}),
    };
    return {
      serverInfo: { name: 'marginalia' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        hoverProvider: true,
        definitionProvider: true,
        declarationProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        codeLensProvider: {},
        inlayHintProvider: true,
        callHierarchyProvider: true,
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL],
          resolveProvider: true,
        },
        renameProvider: { prepareProvider: true },
        semanticTokensProvider: { legend: LEGEND, full: { delta: true }, range: true },
        diagnosticProvider: { identifier: 'marginalia', interFileDependencies: true, workspaceDiagnostics: true },
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          fileOperations: {
            didRename: { filters: [{ pattern: { glob: '**' } }] },
            didDelete: { filters: [{ pattern: { glob: '**' } }] },
          },
        },
      },
    };
  });

  connection.onInitialized(async () => {
    await loadSettings();
    if (can.configuration)
      void connection.client.register(DidChangeConfigurationNotification.type, {
        section: ['marginalia', 'files.exclude'],
      });
    if (can.watch) {
      // Folders that come and go matter too, so everything is watched and sifted here.
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
    }
    void index();
    if (can.folders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        folders = [
          ...folders.filter((uri) => !removed.some((gone) => gone.uri === uri)),
          ...added.map(({ uri }) => uri),
        ];
        void index();
      });
  });

  connection.onDidChangeConfiguration(async () => {
    const before = settings;
    await loadSettings();
    const same = (key: keyof Settings): boolean => JSON.stringify(before[key]) === JSON.stringify(settings[key]);
    if (!same('diagnostics.severity') || !same('diagnostics.kinds')) views.renew();
    if (!same('noise.keep')) {
      for (const document of documents.all()) open.changed(document.uri, document.version, document.getText());
    }
    if (!same('articles') || !same('exclude') || !same('noise.keep')) void index();
    pushDiagnostics(open.all());
    redraw.soon();
  });

  connection.onDidChangeWatchedFiles(async ({ changes: all }) => {
    const files = all.filter(({ uri }) => !isCorrectionsFile(uri));
    for (const { uri } of all) {
      if (isCorrectionsFile(uri) && documents.get(uri) === undefined) await corrected(uri, await host.read(uri));
    }
    library.removed(files.filter(({ type }) => type === FileChangeType.Deleted).map(({ uri }) => uri));
    const changed = files.filter(({ type, uri }) => type !== FileChangeType.Deleted && !open.isOpen(uri));
    await library.changed(
      changed.map(({ uri }) => uri),
      settings,
    );
    redraw.soon();
  });
  connection.workspace.onDidRenameFiles(async ({ files }) => {
    library.removed(files.map(({ oldUri }) => oldUri));
    await library.changed(
      files.map(({ newUri }) => newUri),
      settings,
    );
    redraw.soon();
  });
  connection.workspace.onDidDeleteFiles(({ files }) => {
    library.removed(files.map(({ uri }) => uri));
    redraw.soon();
  });
  connection.onShutdown(async () => {
    problems.callOff();
    indexing?.stop.abort();
    await indexing?.ended;
    redraw.waiting?.();
    await library.close();
  });

  // ——— What is asked ———

  /** Answers from the current analysis of a document; a request that was cancelled meanwhile, or whose text went on, is told so. */
  async function of<T>(
    { uri }: { readonly uri: string },
    token: CancellationToken,
    answer: (article: OpenArticle) => T,
    otherwise: T,
  ): Promise<T> {
    const version = documents.get(uri)?.version;
    const article = await open.current(uri);
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    if (article === undefined) return otherwise;
    if (article.version !== version) throw new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed');
    try {
      return answer(judged(article));
    } catch (error) {
      connection.console.error(`${uri}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      throw new ResponseError(ErrorCodes.InternalError, 'Marginalia could not answer; see its output.');
    }
  }

  /** The article with its noise judged by what all others say of its lines, once for each state of the corpus. */
  function judged(article: OpenArticle): OpenArticle {
    const known = judgements.get(article);
    if (known?.version === corpus.version) return known.article;
    const { analysis } = article;
    const noise = judge(analysis.lineScores, analysis.lines, corpus.witness(article.uri));
    const fresh = { ...article, analysis: { ...analysis, noise } };
    judgements.set(article, { version: corpus.version, article: fresh });
    return fresh;
  }
  const judgements = new WeakMap<OpenArticle, { readonly version: number; readonly article: OpenArticle }>();

  connection.onHover(({ textDocument, position }, token) =>
    of(
      textDocument,
      token,
      (article) => {
        const reasonsFor = (mention: Mention): readonly string[] =>
          explainMention(host.models.names, article.analysis, mention).map(({ words }) => words);
        return hoverAt(article, corpus, position, client.markup, reasonsFor, library.remark(article.uri));
      },
      null,
    ),
  );
  connection.onDefinition(({ textDocument, position }, token) =>
    of(textDocument, token, (article) => definitionAt(article, corpus, position, client.links), null),
  );
  connection.onDeclaration(({ textDocument, position }, token) =>
    of(textDocument, token, (article) => declarationAt(article, corpus, position, client.links), null),
  );
  connection.onReferences(({ textDocument, position, context }, token) =>
    of(textDocument, token, (article) => referencesAt(article, corpus, position, context.includeDeclaration), []),
  );
  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    of(textDocument, token, (article) => highlightsAt(article, position), []),
  );
  connection.onDocumentSymbol(({ textDocument }, token) => of(textDocument, token, symbolsOf, []));
  connection.onWorkspaceSymbol(({ query }) => corpusSymbols(corpus, query, SYMBOLS));
  connection.onCodeLens(({ textDocument }, token) => {
    if (!settings['codeLens.article']) return [];
    return of(textDocument, token, (article) => lensesOf(article, corpus, client.commands), []);
  });
  connection.languages.inlayHint.on(({ textDocument, range }, token) => {
    if (!settings['inlayHints.pronouns']) return [];
    return of(textDocument, token, (article) => hintsIn(article, range), []);
  });
  connection.languages.callHierarchy.onPrepare(({ textDocument, position }, token) =>
    of(textDocument, token, (article) => hierarchyAt(article, corpus, position), null),
  );
  connection.languages.callHierarchy.onIncomingCalls(({ item }) => incoming(corpus, item));
  connection.languages.callHierarchy.onOutgoingCalls(({ item }) => outgoing(corpus, item));
  connection.onRequest(NEXT_QUOTATION, ({ textDocument, position, direction }: NextQuotationParams, token) =>
    of(
      textDocument,
      token,
      (article) => nextQuotation(article, corpus, offsetAt(article.analysis.lines, position), direction) ?? null,
      null,
    ),
  );
  connection.onRequest(ENTITY_AT, ({ textDocument, position }: TextDocumentPositionParams, token: CancellationToken) =>
    of<EntityAt | null>(
      textDocument,
      token,
      (article) => {
        const id = corpusEntityAt(article, corpus, offsetAt(article.analysis.lines, position))?.id;
        return id === undefined ? null : { id };
      },
      null,
    ),
  );
  connection.onRequest(QUOTATIONS, (): readonly SpeakerQuotations[] => quotationsBySpeaker(corpus));
  connection.onFoldingRanges(({ textDocument }, token) => of(textDocument, token, foldsOf, []));
  connection.onSelectionRanges(({ textDocument, positions }, token) =>
    of(textDocument, token, (article) => selectionsAt(article, positions), []),
  );
  connection.onCodeAction(({ textDocument, range, context }, token) =>
    of(
      textDocument,
      token,
      (article) => [
        ...actionsIn(
          article,
          article.version,
          range,
          context,
          settings,
          // What a folder's file of corrections can say needs no command of the editor.
          new Set([...client.commands].filter((name) => name !== COMMANDS.keepLine || !corrector.holds(article.uri))),
        ),
        ...(can.resolve
          ? corrector.actions(article, corpus, range, context, client.commands)
          : corrector
              .actions(article, corpus, range, context, client.commands)
              .map(corrector.resolve)
              .filter(({ edit, command }) => edit ?? command)),
      ],
      [],
    ),
  );
  connection.onCodeActionResolve(resolve);
  connection.onPrepareRename(({ textDocument, position }, token) =>
    of(textDocument, token, (article) => corrector.prepareRename(article, corpus, position), null),
  );
  connection.onRenameRequest(({ textDocument, position, newName }, token) =>
    of(textDocument, token, (article) => written(corrector.rename(article, corpus, position, newName)), null),
  );
  connection.onRequest(MARK, ({ textDocument, range, is, everywhere }: MarkParams, token: CancellationToken) =>
    of(textDocument, token, (article) => written(corrector.mark(article, range, is, everywhere)), null),
  );
  connection.onRequest(CHOICES, ({ textDocument, ...asked }: ChoicesParams, token: CancellationToken) =>
    of<Choices | null>(textDocument, token, (article) => corrector.choices(article, corpus, asked), null),
  );
  connection.onRequest(CORRECT, ({ textDocument: { uri }, corrections }: CorrectParams) =>
    written(corrector.correct(uri, corrections)),
  );

  connection.onRequest(
    CLEAN_FOLDER,
    async ({ folder }: CleanFolderParams, token: CancellationToken): Promise<CleanFolderResult<WorkspaceEdit>> => {
      const below = folder === undefined ? '' : `${decoded(folder).replace(/\/$/, '')}/`;
      const uris = corpus.articles().flatMap(({ uri }) => (decoded(uri).startsWith(below) ? [uri] : []));
      const leftAlone = uris.filter((uri) => !open.isOpen(uri) && library.remark(uri) !== undefined && isNoisy(uri));
      return { edit: await folderCleaning(noisyArticles(uris), token), leftAlone: leftAlone.length };
    },
  );

  const isWanted = ({ kind }: Pick<Noise, 'kind'>): boolean => severityOf(settings, kind) !== 'off';
  const isNoisy = (uri: string): boolean => corpus.noise(uri).some(isWanted);

  /** The articles with noise as they stand now: unsaved where they are open, else as on disk. */
  async function* noisyArticles(uris: readonly string[]): AsyncGenerator<NoisyArticle> {
    for (const uri of uris) {
      if (open.isOpen(uri)) {
        const article = await open.current(uri);
        if (article === undefined) continue;
        const { version, text, analysis } = judged(article);
        yield { uri, version, text, noise: analysis.noise.filter(isWanted) };
      } else if (isNoisy(uri) && library.remark(uri) === undefined) {
        const text = await host.read(uri);
        if (text === undefined) continue;
        const options = { keep: settings['noise.keep'], rules: corrector.rules(uri) };
        const { lineScores, lines } = judgeLines(text, host.models.noise, options);
        yield { uri, version: null, text, noise: judge(lineScores, lines, corpus.witness(uri)).filter(isWanted) };
      }
    }
  }

  function resolve(action: CodeAction): CodeAction {
    const resolved = corrector.resolve(action);
    if (resolved.edit === undefined && resolved.command === undefined) written(null);
    return resolved;
  }

  /** Says so where nothing can be written. */
  function written(edit: WorkspaceEdit | null): WorkspaceEdit | null {
    if (edit === null) {
      const message: ShowMessageParams = { type: MessageType.Warning, message: NOT_WRITTEN };
      void connection.sendNotification('window/showMessage', message);
    }
    return edit;
  }
  const colourless: SemanticTokens = { data: [] };
  connection.languages.semanticTokens.on(({ textDocument }, token) =>
    of(textDocument, token, colours.full, colourless),
  );
  connection.languages.semanticTokens.onDelta(({ textDocument, previousResultId }, token) =>
    of<SemanticTokens | SemanticTokensDelta>(
      textDocument,
      token,
      (article) => colours.delta(article, previousResultId),
      colourless,
    ),
  );
  connection.languages.semanticTokens.onRange(({ textDocument, range }, token) =>
    of(textDocument, token, (article) => colours.range(article, spanOf(article.analysis.lines, range)), colourless),
  );
  connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
    of(
      textDocument,
      token,
      (article) => report(diagnosticsOf(article, corpus, settings), previousResultId),
      report([], previousResultId),
    ),
  );
  let lastTold = -1;
  connection.languages.diagnostics.onWorkspace(
    async ({ previousResultIds }, token): Promise<WorkspaceDiagnosticReport> => {
      // An editor that knows all there is asks again at once; it is answered when something has changed.
      if (previousResultIds.length > 0 && lastTold === corpus.version) await changes.next(token);
      lastTold = corpus.version;
      const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
      const items = corpus.articles().flatMap(({ uri }) => {
        // Open articles are asked for one by one.
        const before = previous.get(uri);
        previous.delete(uri);
        if (open.isOpen(uri)) return [];
        return workspaceReport(uri, null, storedDiagnostics(corpus.noise(uri), settings), before) ?? [];
      });
      for (const [uri, before] of previous) {
        const gone = open.isOpen(uri) ? undefined : workspaceReport(uri, null, [], before);
        if (gone !== undefined) items.push(gone);
      }
      return { items };
    },
  );

  const reviewer = createReviewer({
    host,
    articles: () => corpus.articles().map(({ uri }) => uri),
    current: open.current,
    rules: corrector.rules,
    keep: () => settings['noise.keep'],
    corrected() {
      const said = new Set(corrector.corrected());
      return corpus.articles().flatMap(({ uri }) => (said.has(decoded(uri)) ? [uri] : []));
    },
  });
  connection.onRequest(REVIEW, (params: ReviewParams): Promise<Review | null> => reviewer.next(params));
  connection.onRequest(SCORE, (): Promise<Scored> => reviewer.score());

  serveExchange(
    connection,
    host,
    () => settings,
    () => can.progress,
  );

  documents.listen(connection);
  connection.listen();
}

function ignore(): void {
  // An editor that cannot draw again has said so; it will ask by itself.
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

/** The folder of this machine in which the editor lets us keep things. */
function storageOf({ initializationOptions }: InitializeParams): string | undefined {
  const given: unknown = initializationOptions;
  const storage: unknown =
    typeof given === 'object' && given !== null && 'storage' in given ? given.storage : undefined;
  return typeof storage === 'string' ? storage : undefined;
}

function refreshesOf(workspace: NonNullable<InitializeParams['capabilities']['workspace']>) {
  return {
    semanticTokens: workspace.semanticTokens?.refreshSupport === true,
    codeLens: workspace.codeLens?.refreshSupport === true,
    inlayHint: workspace.inlayHint?.refreshSupport === true,
    diagnostics: workspace.diagnostics?.refreshSupport === true,
  };
}

function capabilitiesOf({ capabilities, initializationOptions }: InitializeParams): Capabilities {
  const formats = capabilities.textDocument?.hover?.contentFormat ?? [];
  const given: unknown = initializationOptions;
  const commands: unknown = typeof given === 'object' && given !== null && 'commands' in given ? given.commands : [];
  return {
    markup: formats.includes(MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText,
    links: capabilities.textDocument?.definition?.linkSupport === true,
    commands: new Set(
      Array.isArray(commands) ? commands.filter((name): name is string => typeof name === 'string') : [],
    ),
  };
}
