import { type Disposable, l10n, MarkdownString, StatusBarAlignment, ThemeColor, window, workspace } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { INDEXED, type Indexed } from '../server/lsp/extensions.ts';
import { SHOW_OUTPUT } from './commands.ts';
import { articleCount } from './words.ts';

/** Tells in the status bar how many articles are known, and what is wrong; a click leads to the output. */
export function showStatus(client: BaseLanguageClient): Disposable {
  const item = window.createStatusBarItem('marginalia.status', StatusBarAlignment.Right, 90);
  item.name = 'Marginalia';
  item.command = SHOW_OUTPUT;
  const show = (icon: string, text: string, tooltip: string, isWrong = false): void => {
    item.text = `$(${icon}) ${text}`;
    item.tooltip = new MarkdownString(`**Marginalia**\n\n${tooltip}\n\n${l10n.t('Click to see the output.')}`);
    item.accessibilityInformation = { label: `Marginalia: ${text}. ${tooltip}` };
    item.backgroundColor = isWrong ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    item.show();
  };
  const reading = (): void => {
    // Without a folder there is nothing to read beyond what is open.
    if (workspace.workspaceFolders === undefined) {
      show('book', l10n.t('Open articles only'), l10n.t('Open a folder to connect articles with each other.'));
    } else show('loading~spin', l10n.t('Reading articles …'), l10n.t('The articles of the open folders are read.'));
  };
  reading();
  const indexed = client.onNotification(INDEXED, ({ articles, stopped, unread }: Indexed) => {
    const count = articleCount(articles);
    const known = l10n.t('{0} known.', count);
    if (stopped) show('debug-pause', count, `${known} ${l10n.t('Reading was stopped.')}`, true);
    else if (unread > 0) show('warning', count, `${known} ${l10n.t('Files that cannot be read: {0}.', unread)}`, true);
    else show('book', count, known);
  });
  const changed = client.onDidChangeState(({ newState }) => {
    if (newState === State.Starting) reading();
    if (newState !== State.Stopped) return;
    show('error', l10n.t('Stopped'), l10n.t('The language server has stopped.'), true);
  });
  return { dispose: () => [indexed, changed, item].forEach((part) => void part.dispose()) };
}
