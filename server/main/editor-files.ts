import { analyzeInSteps } from '../analysis/analyze.ts';
import type { Models } from '../analysis/models.ts';
import { digestOf } from '../corpus/digesting.ts';
import { chooser, folderExcluder } from '../lsp/choice.ts';
import {
  READ_FILE,
  READ_FOLDER,
  type ReadFileResult,
  type ReadFolderResult,
  STAT_FILES,
  type StatFilesResult,
} from '../lsp/extensions.ts';
import type { Choice, Found, Host, Indexed, Reading } from '../lsp/host.ts';
import { inTurns } from '../lsp/turns.ts';
import { type Decoded, decode } from './decode.ts';
import { createGitIgnores, type IgnoreFiles, lookedForOnce } from './git-ignore.ts';
import { LARGEST_FILE, tooLarge, WINDOWS_1252 } from './reading.ts';

/** How many files are asked of the editor at a time: their answers come while others are worked on. */
const AHEAD = 8;

/** How many files the editor is asked about in one request. */
const BATCH = 100;

/** What a server needs beside the connection to read files through the editor. */
export interface Surroundings extends Pick<Host, 'now' | 'pause'> {
  readonly models: Models;
}

/** Whoever answers the server's requests. */
interface Editor {
  sendRequest<T>(method: string, params: unknown): Promise<T>;
}

/** The part of a host that reads files through the editor, whatever holds them. */
export type EditorFiles = Pick<Host, 'list' | 'index' | 'stat' | 'read'>;

/** Files that only the editor can read: in a browser, or in a virtual workspace. Knows no platform. */
export function editorFiles(connection: Editor, { models, now, pause }: Surroundings): EditorFiles {
  const ask = async <T>(request: string, params: unknown): Promise<T | undefined> => {
    try {
      return await connection.sendRequest<T>(request, params);
    } catch {
      // An editor that does not know the request, or is about to close.
      return undefined;
    }
  };

  async function statAll(uris: readonly string[]): Promise<readonly Found[]> {
    const states = (await ask<StatFilesResult>(STAT_FILES, { uris })) ?? [];
    return states.flatMap((state, index) => (state === null ? [] : { uri: uris[index]!, ...state }));
  }

  async function textOf(uri: string): Promise<string | undefined> {
    const file = await ask<ReadFileResult>(READ_FILE, { uri, limit: LARGEST_FILE });
    const decoded = file && reading(file);
    return decoded?.kind === 'text' ? decoded.text : undefined;
  }

  const ignoreFiles: IgnoreFiles = {
    steps(root, path) {
      const start = `${withoutSlash(root)}/`;
      const below = path.startsWith(start) ? withoutSlash(path.slice(start.length)) : '';
      return below === '' ? [] : below.split('/').map(decodedName);
    },
    join: (folder, name) => `${withoutSlash(folder)}/${encodeURIComponent(name)}`,
    async find(uri) {
      const [found] = await statAll([uri]);
      return found && { state: `${found.size} ${found.modified}`, text: async () => (await textOf(uri)) ?? '' };
    },
  };
  const ignores = createGitIgnores(ignoreFiles);

  async function* list(
    folder: string,
    choice: Choice,
    signal: AbortSignal,
    problem: (message: string) => void,
  ): AsyncGenerator<Found> {
    const isChosen = chooser(choice);
    const isExcluded = folderExcluder(choice);
    const ignores = createGitIgnores(lookedForOnce(ignoreFiles));
    const waiting = [folder];
    for (let uri = waiting.pop(); uri !== undefined && !signal.aborted; uri = waiting.pop()) {
      const entries = await ask<ReadFolderResult | null>(READ_FOLDER, { uri });
      if (!entries) {
        problem(`${uri} cannot be read`);
        continue;
      }
      const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
      const isIgnored = await ignores.ignoredIn(folder, uri);
      const files = sorted
        .filter(({ name, uri, isFolder }) => !isFolder && isChosen(uri) && !isIgnored(name))
        .map(({ uri }) => uri);
      for (let i = 0; i < files.length && !signal.aborted; i += BATCH) yield* await statAll(files.slice(i, i + BATCH));
      for (const { name, uri: below, isFolder } of sorted.toReversed()) {
        if (isFolder && !isExcluded(below) && !isIgnored(`${name}/`)) waiting.push(below);
      }
    }
  }

  async function* index(files: Iterable<Reading>, signal: AbortSignal): AsyncGenerator<Indexed> {
    const ahead: { readonly file: Reading; readonly answer: Promise<ReadFileResult | undefined> }[] = [];
    const waiting = files[Symbol.iterator]();
    for (;;) {
      while (ahead.length < AHEAD) {
        const next = waiting.next();
        if (next.done === true) break;
        const { uri } = next.value;
        ahead.push({ file: next.value, answer: ask<ReadFileResult>(READ_FILE, { uri, limit: LARGEST_FILE }) });
      }
      const first = ahead.shift();
      if (first === undefined) return;
      const { uri, options, known } = first.file;
      const found = await first.answer;
      if (signal.aborted) return;
      if (!found) {
        yield { uri, problem: 'it cannot be read' };
        continue;
      }
      if (known?.size === found.size && known.modified === found.modified) {
        yield { uri, unchanged: known };
        continue;
      }
      const decoded = reading(found);
      if (decoded.kind === 'refused') {
        yield { uri, problem: decoded.reason };
        continue;
      }
      const { text, encoding } = decoded;
      const analysis = await inTurns({ now, pause }, analyzeInSteps(text, models, options), () => signal.aborted);
      if (analysis === undefined) return;
      // Nothing outlives the session here, so the content needs no name of its own.
      const state = { size: found.size, modified: found.modified, hash: '' };
      const remark = encoding === 'windows-1252' ? { remark: WINDOWS_1252 } : {};
      yield { uri, digest: digestOf(analysis, text), state, ...remark };
    }
  }

  return {
    list,
    index,
    read: textOf,
    async stat(uri, folders) {
      const [found] = await statAll([uri]);
      if (found === undefined) return undefined;
      for (const folder of folders) if (await ignores.isIgnored(folder, uri)) return undefined;
      return found;
    },
  };
}

