import { l10n } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { SCORE, type Scored } from '../server/lsp/extensions.ts';
import type { Reports } from './report.ts';
import { nameCount } from './words.ts';

/** Tells how Marginalia did where somebody has decided what a name is. */
export async function showScore(client: BaseLanguageClient, reports: Reports): Promise<void> {
  const { decided, table } = await client.sendRequest<Scored>(SCORE);
  const text =
    decided === 0
      ? l10n.t('Nothing was decided yet: correct names, or review the least certain ones.')
      : [
          l10n.t('How Marginalia did where somebody has decided what a name is: {0}.', nameCount(decided)),
          '',
          table,
          l10n.t(
            'Precision: of what it took for a kind, how much is. Recall: of what is of a kind, how much it took for it.',
          ),
        ].join('\n');
  await reports.show(l10n.t('Score of Marginalia'), text);
}
