import {
  commands,
  type Disposable,
  l10n,
  type Memento,
  Selection,
  TextEditorRevealType,
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
} from '../server/lsp/extensions.ts';
import { correctBy } from './corrections.ts';
import { createLeftForLater } from './left-for-later.ts';
import { createLocks } from './locks.ts';
import { rangeOf } from './places.ts';
import type { Reports } from './report.ts';
import { createReviewBar } from './review-bar.ts';
import { createReviewMark } from './review-mark.ts';
import { showScore } from './score.ts';
import { nameCount } from './words.ts';

/** The context in which keys answer. */
const REVIEWING = 'marginalia.reviewing';

/** A name that was asked about, and whether the answer was written to the file of corrections. */
interface Answered {
  readonly review: Review;
  readonly isWritten: boolean;
}

/** Asks about the names that Marginalia is least sure of, one after the other; each answer is one key. */
export function registerReview(client: BaseLanguageClient, reports: Reports, memory: Memento): Disposable[] {
  const correct = correctBy(client);
  const mark = createReviewMark();
  const bar = createReviewBar();
  const later = createLeftForLater(memory);
  let now: Review | undefined;
  /** The cursor is elsewhere: keys write, as ever. */
  let isPaused = false;
  let isAsking = false;
  const locks = createLocks();
  let answered: Answered[] = [];
  /** Names that stood no longer where they were to be asked about: nobody has answered them. */
  let gone: string[] = [];

  async function start(): Promise<void> {
    if (now === undefined) {
      answered = [];
      gone = [];
    } else if (await ask(now)) return;
    await goOn();
  }

  async function goOn(): Promise<void> {
    const active = window.activeTextEditor?.document.uri;
    const params: ReviewParams = {
      ...(active !== undefined && { from: client.code2ProtocolConverter.asUri(active) }),
      skipped: [...later.keys(), ...gone, ...answered.map(({ review }) => review.key)],
    };
    const next = await client.sendRequest<Review | null>(REVIEW, params);
    if (next === null) {
      await end(l10n.t('There is no name left that Marginalia is unsure of.'));
      return;
    }
    if (!(await ask(next))) {
      // The text has changed since it was read.
      gone.push(next.key);
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
      mark.show(editor, range, review.kind);
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
    bar.ask(now);
    await commands.executeCommand('setContext', REVIEWING, true);
  }

  async function pause(): Promise<void> {
    isPaused = true;
    await Promise.all([locks.open(), commands.executeCommand('setContext', REVIEWING, false)]);
    bar.pause();
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
    looked = looked.then(look).catch(() => {});
  }

  async function say(is: MarkParams['is'] | undefined): Promise<void> {
    if (now === undefined || is === undefined) return;
    const review = now;
    const params: MarkParams = { textDocument: { uri: review.uri }, range: review.range, is, everywhere: false };
    const isWritten = await correct(MARK, params);
    answered.push({ review, isWritten });
    await goOn();
  }

  async function leave(): Promise<void> {
    if (now === undefined) return;
    answered.push({ review: now, isWritten: false });
    await later.add(now.key);
    await goOn();
  }

  async function back(): Promise<void> {
    const last = answered.pop();
    if (now === undefined || last === undefined) return;
    if (last.isWritten) await commands.executeCommand('marginalia.undoCorrection');
    else await later.remove(last.review.key);
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
    bar.hide();
    mark.hide();
    await commands.executeCommand('setContext', REVIEWING, false);
    await locks.open();
    window.setStatusBarMessage(why, 6000);
    if (wasReviewing && answered.some(({ isWritten }) => isWritten)) await showScore(client, reports);
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
    bar,
    window.onDidChangeActiveTextEditor(lookSoon),
    // What the review itself selects has no kind.
    window.onDidChangeTextEditorSelection(({ kind }) => kind === undefined || lookSoon()),
    commands.registerCommand('marginalia.review', start),
    commands.registerCommand('marginalia.score', () => showScore(client, reports)),
    commands.registerCommand('marginalia.reviewAccept', () => inTurn(() => say(kindOf(now?.kind)))),
    commands.registerCommand('marginalia.reviewSay', (is: unknown) => inTurn(() => say(kindOf(is)))),
    commands.registerCommand('marginalia.reviewLater', () => inTurn(leave)),
    commands.registerCommand('marginalia.reviewBack', () => inTurn(back)),
    commands.registerCommand('marginalia.reviewSameAs', sameAs),
    commands.registerCommand('marginalia.reviewEnd', () =>
      end(l10n.t('Reviewed: {0}', nameCount(answered.filter(({ isWritten }) => isWritten).length))),
    ),
  ];
}
