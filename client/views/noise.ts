import { commands, type Disposable, l10n, type Memento } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { NoiseChoice, NoiseParent } from '../../server/lsp/views.ts';
import { createView, type Placed, type SideView } from './tree.ts';

const CHOICE = 'views.noise';

/** The boilerplate of the folder, by kind or by article. */
export function noiseView(client: () => BaseLanguageClient | undefined, memory: Memento): SideView {
  let choice: NoiseChoice = { by: 'kind', ...memory.get<Partial<NoiseChoice>>(CHOICE) };
  const view = createView('marginalia.noise', client, (above) => {
    const parent = above && parentOf(above);
    if (above !== undefined && parent === undefined) return undefined;
    return { view: 'noise', choice, ...(parent && { parent }) };
  });

  function choose(by: NoiseChoice['by']): void {
    choice = { by };
    void memory.update(CHOICE, choice);
    void commands.executeCommand('setContext', 'marginalia.noise.by', by);
    view.tree.description = by === 'kind' ? l10n.t('by kind') : l10n.t('by article');
    view.refresh();
  }

  choose(choice.by);
  const registered: Disposable[] = [
    commands.registerCommand('marginalia.noise.byKind', () => choose('kind')),
    commands.registerCommand('marginalia.noise.byArticle', () => choose('article')),
  ];
  return { ...view, dispose: () => [...registered, view].forEach((part) => void part.dispose()) };
}

function parentOf({ node, above }: Placed): NoiseParent | undefined {
  if (node.is === 'noise-kind') return { is: 'kind', kind: node.kind };
  if (node.is !== 'article') return undefined;
  const kind = above?.node.is === 'noise-kind' ? above.node.kind : undefined;
  return { is: 'article', uri: node.article.uri, ...(kind && { kind }) };
}
