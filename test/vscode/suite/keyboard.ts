import * as vscode from 'vscode';

/** Begins the lines by which the suite asks whoever runs it in a browser to press keys. */
const KEYS = '⌨';

/** In a browser somebody presses keys; on the desktop there is nobody. */
export const hasKeyboard = vscode.env.uiKind === vscode.UIKind.Web;

/**
 * Presses keys one after the other, as Playwright names them, once the cursor is in a text (`▮`); a word in quotation marks
 * is typed, `…` waits for a list to choose from, and `✎` for the box that F2 opens once the server has said what is renamed.
 *
 * @param otherwise does the same where nobody presses keys
 */
export async function press(keys: readonly string[], otherwise: () => PromiseLike<unknown>): Promise<void> {
  if (!hasKeyboard) {
    await otherwise();
    return;
  }
  // VS Code tells that a text is in front before the cursor is there.
  for (const key of ['▮', ...keys]) console.log(`${KEYS} ${key}`);
}
