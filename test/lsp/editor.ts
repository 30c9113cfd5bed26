// An editor in memory: the real server over an in-memory stream, on files that exist only here.
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import {
  createConnection,
  createProtocolConnection,
  type InitializeParams,
  type Position,
  type ProtocolConnection,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { analyze } from '../../server/analysis/analyze.ts';
import { linesOf } from '../../server/analysis/text/lines.ts';
import { digestOf } from '../../server/corpus/digesting.ts';
import { chooser } from '../../server/lsp/choice.ts';
import type { Host } from '../../server/lsp/host.ts';
import { offsetAt, positionAt } from '../../server/lsp/positions.ts';
import { serve } from '../../server/lsp/server.ts';
import { memoryStore } from '../../server/store/memory.ts';
import { models } from '../models.ts';

const ROOT = 'file:///w/';

export interface Editor {
  readonly connection: ProtocolConnection;
  /** What the server logged. */
  readonly log: readonly string[];
  /** Names of the articles that were analysed on disk, in their order. */
  readonly read: string[];
  /** The folder's files; change them and tell with `changedOnDisk`. */
  readonly files: Map<string, string>;
  uri(name: string): string;
  /** Opens a file; `$0` in its text is the cursor and taken out. */
  open(name: string, text?: string): Promise<void>;
  edit(name: string, range: Range, text: string): Promise<void>;
  close(name: string): Promise<void>;
  changedOnDisk(name: string, type: 1 | 2 | 3): Promise<void>;
  text(name: string): string;
  cursor(name: string): Position;
  ask<T = unknown>(method: string, name: string, more?: object): Promise<T>;
  /** The words of a range of an open file or of one on disk. */
  words(uri: string, range: Range): string;
  configure(settings: object): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server on a folder of articles and waits until it has read them. */
export async function startEditor(
  articles: Readonly<Record<string, string>>,
  given: {
    readonly settings?: object;
    readonly capabilities?: object;
    readonly options?: object;
    readonly folders?: [];
    /** What an earlier session has kept, by its name. */
    readonly kept?: Map<string, string>;
    /** What a file waits for while it is read. */
    readonly disk?: () => Promise<void>;
  } = {},
): Promise<Editor> {
  const files = new Map(Object.entries(articles).map(([name, text]) => [ROOT + name, text]));
  const cursors = new Map<string, number>();
  const opened = new Map<string, { version: number; text: string }>();
  for (const [uri, text] of files) files.set(uri, withoutCursor(uri, text));
  function withoutCursor(uri: string, text: string): string {
    const at = text.indexOf('$0');
    if (at >= 0) cursors.set(uri, at);
    return text.replace('$0', '');
  }

  const toServer = new PassThrough();
  const toEditor = new PassThrough();
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toEditor));
  const read: string[] = [];
  serve(server, memoryHost(files, read, given.kept, given.disk));
  const connection = createProtocolConnection(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer));
  const log: string[] = [];
  let settings = given.settings ?? {};
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => void log.push(message));
  connection.onRequest('workspace/configuration', () => [settings]);
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('window/workDoneProgress/create', () => null);
  for (const what of ['semanticTokens', 'codeLens', 'inlayHint', 'diagnostics']) {
    connection.onRequest(`workspace/${what}/refresh`, () => null);
  }
  const indexed = new Promise((resolve) => connection.onNotification('marginalia/indexed', resolve));
  connection.listen();
  const params: InitializeParams = {
    processId: null,
    rootUri: null,
    workspaceFolders: given.folders ?? [{ uri: ROOT.slice(0, -1), name: 'w' }],
    initializationOptions: given.options ?? {},
    capabilities: {
      workspace: { configuration: true },
      textDocument: { hover: { contentFormat: ['markdown'] }, diagnostic: {} },
      ...given.capabilities,
    },
  };
  await connection.sendRequest('initialize', params);
  await connection.sendNotification('initialized', {});
  await indexed;

  const uriOf = (name: string): string => ROOT + name;
  const textOf = (uri: string): string => opened.get(uri)?.text ?? files.get(uri) ?? '';
  const editor: Editor = {
    connection,
    log,
    read,
    files,
    uri: uriOf,
    async open(name, text) {
      const uri = uriOf(name);
      const document = { version: 1, text: text === undefined ? textOf(uri) : withoutCursor(uri, text) };
      opened.set(uri, document);
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'article', ...document },
      });
    },
    async edit(name, range, added) {
      const uri = uriOf(name);
      const document = opened.get(uri);
      assert.ok(document);
      const lines = linesOf(document.text);
      document.text =
        document.text.slice(0, offsetAt(lines, range.start)) + added + document.text.slice(offsetAt(lines, range.end));
      document.version += 1;
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: document.version },
        contentChanges: [{ range, text: added }],
      });
    },
    async close(name) {
      opened.delete(uriOf(name));
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(name) } });
    },
    async changedOnDisk(name, type) {
      await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(name), type }] });
    },
    text: (name) => textOf(uriOf(name)),
    cursor(name) {
      const at = cursors.get(uriOf(name));
      assert.ok(at !== undefined, `${name} has no $0`);
      return positionAt(linesOf(textOf(uriOf(name))), at);
    },
    ask: (method, name, more = {}) => connection.sendRequest(method, { textDocument: { uri: uriOf(name) }, ...more }),
    words(uri, range) {
      const text = textOf(uri);
      const lines = linesOf(text);
      return text.slice(offsetAt(lines, range.start), offsetAt(lines, range.end));
    },
    async configure(next) {
      settings = next;
      await connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    },
    async stop() {
      await connection.sendRequest('shutdown');
      connection.dispose();
      server.dispose();
    },
  };
  return editor;
}

