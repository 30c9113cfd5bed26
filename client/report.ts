import { type Disposable, EventEmitter, languages, Uri, ViewColumn, window, workspace } from 'vscode';

const SCHEME = 'marginalia-report';
const LANGUAGE = 'marginalia-report';

/** Texts that are shown to be read, and are no files. */
export interface Reports extends Disposable {
  /** Shows a text beside the article; one of the same title gives way. */
  show(title: string, text: string): Promise<void>;
}

export function createReports(): Reports {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const provided = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.path) ?? '',
  });
  return {
    async show(title, text) {
      const uri = Uri.from({ scheme: SCHEME, path: `/${title}` });
      texts.set(uri.path, text);
      changed.fire(uri);
      // Of a language of its own, for the sake of settings: lines wrap, no map stands over the tables.
      const document = await languages.setTextDocumentLanguage(await workspace.openTextDocument(uri), LANGUAGE);
      await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true });
    },
    dispose() {
      provided.dispose();
      changed.dispose();
    },
  };
}
