import {
  commands,
  type Disposable,
  l10n,
  type Memento,
  OverviewRulerLane,
  Selection,
  StatusBarAlignment,
  TextEditorRevealType,
  ThemeColor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  COMMANDS,
  MARK,
  MARKS,
  type MarkParams,
  REVIEW,
  type Review,
  type ReviewParams,
  SCORE,
  type Scored,
} from '../server/lsp/extensions.ts';
import { correctBy } from './corrections.ts';
import { createLocks } from './locks.ts';
import { rangeOf } from './places.ts';
import type { Reports } from './report.ts';
import { nameCount } from './words.ts';

/** The context in which keys answer. */
const REVIEWING = 'marginalia.reviewing';

/** Names that somebody left for later, so that the next review goes on behind them. */
const LATER = 'review.later';
const MOST_LATER = 2_000;

/** A name that was asked about, and whether the answer was written to the file of corrections. */
interface Answered {
  readonly review: Review;
  readonly isWritten: boolean;
}

/** Asks about the names that Marginalia is least sure of, one after the other; each answer is one key. */
export function registerReview(client: BaseLanguageClient, reports: Reports, memory: Memento): Disposable[] {
  const correct = correctBy(client);
  const mark = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.findMatchBackground'),
    overviewRulerColor: new ThemeColor('editorOverviewRuler.findMatchForeground'),
    overviewRulerLane: OverviewRulerLane.Full,
  });
  const status = window.createStatusBarItem('marginalia.review', StatusBarAlignment.Left, 1000);
  status.name = l10n.t('Marginalia review');
  status.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
  const keys = window.createStatusBarItem('marginalia.reviewKeys', StatusBarAlignment.Left, 999);
  keys.name = l10n.t('Keys of the Marginalia review');
  keys.tooltip = l10n.t(
    'P person · O organization · L place · F facility · G group · E event · W work\nS the same as … · Space later · Backspace back to the last',
  );
  let now: Review | undefined;
  /** The cursor is elsewhere: keys write, as ever. */
  let isPaused = false;
  let isAsking = false;
  const locks = createLocks();
  let answered: Answered[] = [];

  async function start(): Promise<void> {
    if (now === undefined) answered = [];
    else if (await ask(now)) return;
    await goOn();
  }

  async function goOn(): Promise<void> {
    const active = window.activeTextEditor?.document.uri;
    const params: ReviewParams = {
      ...(active !== undefined && { from: client.code2ProtocolConverter.asUri(active) }),
      skipped: [...memory.get<string[]>(LATER, []), ...answered.map(({ review }) => review.key)],
    };
    const next = await client.sendRequest<Review | null>(REVIEW, params);
    if (next === null) {
      await end(l10n.t('There is no name left that Marginalia is unsure of.'));
      return;
    }
    if (!(await ask(next))) {
      // The text has changed since it was read.
      answered.push({ review: next, isWritten: false });
      await goOn();
    }
  }

  /** Shows a name in its article; false where it no longer stands there. */
  async function ask(review: Review): Promise<boolean> {
    const document = await workspace.openTextDocument(Uri.parse(review.uri));
    const range = rangeOf(review.range);
    if (document.getText(range).replace(/\s+/g, ' ') !== review.words) return false;
    isAsking = true;
    try {
      await locks.open();
      const selection = new Selection(range.start, range.start);
      const editor = await window.showTextDocument(document, { preview: true, selection });
      editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
      for (const other of window.visibleTextEditors) other.setDecorations(mark, []);
      const after = {
        contentText: ` ${review.kind}?`,
        color: new ThemeColor('editorCodeLens.foreground'),
        fontStyle: 'italic',
      };
      editor.setDecorations(mark, [{ range, renderOptions: { after } }]);
      now = review;
      await resume();
    } finally {
      isAsking = false;
    }
    return true;
  }

  async function resume(): Promise<void> {
    if (now === undefined) return;
    isPaused = false;
    // A letter that is no answer must not end up in the article.
    await locks.close();
    // Somebody has ended it meanwhile.
    if (now === undefined) {
      await locks.open();
      return;
    }
    const sure = `${Math.round(100 * now.confidence)} %`;
    // More articles are read each time: the number may grow.
    const left = now.looked < now.articles ? `${now.left}+` : `${now.left}`;
    status.text = l10n.t('$(checklist) {0}? {1} sure ({2} left)', now.kind, sure, left);
    status.command = 'marginalia.reviewEnd';
    status.tooltip = l10n.t('Ends the review');
    keys.text = l10n.t('Enter yes · N no name · P O L F G E W S other · Space later · ⌫ back · Esc end');
    keys.show();
    status.show();
    await commands.executeCommand('setContext', REVIEWING, true);
  }

  async function pause(): Promise<void> {
    isPaused = true;
    await Promise.all([locks.open(), commands.executeCommand('setContext', REVIEWING, false)]);
    status.text = l10n.t('$(debug-pause) Review paused: Alt+M R goes on');
    status.command = 'marginalia.review';
    status.tooltip = l10n.t('Goes on with the review');
    keys.hide();
  }

  /** Somebody who goes elsewhere wants to read or write there; who comes back wants to answer. */
  async function look(): Promise<void> {
    if (isAsking) return;
    if (now === undefined) {
      await locks.open();
      return;
    }
    const editor = window.activeTextEditor;
    const isThere =
      editor?.document.uri.toString() === Uri.parse(now.uri).toString() &&
      editor.selection.isEmpty &&
      rangeOf(now.range).contains(editor.selection.active);
    if (isThere && isPaused) await resume();
    else if (!isThere && !isPaused) await pause();
    else if (!isThere) await locks.open();
  }

  let looked = Promise.resolve();
  /** One step after the other: who comes back before VS Code has opened an article finds it locked again. */
  function lookSoon(): void {
    looked = looked.then(look);
  }

  async function say(is: MarkParams['is'] | undefined): Promise<void> {
    if (now === undefined || is === undefined) return;
    const review = now;
    const params: MarkParams = { textDocument: { uri: review.uri }, range: review.range, is, everywhere: false };
    const isWritten = await correct(MARK, params);
    answered.push({ review, isWritten });
    await goOn();
  }

  async function later(): Promise<void> {
    if (now === undefined) return;
    answered.push({ review: now, isWritten: false });
    await memory.update(LATER, [...memory.get<string[]>(LATER, []), now.key].slice(-MOST_LATER));
    await goOn();
  }

  async function back(): Promise<void> {
    const last = answered.pop();
    if (now === undefined || last === undefined) return;
    if (last.isWritten) await commands.executeCommand('marginalia.undoCorrection');
    else
      await memory.update(
        LATER,
        memory.get<string[]>(LATER, []).filter((key) => key !== last.review.key),
      );
    await ask(last.review);
  }

  async function sameAs(): Promise<void> {
    if (now === undefined) return;
    const review = now;
    await commands.executeCommand(COMMANDS.sameAs, review.uri, review.range.start);
  }

  async function end(why: string): Promise<void> {
    const wasReviewing = now !== undefined;
    now = undefined;
    isPaused = false;
    status.hide();
    keys.hide();
    for (const editor of window.visibleTextEditors) editor.setDecorations(mark, []);
    await commands.executeCommand('setContext', REVIEWING, false);
    await locks.open();
    window.setStatusBarMessage(why, 6000);
    if (wasReviewing && answered.some(({ isWritten }) => isWritten)) await score();
  }

  async function score(): Promise<void> {
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

  let answering: Promise<void> = Promise.resolve();
  /** One answer after the other: fast hands answer before the next name is asked about. */
  function inTurn(answer: () => Promise<void>): Promise<void> {
    const turn = answering.then(answer);
    answering = turn.catch(() => {});
    return turn;
  }

  const kindOf = (given: unknown): MarkParams['is'] | undefined => MARKS.find((kind) => kind === given);
  return [
    mark,
    status,
    keys,
    window.onDidChangeActiveTextEditor(lookSoon),
    // What the review itself selects has no kind.
    window.onDidChangeTextEditorSelection(({ kind }) => kind === undefined || lookSoon()),
    commands.registerCommand('marginalia.review', start),
    commands.registerCommand('marginalia.score', score),
    commands.registerCommand('marginalia.reviewAccept', () => inTurn(() => say(kindOf(now?.kind)))),
    commands.registerCommand('marginalia.reviewSay', (is: unknown) => inTurn(() => say(kindOf(is)))),
    commands.registerCommand('marginalia.reviewLater', () => inTurn(later)),
    commands.registerCommand('marginalia.reviewBack', () => inTurn(back)),
    commands.registerCommand('marginalia.reviewSameAs', sameAs),
    commands.registerCommand('marginalia.reviewEnd', () =>
      end(l10n.t('Reviewed: {0}', nameCount(answered.filter(({ isWritten }) => isWritten).length))),
    ),
  ];
}
