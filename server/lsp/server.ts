import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeResult,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyzeInSteps } from '../analysis/analyze.ts';
import type { Constraints } from '../corpus/constraints.ts';
import { createCorpus } from '../corpus/corpus.ts';
import { digestOf } from '../corpus/digesting.ts';
import { createAnswering } from './answering.ts';
import { serveCleaning } from './cleaning-requests.ts';
import { clientOf, foldersOf, NO_CLIENT, storageOf } from './client.ts';
import { serveCorrecting } from './correcting-requests.ts';
import { createProblems } from './correction-problems.ts';
import { createCorrector, isCorrectionsFile } from './corrections.ts';
import { serveDiagnostics } from './diagnostic-requests.ts';
import { serveExchange } from './exchanging.ts';
import { createFollowing } from './following-corrections.ts';
import type { Host } from './host.ts';
import { createIndexing } from './indexing.ts';
import { createLastShown } from './last-shown.ts';
import { createLibrary } from './library.ts';
import { OFFER } from './offer.ts';
import { createOpenArticles, type OpenArticle } from './open-articles.ts';
import { serveReading } from './reading-requests.ts';
import { createRedrawing } from './redrawing.ts';
import { serveReviewing } from './review-requests.ts';
import type { Session } from './session.ts';
import { hiddenGlobs, readSettings, type Settings, severityOf } from './settings.ts';
import { createColours } from './tokens.ts';
import { inTurns } from './turns.ts';
import { serveViews } from './view-requests.ts';

