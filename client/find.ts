import picomatch from 'picomatch';
import { FileType, RelativePattern, Uri, type WorkspaceFolder, workspace } from 'vscode';

/** So many folders are looked into where the editor has no search of its own: each costs a question over the network. */
const FOLDERS = 200;

/**
 * Finds files of an open folder, the shallow ones first.
 *
 * @param glob held against the path within the folder
 * @param limit how many are wanted at most
 */
export async function findIn(folder: WorkspaceFolder, glob: string, limit: number): Promise<readonly Uri[]> {
  // Elsewhere the editor waits for a search that somebody may register, without an end.
  const isSearchable = folder.uri.scheme === 'file' || folder.uri.scheme === 'vscode-remote';
  if (isSearchable) return workspace.findFiles(new RelativePattern(folder, glob), undefined, limit);
  const isWanted = picomatch(glob, { dot: true, nocase: true });
  const found: Uri[] = [];
  const waiting = [folder.uri];
  for (let seen = 0; seen < FOLDERS && waiting.length > 0 && found.length < limit; seen++) {
    const parent = waiting.shift()!;
    for (const [name, type] of await entriesOf(parent)) {
      const uri = Uri.joinPath(parent, name);
      if (type === FileType.Directory && !/^(?:node_modules|\.git)$/.test(name)) waiting.push(uri);
      else if (type === FileType.File && isWanted(uri.path.slice(folder.uri.path.length + 1))) found.push(uri);
    }
  }
  return found.slice(0, limit);
}

async function entriesOf(folder: Uri): Promise<readonly [string, FileType][]> {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch {
    // It may not be read: there is nothing in it for us.
    return [];
  }
}
