import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type Hover,
  type InitializeParams,
  IPCMessageReader,
  IPCMessageWriter,
  type Location,
  type Position,
  type ProtocolConnection,
  type SemanticTokens,
  type SemanticTokensDelta,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { INDEXED } from '../../server/lsp/extensions.ts';
import { NODE_ARGUMENTS, NODE_ENVIRONMENT } from '../../server/main/node-arguments.ts';

/** The built language server in a process of its own, asked as VS Code asks it: over the channel that Node gives its processes. */
export interface Session {
  /** Milliseconds from its start until the folder was read. */
  indexed(): Promise<number>;
  /** Milliseconds since its start. */
  age(): number;
  /**
   * How long its event loop was held up, in milliseconds; nothing where the platform does not tell. It is watched from the first time
   * that this is asked to the second, from the third to the fourth.
   */
  heldUp(): Promise<HeldUp | undefined>;
  /** The most memory it has had, in MB; not a number where the platform does not tell. */
  peakMemory(): number;
  /** Seconds that processors have worked for it; not a number where the platform does not tell. */
  processorTime(): number;
  open(uri: string, text: string): Promise<void>;
  /** Types a character and waits for the colours that it changes; in milliseconds. */
  type(uri: string, position: Position, character: string): Promise<number>;
  /** Puts a text at the end of an article, and waits for a hover that knows of it; in milliseconds. */
  append(uri: string, end: Position, text: string, position: Position): Promise<number>;
  /** Asks what it is that is to be named at a position, as an editor does before a reader types a name. */
  prepareRename(uri: string, position: Position): Promise<unknown>;
  /**
   * Gives what stands at a position another name, writes what the server makes of it to the folder's file of corrections, as an
   * editor does, and waits for a hover that knows of it; in milliseconds.
   */
  rename(uri: string, position: Position, name: string): Promise<number>;
  hover(uri: string, position: Position): Promise<Hover | null>;
  references(uri: string, position: Position): Promise<readonly Location[]>;
  definition(uri: string, position: Position): Promise<unknown>;
  symbols(query: string): Promise<readonly unknown[]>;
  /** Asks what only this server answers. */
  ask<T>(method: string, params: unknown): Promise<T>;
  /** The warnings of an open article, and where others do not agree with its quotations. */
  diagnostics(uri: string): Promise<unknown>;
  stop(): Promise<void>;
}

/** Delays of an event loop, in milliseconds. */
export interface HeldUp {
  /** The 99th percentile. */
  readonly usual: number;
  readonly longest: number;
  /** The longest that the server worked from one turn to the next: what remains when nobody else wants the processor. */
  readonly busiest: number;
}

/** @param storage where the server may keep what it knows; nothing is kept without it */
export async function startSession(folder: string, storage?: string): Promise<Session> {
  const begun = performance.now();
  const temporary = mkdtempSync(join(tmpdir(), 'marginalia-session-'));
  const delays = join(temporary, 'delays.json');
  // As JavaScript: the server is not to wait until Node can read TypeScript.
  const monitor = join(temporary, 'event-loop.mjs');
  writeFileSync(monitor, stripTypeScriptTypes(readFileSync(join(import.meta.dirname, 'event-loop.ts'), 'utf8')));
  const program = join(import.meta.dirname, '../../dist/server.js');
  const server = spawn(
    process.execPath,
    [...NODE_ARGUMENTS, '--no-warnings', '--import', pathToFileURL(monitor).href, program, '--node-ipc'],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...NODE_ENVIRONMENT, MARGINALIA_EVENT_LOOP: delays },
    },
  );
  const connection = createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
  for (const method of ['client/registerCapability', 'window/workDoneProgress/create'])
    connection.onRequest(method, () => null);
  const indexed = new Promise<number>((resolve) =>
    connection.onNotification(INDEXED, () => resolve(performance.now() - begun)),
  );
  connection.listen();
  const params: InitializeParams = {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: folder, name: 'bench' }],
    initializationOptions: storage === undefined ? {} : { storage },
    capabilities: { textDocument: { hover: { contentFormat: ['markdown'] }, diagnostic: {} } },
  };
  await connection.sendRequest('initialize', params);
  await connection.sendNotification('initialized', {});
  return {
    indexed: () => indexed,
    age: () => performance.now() - begun,
    async heldUp() {
      rmSync(delays, { force: true });
      if (process.platform === 'win32' || !server.kill('SIGUSR2')) return undefined;
      for (let tries = 0; tries < 100 && !existsSync(delays); tries++) await sleep(20);
      return existsSync(delays) ? JSON.parse(readFileSync(delays, 'utf8')) : undefined;
    },
    ...requests(connection, server),
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      if (server.exitCode === null) await once(server, 'exit');
      connection.dispose();
      rmSync(temporary, { recursive: true, force: true });
    },
  };
}