/** Articles that follow a correction before anything else is answered, at most. */
const AT_ONCE = 64;

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
  let settings: Settings = readSettings(undefined).settings;
  let folders: readonly string[] = [];
  let storage: string | undefined;
  let client = NO_CLIENT;

  const corrector = createCorrector(constrain, () => folders);
  const open = createOpenArticles({
    analyze: (text, uri) =>
      analyzeInSteps(text, host.models, { keep: settings['noise.keep'], rules: corrector.rules(uri) }),
    now: host.now,
    pause: host.pause,
    analysed,
    failed: (uri, error) => connection.console.error(`${uri} could not be analysed: ${String(error)}`),
  });
  const library = createLibrary(host, corpus, {
    open: { isOpen: open.isOpen, uris: () => documents.keys() },
    tell: (message) => connection.console.info(message),
    corrections: corrector,
    storage: () => storage,
  });
  const session: Session = {
    connection,
    host,
    corpus,
    documents,
    open,
    library,
    corrector,
    settings: () => settings,
    client: () => client,
    ...createAnswering({ connection, corpus, documents, open }),
  };

  serveCorrecting(session, serveReading(session, colours));
  serveCleaning(session);
  serveReviewing(session, () => indexing.more());
  serveExchange(session);
  const warnings = serveDiagnostics(session);
  const lastShown = createLastShown(host, () => ({ folders, storage }));
  const views = serveViews(connection, host, corpus, (kind) => severityOf(settings, kind) !== 'off', lastShown);
  const redrawing = createRedrawing(session, () => {
    warnings.push(open.all());
    changed();
    indexing.recount();
  });
  const problems = createProblems(session);
  const indexing = createIndexing(session, {
    folders: () => folders,
    loadCorrections: () => following.load(),
    grown: redrawing.soon,
    ended() {
      following.caughtUp();
      views.renew();
      redrawing.soon();
    },
  });

  const following = createFollowing(session, { folders: () => folders, indexing, redrawing, problems });

  // ——— What changes ———

  documents.onDidChangeContent(({ document }) => {
    if (isCorrectionsFile(document.uri)) void following.corrected(document.uri, document.getText());
    else open.changed(document.uri, document.version, document.getText());
  });
  documents.onDidClose(({ document: { uri } }) => {
    if (isCorrectionsFile(uri)) {
      void correctedOnDisk(uri);
      return;
    }
    open.closed(uri);
    colours.forget(uri);
    if (!client.pullDiagnostics) void connection.sendDiagnostics({ uri, diagnostics: [] });
    // From now on the text on disk counts again.
    void library.changed([uri], settings).then(redrawing.soon);
  });

  /** Takes a file of corrections as it is on disk. What is open when it has been read counts as it stands in the editor. */
  async function correctedOnDisk(uri: string): Promise<void> {
    const text = await host.read(uri);
    if (documents.get(uri) === undefined) await following.corrected(uri, text);
  }

  /** Few articles follow what is said of the corpus at once, many soon. */
  function constrain(constraints: Constraints): void {
    const steps = corpus.constraining(constraints);
    for (let step = 0; step < AT_ONCE; step++) if (steps.next().done === true) return;
    void inTurns(host, steps).then(redrawing.soon);
  }

  function analysed(article: OpenArticle): void {
    const { uri, text, analysis } = article;
    if (!ELSEWHERE.test(uri)) {
      const before = sharedBy(uri);
      corpus.put(uri, digestOf(analysis, text));
      if (before !== sharedBy(uri)) redrawing.soon();
    }
    warnings.push([article]);
    changed();
  }

  /** What other articles show of this one: whom it names, and what it quotes of whom. */
  function sharedBy(uri: string): string {
    const { entities = [], sayings = [], quotations = [] } = corpus.digest(uri) ?? {};
    const ids = entities.map((_, local) => corpus.entityOf(uri, local) ?? '');
    const said = sayings.map(({ key, quotation }) => `${key} ${quotations[quotation]?.speaker}`);
    return [...ids, ...said].join('\n');
  }

  function changed(): void {
    views.changed();
    warnings.wake();
  }

  async function loadSettings(): Promise<void> {
    const [section, hidden]: readonly unknown[] = client.configuration
      ? await connection.workspace.getConfiguration([{ section: 'marginalia' }, { section: 'files.exclude' }])
      : [];
    const read = readSettings(section);
    settings = { ...read.settings, exclude: [...read.settings.exclude, ...hiddenGlobs(hidden)] };
    for (const name of read.mistakes) {
      connection.console.warn(`The setting ${name} has a value of the wrong type; its default is used instead.`);
    }
  }

  connection.onDidChangeConfiguration(async () => {
    const before = settings;
    await loadSettings();
    const same = (key: keyof Settings): boolean => JSON.stringify(before[key]) === JSON.stringify(settings[key]);
    if (!same('diagnostics.severity') || !same('diagnostics.kinds')) views.renew();
    if (!same('noise.keep')) {
      for (const document of documents.all()) open.changed(document.uri, document.version, document.getText());
    }
    if (!same('articles') || !same('exclude') || !same('noise.keep')) void indexing.run();
    warnings.push(open.all());
    redrawing.soon();
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const files = changes.filter(({ uri }) => !isCorrectionsFile(uri));
    for (const { uri } of changes) {
      if (isCorrectionsFile(uri)) await correctedOnDisk(uri);
    }
    library.removed(files.filter(({ type }) => type === FileChangeType.Deleted).map(({ uri }) => uri));
    const written = files.filter(({ type, uri }) => type !== FileChangeType.Deleted && !open.isOpen(uri));
    await library.changed(
      written.map(({ uri }) => uri),
      settings,
    );
    redrawing.soon();
  });
  connection.workspace.onDidRenameFiles(async ({ files }) => {
    library.removed(files.map(({ oldUri }) => oldUri));
    await library.changed(
      files.map(({ newUri }) => newUri),
      settings,
    );
    redrawing.soon();
  });
  connection.workspace.onDidDeleteFiles(({ files }) => {
    library.removed(files.map(({ uri }) => uri));
    redrawing.soon();
  });

  // ——— Life ———

  connection.onInitialize((params): InitializeResult => {
    folders = foldersOf(params);
    storage = storageOf(params);
    client = clientOf(params);
    return { serverInfo: { name: 'marginalia' }, capabilities: OFFER };
  });

  connection.onInitialized(async () => {
    await loadSettings();
    if (client.configuration)
      void connection.client.register(DidChangeConfigurationNotification.type, {
        section: ['marginalia', 'files.exclude'],
      });
    if (client.watch) {
      // Folders that come and go matter too, so everything is watched and sifted here.
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
    }
    void indexing.run();
    if (client.folders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        folders = [
          ...folders.filter((uri) => !removed.some((gone) => gone.uri === uri)),
          ...added.map(({ uri }) => uri),
        ];
        void indexing.run();
      });
  });

  connection.onShutdown(async () => {
    problems.callOff();
    await indexing.stop();
    redrawing.callOff();
    await library.close();
  });

  documents.listen(connection);
  connection.listen();
}
