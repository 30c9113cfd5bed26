import type { Middleware } from 'vscode-languageclient';

/**
 * Keeps the server's suggestions from changing anything where a person does not trust the folder: what would write is not
 * offered.
 *
 * @param isTrusted whether the open folders are trusted now
 */
export function readingOnly(isTrusted: () => boolean): Middleware {
  return {
    provideCodeActions: (document, range, context, token, next) =>
      isTrusted() ? next(document, range, context, token) : [],
    prepareRename: (document, position, token, next) => (isTrusted() ? next(document, position, token) : null),
    provideRenameEdits: (document, position, newName, token, next) =>
      isTrusted() ? next(document, position, newName, token) : null,
  };
}
