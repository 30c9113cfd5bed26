import type { Middleware } from 'vscode-languageclient';

/**
 * Keeps the server's suggestions from changing anything where a person does not trust the folder: what would write is not
 * offered.
 *
 * @param isTrusted whether the open folders are trusted now
 * @param refusal why there is no other name: without a word VS Code would ask for one all the same
 */
export function readingOnly(isTrusted: () => boolean, refusal: string): Middleware {
  return {
    provideCodeActions: (document, range, context, token, next) =>
      isTrusted() ? next(document, range, context, token) : [],
    prepareRename: (document, position, token, next) =>
      isTrusted() ? next(document, position, token) : Promise.reject(new Error(refusal)),
    provideRenameEdits: (document, position, newName, token, next) =>
      isTrusted() ? next(document, position, newName, token) : null,
  };
}
