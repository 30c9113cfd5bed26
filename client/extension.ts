import { type ExtensionContext, l10n, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { COMMANDS } from '../server/lsp/extensions.ts';
import type { PageReader } from '../server/pages/reader.ts';
import { ARTICLE, followLanguages, hasArticles } from './articles.ts';
import { registerCleaning } from './cleaning.ts';
import { registerCommands } from './commands.ts';
import { registerCorrections } from './corrections.ts';
import { keepCorrections } from './corrections-file.ts';
import { registerExchange } from './exchange.ts';
import { serveFiles } from './files.ts';
import { noticeFirstSteps } from './first-steps.ts';
import { registerImport } from './import-pages.ts';
import { offerArticles } from './offer.ts';
import { registerPickers } from './pickers.ts';
import { registerPictures } from './picture-commands.ts';
import { showPictures } from './picture-panels.ts';
import { registerQuotations } from './quotations.ts';
import { createReports } from './report.ts';
import { registerReview } from './review.ts';
import { showStatus } from './status.ts';
import { readingOnly } from './trust.ts';
import { showViews } from './views/views.ts';

/** What the extension tells other extensions. */
export interface Activation {
  /** How long its activation took, in milliseconds: the editor waits for it. */
  readonly milliseconds: number;
}

/**
 * What the extension does wherever it runs. The language server is started with the first article: soon where the open
 * folders hold some, else when one is opened.
 *
 * @param createClient makes the client for the platform
 * @param createReader makes what reads saved web pages in a thread of the platform
 */
export function run(
  context: ExtensionContext,
  createClient: (options: LanguageClientOptions) => Promise<BaseLanguageClient>,
  createReader: () => PageReader,
): Activation {
  const began = performance.now();
  const output = window.createOutputChannel('Marginalia', { log: true });
  const { subscriptions } = context;
  const started = Promise.withResolvers<BaseLanguageClient>();
  const pictures = showPictures(context.extensionUri, () => started.promise);
  const views = showViews(context.workspaceState, pictures.renew);
  const reports = createReports();
  subscriptions.push(
    output,
    ...registerCommands(context, output),
    ...keepCorrections(),
    registerImport(createReader),
    followLanguages(),
    views,
    reports,
  );
  subscriptions.push(pictures, ...registerPictures(pictures, () => started.promise));

  let starting: Promise<void> | undefined;
  const start = (): Promise<void> => {
    starting ??= startNow();
    return starting;
  };
  const startNow = async (): Promise<void> => {
    const client = await createClient({
      documentSelector: [{ language: ARTICLE }, { pattern: '**/.marginalia/corrections.yaml' }],
      outputChannel: output,
      initializationOptions: { commands: Object.values(COMMANDS), storage: storageOf(context) },
      diagnosticPullOptions: { onChange: true },
      middleware: {
        ...noticeFirstSteps(),
        ...readingOnly(() => workspace.isTrusted, l10n.t('This folder is not trusted: nothing is written in it.')),
      },
    });
    subscriptions.push(
      showStatus(client),
      ...serveFiles(client),
      ...registerQuotations(client),
      ...registerCorrections(client),
      ...registerCleaning(client),
      ...registerPickers(client),
      ...registerExchange(client, reports),
      ...registerReview(client, reports, context.workspaceState),
      client,
    );
    views.connect(client);
    started.resolve(client);
    await client.start();
  };

  const isOpen = workspace.textDocuments.some(({ languageId }) => languageId === ARTICLE);
  subscriptions.push(
    workspace.onDidOpenTextDocument(({ languageId }) => {
      if (languageId === ARTICLE) void start();
    }),
    workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration('marginalia.articles') && (await hasArticles())) void start();
    }),
  );
  // The editor waits for none of this.
  const begin = async (): Promise<void> => {
    if (isOpen || (await hasArticles())) await start();
    else if (starting === undefined) views.none();
    await offerArticles(context.workspaceState);
  };
  void begin().catch((error: unknown) => output.error(String(error)));
  return { milliseconds: performance.now() - began };
}

/** Where the server may keep what it knows of the articles: of this workspace, on this machine. */
function storageOf({ storageUri }: ExtensionContext): string | undefined {
  return storageUri?.scheme === 'file' ? storageUri.fsPath : undefined;
}
