import { type Disposable, LanguageStatusSeverity, l10n, languages, workspace } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { INDEXED, type Indexed } from '../server/lsp/extensions.ts';
import { ARTICLE } from './articles.ts';
import { SHOW_OUTPUT } from './commands.ts';

/** Tells beside the language's name, in the status bar of an article, how many articles are known or why none are. */
export function showStatus(client: BaseLanguageClient): Disposable {
  const item = languages.createLanguageStatusItem('marginalia.status', { language: ARTICLE });
  item.name = 'Marginalia';
  item.command = { title: l10n.t('Show output'), command: SHOW_OUTPUT };
  const reading = (): void => {
    // Without a folder there is nothing to read beyond what is open.
    item.busy = workspace.workspaceFolders !== undefined;
    item.text = item.busy ? l10n.t('Reading articles …') : l10n.t('Open articles only');
    item.severity = LanguageStatusSeverity.Information;
  };
  reading();
  const indexed = client.onNotification(INDEXED, ({ articles, stopped }: Indexed) => {
    item.busy = false;
    item.text = stopped
      ? l10n.t('Stopped reading: {0} articles known', articles)
      : articles === 1
        ? l10n.t('1 article')
        : l10n.t('{0} articles', articles);
  });
  const changed = client.onDidChangeState(({ newState }) => {
    if (newState === State.Starting) reading();
    if (newState !== State.Stopped) return;
    item.busy = false;
    item.text = l10n.t('The language server has stopped');
    item.severity = LanguageStatusSeverity.Error;
  });
  return { dispose: () => [indexed, changed, item].forEach((part) => void part.dispose()) };
}