/** Asks again and again until the answer is as wanted; the server tells no one when it has taken a change in. */
export async function until<T>(ask: () => Promise<T>, isWanted: (answer: T) => boolean): Promise<T> {
  for (const deadline = Date.now() + 5000; ; ) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() > deadline) assert.fail(`still ${JSON.stringify(answer)}`);
    await sleep(5);
  }
}

function memoryHost(
  files: ReadonlyMap<string, string>,
  read: string[],
  kept: Map<string, string> = new Map(),
  disk: () => Promise<void> = async () => {},
): Host {
  const found = (uri: string) => {
    const text = files.get(uri);
    return text === undefined ? undefined : { uri, size: text.length, modified: hash(text) };
  };
  return {
    models,
    now: () => performance.now(),
    pause: () => setImmediate(),
    // Nobody looks on: what is gathered for an eye is told sooner.
    after(milliseconds, action) {
      const timer = setTimeout(action, milliseconds / 10);
      return () => clearTimeout(timer);
    },
    async *list(folder, choice) {
      const isArticle = chooser(choice);
      for (const uri of files.keys()) if (uri.startsWith(`${folder}/`) && isArticle(uri)) yield found(uri)!;
    },
    async *index(wanted, signal) {
      for (const { uri, options } of wanted) {
        if (signal.aborted) return;
        const text = files.get(uri);
        read.push(uri.slice(ROOT.length));
        if (text === undefined) yield { uri, problem: 'it is not there (any more)' };
        else {
          const digest = digestOf(analyze(text, models, options), text);
          yield { uri, digest, state: { size: text.length, modified: hash(text), hash: text } };
        }
      }
    },
    stat: async (uri) => found(uri),
    async read(uri) {
      const text = files.get(uri);
      await disk();
      return text;
    },
    openStore: () => memoryStore(),
    keepsake: (_, name) => ({ read: async () => kept.get(name), write: async (text) => void kept.set(name, text) }),
    dispose: async () => {},
  };
}

function hash(text: string): number {
  let sum = 7;
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
  return sum;
}
