import { commands, type Disposable, l10n, type Memento, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { QuotationChoice, QuotationParent } from '../../server/lsp/views.ts';
import { createView, type Placed, type SideView } from './tree.ts';

const CHOICE = 'views.quotations';

/** All quotations of the folder, by speaker or by date. */
export function quotationsView(client: () => BaseLanguageClient | undefined, memory: Memento): SideView {
  let choice: QuotationChoice = { by: 'speaker', ...memory.get<Partial<QuotationChoice>>(CHOICE), filter: '' };
  const view = createView('marginalia.quotations', client, (above) => {
    const parent = above && parentOf(above);
    if (above !== undefined && parent === undefined) return undefined;
    return { view: 'quotations', choice, ...(parent && { parent }) };
  });

  function choose(chosen: Partial<QuotationChoice>): void {
    choice = { ...choice, ...chosen };
    const { by, filter } = choice;
    void memory.update(CHOICE, { by });
    void commands.executeCommand('setContext', 'marginalia.quotations.by', by);
    void commands.executeCommand('setContext', 'marginalia.quotations.isFiltered', filter !== '');
    view.tree.description = filter !== '' ? `“${filter}”` : by === 'speaker' ? l10n.t('by speaker') : l10n.t('by date');
    view.refresh();
  }

  choose({});
  const registered: Disposable[] = [
    commands.registerCommand('marginalia.quotations.bySpeaker', () => choose({ by: 'speaker' })),
    commands.registerCommand('marginalia.quotations.byDate', () => choose({ by: 'date', filter: '' })),
    commands.registerCommand('marginalia.quotations.filter', async (given?: unknown) => {
      const title = l10n.t('Filter speakers');
      const placeHolder = l10n.t('Beginnings of words of a name');
      const filter =
        typeof given === 'string' ? given : await window.showInputBox({ title, placeHolder, value: choice.filter });
      if (filter !== undefined) choose({ by: 'speaker', filter: filter.trim() });
    }),
    commands.registerCommand('marginalia.quotations.clearFilter', () => choose({ filter: '' })),
  ];
  return { ...view, dispose: () => [...registered, view].forEach((part) => void part.dispose()) };
}

function parentOf({ node }: Placed): QuotationParent | undefined {
  if (node.is === 'speaker') return { is: 'speaker', id: node.entity.id };
  return node.is === 'day' ? { is: 'day', ...(node.day !== undefined && { day: node.day }) } : undefined;
}
