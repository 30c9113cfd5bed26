import {
  type Disposable,
  l10n,
  languages,
  type TextDocument,
  type TextEditor,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { chooser } from '../server/lsp/choice.ts';
import { findIn } from './find.ts';

/** The identifier of the language that articles are in. */
export const ARTICLE = 'article';

/** What the language's own file names in the manifest are; such files stay articles whatever the settings say. */
const BY_NAME = /\.article(?:\.txt)?$/i;

/** Whether a file is an article by the settings as they are now. */
export function articleChooser(): (uri: Uri) => boolean {
  const settings = workspace.getConfiguration('marginalia');
  const isChosen = chooser({ articles: globs(settings.get('articles')), exclude: globs(settings.get('exclude')) });
  return (uri) => isChosen(uri.toString());
}

/** The globs that a setting holds; a value of the wrong type holds none. */
function globs(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((glob) => typeof glob === 'string') : [];
}

/** The article that is looked at; where there is none, that one has to be opened is said. */
export function articleAtHand(): TextEditor | undefined {
  const editor = [window.activeTextEditor, ...window.visibleTextEditors].find(
    (one) => one?.document.languageId === ARTICLE,
  );
  if (editor === undefined) void window.showInformationMessage(l10n.t('Open one of the articles first.'));
  return editor;
}

/** Whether the open folders hold an article. */
export async function hasArticles(): Promise<boolean> {
  for (const glob of globs(workspace.getConfiguration('marginalia').get('articles'))) {
    for (const folder of workspace.workspaceFolders ?? []) {
      if ((await findIn(folder, glob, 1)).length > 0) return true;
    }
  }
  const isArticle = articleChooser();
  // A glob may also name the open folder itself or one above it: `**/articles/**` where `articles` is what is open.
  for (const folder of workspace.workspaceFolders ?? []) {
    const texts = await findIn(folder, '**/*.txt', 20);
    if (texts.some(isArticle)) return true;
  }
  return false;
}

/**
 * Keeps the language of plain text in step with the setting `marginalia.articles`: what it names is an article, and what
 * it no longer names is plain text again. A language that somebody chose by hand is left alone.
 */
export function followLanguages(): Disposable {
  const changedHere = new Set<string>();
  let isArticle = articleChooser();
  const follow = async (document: TextDocument): Promise<void> => {
    const uri = document.uri.toString();
    if (BY_NAME.test(document.uri.path)) return;
    if (document.languageId === 'plaintext' && document.uri.scheme !== 'output' && isArticle(document.uri)) {
      if (changedHere.has(uri)) return;
      changedHere.add(uri);
      await languages.setTextDocumentLanguage(document, ARTICLE);
    } else if (document.languageId === ARTICLE && changedHere.has(uri) && !isArticle(document.uri)) {
      changedHere.delete(uri);
      await languages.setTextDocumentLanguage(document, 'plaintext');
    }
  };
  const followAll = (): void => {
    for (const document of workspace.textDocuments) void follow(document);
  };
  followAll();
  const opened = workspace.onDidOpenTextDocument((document) => void follow(document));
  const closed = workspace.onDidCloseTextDocument((document) => {
    // A change of language looks like closing and opening, but then the document is still there.
    if (!workspace.textDocuments.includes(document)) changedHere.delete(document.uri.toString());
  });
  const configured = workspace.onDidChangeConfiguration((change) => {
    if (!change.affectsConfiguration('marginalia')) return;
    isArticle = articleChooser();
    followAll();
  });
  return { dispose: () => [opened, closed, configured].forEach((listener) => void listener.dispose()) };
}
