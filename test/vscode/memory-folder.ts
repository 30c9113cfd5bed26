// An extension of the tests: a folder in a browser's memory, at memory:/workspace, filled with what the test server has.
import {
  Disposable,
  EventEmitter,
  type ExtensionContext,
  type FileChangeEvent,
  FileChangeType,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  Uri,
  workspace,
} from 'vscode';

interface File {
  readonly bytes: Uint8Array;
  readonly mtime: number;
}

export async function activate({ extensionUri, subscriptions }: ExtensionContext): Promise<void> {
  const listed = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'files.json'));
  const files: Readonly<Record<string, string>> = JSON.parse(new TextDecoder().decode(listed));
  const provider = memoryFolder(Object.entries(files));
  subscriptions.push(workspace.registerFileSystemProvider('memory', provider, { isCaseSensitive: true }));
}

function memoryFolder(given: readonly (readonly [path: string, text: string])[]): FileSystemProvider {
  const files = new Map<string, File>();
  const folders = new Set<string>(['/', '/workspace']);
  const changed = new EventEmitter<FileChangeEvent[]>();

  const add = (path: string, bytes: Uint8Array): void => {
    files.set(path, { bytes, mtime: Date.now() });
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) folders.add(path.slice(0, at));
  };
  for (const [path, text] of given) add(`/workspace/${path}`, new TextEncoder().encode(text));

  const below = (path: string, other: string): boolean => other === path || other.startsWith(`${path}/`);
  const found = (uri: Uri): File => {
    const file = files.get(uri.path);
    if (file === undefined) throw FileSystemError.FileNotFound(uri);
    return file;
  };
  const tell = (type: FileChangeType, uri: Uri): void => changed.fire([{ type, uri }]);

  return {
    onDidChangeFile: changed.event,
    watch: () => new Disposable(() => {}),
    stat(uri): FileStat {
      if (folders.has(uri.path)) return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
      const { bytes, mtime } = found(uri);
      return { type: FileType.File, ctime: 0, mtime, size: bytes.length };
    },
    readDirectory({ path }) {
      const start = path === '/' ? path : `${path}/`;
      const isInside = (other: string): boolean =>
        other !== path && other.startsWith(start) && !other.slice(start.length).includes('/');
      const nameOf = (other: string): string => other.slice(start.length);
      return [
        ...[...folders].filter(isInside).map((other): [string, FileType] => [nameOf(other), FileType.Directory]),
        ...[...files.keys()].filter(isInside).map((other): [string, FileType] => [nameOf(other), FileType.File]),
      ];
    },
    createDirectory: (uri) => void folders.add(uri.path),
    readFile: (uri) => found(uri).bytes,
    writeFile(uri, bytes) {
      const type = files.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
      add(uri.path, bytes);
      tell(type, uri);
    },
    delete(uri) {
      for (const path of [...files.keys()]) if (below(uri.path, path)) files.delete(path);
      for (const path of [...folders]) if (below(uri.path, path)) folders.delete(path);
      tell(FileChangeType.Deleted, uri);
    },
    rename(from, to) {
      add(to.path, found(from).bytes);
      files.delete(from.path);
      tell(FileChangeType.Created, to);
      tell(FileChangeType.Deleted, from);
    },
  };
}
