import type { CancellationToken, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { report, workspaceReport } from './diagnostic-reports.ts';
import type { OpenArticle } from './open-articles.ts';
import { diagnosticsOf, storedDiagnostics } from './requests.ts';
import type { Session } from './session.ts';

/** What is told of warnings when something changes. */
export interface Warnings {
  /** Tells an editor that does not ask. */
  push(articles: readonly OpenArticle[]): void;
  /** Answers those who wait for a change of the folder. */
  wake(): void;
}

/** Warns of noise and of quotations that disagree: in open articles, and in all of the folder. */
export function serveDiagnostics({ connection, corpus, open, of, judged, settings, client }: Session): Warnings {
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
      const items = corpus.uris().flatMap((uri) => {
        // Open articles are asked for one by one.
        const before = previous.get(uri);
        previous.delete(uri);
        if (open.isOpen(uri)) return [];
        return workspaceReport(uri, null, storedDiagnostics(corpus.noise(uri), settings()), before) ?? [];
      });
      for (const [uri, before] of previous) {
        const gone = open.isOpen(uri) ? undefined : workspaceReport(uri, null, [], before);
        if (gone !== undefined) items.push(gone);
      }
      return { items };
    },
  );

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
