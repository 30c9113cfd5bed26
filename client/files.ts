import { type Disposable, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  READ_FILE,
  READ_FOLDER,
  type ReadFileParams,
  type ReadFileResult,
  type ReadFolderResult,
  STAT_FILES,
  type StatFilesResult,
} from '../server/lsp/extensions.ts';

/** Strings are made of pieces of so many bytes: a call takes only so many arguments. */
const PIECE = 8192;

/** Reads files for the server, through whatever holds them: a repository elsewhere, a browser's memory, an archive. */
export function serveFiles(client: BaseLanguageClient): Disposable[] {
  const addressOf = (uri: Uri): string => client.code2ProtocolConverter.asUri(uri);
  return [
    client.onRequest(READ_FOLDER, async ({ uri }: { readonly uri: string }): Promise<ReadFolderResult | null> => {
      const folder = Uri.parse(uri);
      const entries = await orNull(workspace.fs.readDirectory(folder));
      // What a link leads to counts as a file only: folders behind links might lead in a circle.
      const result = entries?.map(([name, type]) => ({
        name,
        uri: addressOf(Uri.joinPath(folder, name)),
        isFolder: type === FileType.Directory,
      }));
      return result ?? null;
    }),
    client.onRequest(STAT_FILES, ({ uris }: { readonly uris: readonly string[] }): Promise<StatFilesResult> => {
      return Promise.all(
        uris.map(async (uri) => {
          const found = await orNull(workspace.fs.stat(Uri.parse(uri)));
          if (found === null || (found.type & FileType.File) === 0) return null;
          return { size: found.size, modified: found.mtime };
        }),
      );
    }),
    client.onRequest(READ_FILE, async ({ uri, limit }: ReadFileParams): Promise<ReadFileResult> => {
      const file = Uri.parse(uri);
      const found = await orNull(workspace.fs.stat(file));
      if (found === null) return null;
      const bytes = found.size > limit ? null : await orNull(workspace.fs.readFile(file));
      return { size: found.size, modified: found.mtime, codes: bytes && codesOf(bytes) };
    }),
  ];
}

async function orNull<T>(asked: PromiseLike<T>): Promise<T | null> {
  try {
    return await asked;
  } catch {
    // It is gone, or may not be read.
    return null;
  }
}

function codesOf(bytes: Uint8Array): string {
  let codes = '';
  for (let i = 0; i < bytes.length; i += PIECE) codes += String.fromCharCode(...bytes.subarray(i, i + PIECE));
  return codes;
}
