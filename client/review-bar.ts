import { type Disposable, l10n, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { Review } from '../server/lsp/extensions.ts';

/** What a review asks about, and the keys that answer, at the foot of the window. */
export interface ReviewBar extends Disposable {
  ask(review: Review): void;
  pause(): void;
  hide(): void;
}

export function createReviewBar(): ReviewBar {
  const status = window.createStatusBarItem('marginalia.review', StatusBarAlignment.Left, 1000);
  status.name = l10n.t('Marginalia review');
  status.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
  const keys = window.createStatusBarItem('marginalia.reviewKeys', StatusBarAlignment.Left, 999);
  keys.name = l10n.t('Keys of the Marginalia review');
  keys.text = l10n.t('Enter yes · N no name · P O L F G E W S other · Space later · ⌫ back · Esc end');
  keys.tooltip = l10n.t(
    'P person · O organization · L place · F facility · G group · E event · W work\nS the same as … · Space later · Backspace back to the last',
  );
  return {
    ask({ kind, confidence, left, looked, articles }) {
      const sure = `${Math.round(100 * confidence)} %`;
      // More articles are read each time: the number may grow.
      const leftSoFar = looked < articles ? `${left}+` : `${left}`;
      status.text = l10n.t('$(checklist) {0}? {1} sure ({2} left)', kind, sure, leftSoFar);
      status.command = 'marginalia.reviewEnd';
      status.tooltip = l10n.t('Ends the review');
      keys.show();
      status.show();
    },
    pause() {
      status.text = l10n.t('$(debug-pause) Review paused: Alt+M R goes on');
      status.command = 'marginalia.review';
      status.tooltip = l10n.t('Goes on with the review');
      keys.hide();
    },
    hide() {
      status.hide();
      keys.hide();
    },
    dispose() {
      status.dispose();
      keys.dispose();
    },
  };
}