function requests(
  connection: ProtocolConnection,
  server: ChildProcess,
): Omit<Session, 'indexed' | 'age' | 'heldUp' | 'stop'> {
  const versions = new Map<string, number>();
  const colours = new Map<string, string | undefined>();
  const at = (uri: string, position: Position) => ({ textDocument: { uri }, position });
  return {
    peakMemory: () => peakMemoryOf(server.pid),
    processorTime: () => processorTimeOf(server.pid),
    async open(uri, text) {
      versions.set(uri, 1);
      const textDocument = { uri, languageId: 'article', version: 1, text };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
      const tokens = await connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', {
        textDocument: { uri },
      });
      colours.set(uri, tokens.resultId);
    },
    async type(uri, position, text) {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      const begun = performance.now();
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: position, end: position }, text }],
      });
      const delta = await connection.sendRequest<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
        textDocument: { uri },
        previousResultId: colours.get(uri),
      });
      colours.set(uri, delta.resultId);
      return performance.now() - begun;
    },
    async append(uri, end, text, position) {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      const begun = performance.now();
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: end, end }, text }],
      });
      await connection.sendRequest('textDocument/hover', at(uri, position));
      return performance.now() - begun;
    },
    prepareRename: (uri, position) => connection.sendRequest('textDocument/prepareRename', at(uri, position)),
    async rename(uri, position, newName) {
      const begun = performance.now();
      const asked = { ...at(uri, position), newName };
      const edit = await connection.sendRequest<WorkspaceEdit | null>('textDocument/rename', asked);
      const change = edit?.documentChanges?.find((one): one is TextDocumentEdit => 'textDocument' in one);
      if (change === undefined) throw new Error(`Nothing is written where ${newName} is another name in ${uri}`);
      const file = change.textDocument.uri;
      const version = (versions.get(file) ?? 0) + 1;
      versions.set(file, version);
      // From the end, so that no edit moves another.
      const contentChanges = change.edits
        .toReversed()
        .flatMap((one) => ('newText' in one ? [{ ...one, text: one.newText }] : []));
      if (version === 1) {
        const text = contentChanges.map((one) => one.text).join('');
        const textDocument = { uri: file, languageId: 'yaml', version, text };
        await connection.sendNotification('textDocument/didOpen', { textDocument });
      } else {
        const textDocument = { uri: file, version };
        await connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
      }
      // Asked behind it, so it knows of it; what is named in boilerplate only is called as before.
      await connection.sendRequest('textDocument/hover', at(uri, position));
      return performance.now() - begun;
    },
    hover: (uri, position) => connection.sendRequest('textDocument/hover', at(uri, position)),
    references: async (uri, position) =>
      (await connection.sendRequest<Location[] | null>('textDocument/references', {
        ...at(uri, position),
        context: { includeDeclaration: true },
      })) ?? [],
    definition: (uri, position) => connection.sendRequest('textDocument/definition', at(uri, position)),
    diagnostics: (uri) => connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }),
    ask: (method, params) => connection.sendRequest(method, params),
    symbols: async (query) => (await connection.sendRequest<unknown[] | null>('workspace/symbol', { query })) ?? [],
  };
}

/** The high-water mark of a process's memory, as Linux tells it; in MB. */
function peakMemoryOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000;
  } catch {
    return Number.NaN;
  }
}

/** What the processors have done for a process, as Linux tells it; in seconds. */
function processorTimeOf(pid: number | undefined): number {
  try {
    // Behind the name, which may hold anything, in brackets; ticks are hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}