/** The text of a file, or why it has none. */
function reading({ codes, size }: NonNullable<ReadFileResult>): Decoded {
  if (codes === null) return { kind: 'refused', reason: tooLarge(size) ?? 'it cannot be read' };
  const bytes = new Uint8Array(codes.length);
  for (let i = 0; i < codes.length; i++) bytes[i] = codes.charCodeAt(i);
  return decode(bytes);
}

/** A host that reads what is not on this machine's disks through the editor, and has no store for it. */
export function beyondDisk(host: Host, files: EditorFiles): Host {
  const isOnDisk = (uri: string): boolean => uri.startsWith('file:');
  const sourceOf = (uri: string): EditorFiles => (isOnDisk(uri) ? host : files);
  return {
    ...host,
    list: (folder, ...rest) => sourceOf(folder).list(folder, ...rest),
    read: (uri) => sourceOf(uri).read(uri),
    stat: (uri, folders) => sourceOf(uri).stat(uri, folders),
    async *index(all, signal) {
      const others: Reading[] = [];
      function* onDisk(): Generator<Reading> {
        for (const file of all) {
          if (isOnDisk(file.uri)) yield file;
          else others.push(file);
        }
      }
      yield* host.index(onDisk(), signal);
      yield* files.index(others, signal);
    },
    openStore: (folder, storage, texts, tell) =>
      host.openStore(folder, isOnDisk(folder) ? storage : undefined, texts, tell),
  };
}

function withoutSlash(uri: string): string {
  return uri.endsWith('/') ? uri.slice(0, -1) : uri;
}

/** A name as `.gitignore` has it. */
function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // A stray per cent sign belongs to the name.
    return name;
  }
}
