import type {
  CancellationToken,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { report, workspaceReport } from './diagnostic-reports.ts';
import { diagnosticsOf, storedDiagnostics } from './diagnostics.ts';
import type { OpenArticle } from './open-articles.ts';
import type { Session } from './session.ts';
import { inTurns } from './turns.ts';

/** What is told of warnings when something changes. */
export interface Warnings {
  /** Tells an editor that does not ask. */
  push(articles: readonly OpenArticle[]): void;
  /** Answers those who wait for a change of the folder. */
  wake(): void;
}

/** Warns of noise and of quotations that disagree: in open articles, and in all of the folder. */
export function serveDiagnostics({ connection, host, corpus, open, of, judged, settings, client }: Session): Warnings {
  const waiting: (() => void)[] = [];

  connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
    of(
      textDocument,
      token,
      (article) => report(diagnosticsOf(article, corpus, settings()), previousResultId),
      report([], previousResultId),
    ),
  );

  let lastTold = -1;
  connection.languages.diagnostics.onWorkspace(
    async ({ previousResultIds }, token): Promise<WorkspaceDiagnosticReport> => {
      // An editor that knows all there is asks again at once; it is answered when something has changed.
      if (previousResultIds.length > 0 && lastTold === corpus.version) await nextChange(token);
      lastTold = corpus.version;
      const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
      const items = await inTurns(host, reports(previous));
      for (const [uri, before] of previous) {
        const gone = open.isOpen(uri) ? undefined : workspaceReport(uri, null, [], before);
        if (gone !== undefined) items.push(gone);
      }
      return { items };
    },
  );

  /** Of all articles that are not open, one a step; takes them out of those that were told before. */
  function* reports(previous: Map<string, string>): Generator<void, WorkspaceDocumentDiagnosticReport[]> {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const uri of corpus.uris()) {
      yield;
      const before = previous.get(uri);
      previous.delete(uri);
      // Open articles are asked for one by one.
      if (open.isOpen(uri)) continue;
      const item = workspaceReport(uri, null, storedDiagnostics(corpus.noise(uri), settings()), before);
      if (item !== undefined) items.push(item);
    }
    return items;
  }

  function nextChange(token: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      waiting.push(resolve);
      token.onCancellationRequested(() => resolve());
    });
  }

  return {
    push(articles) {
      if (client().pullDiagnostics) return;
      for (const article of articles) {
        const { uri, version } = article;
        const diagnostics = diagnosticsOf(judged(article), corpus, settings());
        void connection.sendDiagnostics({ uri, version, diagnostics });
      }
    },
    wake() {
      for (const wake of waiting.splice(0)) wake();
    },
  };
}
