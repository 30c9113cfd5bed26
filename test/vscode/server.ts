import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Installation } from './install.ts';

/** Where a server keeps everything: its data, extensions, sockets and log. */
export interface Home {
  readonly data: string;
  readonly extensions: string;
  /** For sockets and other files of the moment; a short path, since a socket's may have some hundred characters only. */
  readonly temporary: string;
  readonly log: string;
}

export function homeIn(folder: string): Home {
  return {
    data: join(folder, 'data'),
    extensions: join(folder, 'extensions'),
    temporary: join(folder, 'tmp'),
    log: join(folder, 'server.log'),
  };
}

export interface Server {
  readonly port: number;
  /** Settled when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Ends the server and all that it has started. */
  stop(): Promise<void>;
}

/** Settings of the machine that keep VS Code to editing: it looks for nobody's account and asks nothing of the network. */
const SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * Starts VS Code's server on this machine's own address.
 *
 * @param words further words of the command line, such as `--connection-token …`
 * @param settings of the machine, beside those that keep VS Code to editing
 * @throws when it does not listen within a minute, with the end of its log
 */
export async function startServer(
  installation: Installation,
  home: Home,
  words: readonly string[],
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Server> {
  await mkdir(home.temporary, { recursive: true });
  const machine = join(home.data, 'data', 'Machine');
  await mkdir(machine, { recursive: true });
  await writeFile(join(machine, 'settings.json'), JSON.stringify({ ...SETTINGS, ...settings }));
  const child = run(installation, home, [
    ...[
      '--host',
      '127.0.0.1',
      '--accept-server-license-terms',
      '--telemetry-level',
      'off',
      '--disable-workspace-trust',
    ],
    ...words,
  ]);
  const ended = once(child, 'close').then(() => {});
  const stop = () => endGroup(child, ended);
  try {
    const port = await listening(child);
    return { port, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Has a server that is started with this home load the extension as it lies in a folder. */
export async function linkExtension(home: Home, extension: string): Promise<void> {
  await mkdir(home.extensions, { recursive: true });
  await symlink(extension, join(home.extensions, 'under-development'), 'junction');
}

/** Installs a packaged extension for a server that is started with the same home later. */
export async function installExtension(installation: Installation, home: Home, vsix: string): Promise<void> {
  await mkdir(home.temporary, { recursive: true });
  const child = run(installation, home, ['--install-extension', vsix, '--force']);
  let said = '';
  child.stdout?.on('data', (piece: Buffer) => (said += piece));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${vsix} was not installed:\n${said}`);
}

function run({ server }: Installation, home: Home, words: readonly string[]): ChildProcess {
  // A process group of its own, so that nothing that the server starts outlives it.
  const child = spawn(
    process.execPath,
    [server, '--server-data-dir', home.data, '--extensions-dir', home.extensions, ...words],
    {
      env: { ...process.env, TMPDIR: home.temporary },
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  // Also when this process ends by an error of its own.
  const end = (): boolean => child.pid !== undefined && send(-child.pid, 'SIGKILL');
  process.once('exit', end);
  child.once('close', () => process.off('exit', end));
  const log = createWriteStream(home.log, { flags: 'a' });
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  return child;
}

async function listening(child: ChildProcess): Promise<number> {
  let said = '';
  return new Promise((resolve, reject) => {
    const failed = (why: string) => reject(new Error(`VS Code's server ${why}:\n${said.slice(-4000)}`));
    const timer = setTimeout(() => failed('did not start within a minute'), 60_000);
    child.once('error', reject);
    child.once('close', (code) => failed(`ended with ${code}`));
    child.stdout?.on('data', (piece: Buffer) => {
      said += piece;
      const port = /Extension host agent listening on (\d+)/.exec(said)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}

async function endGroup(child: ChildProcess, ended: Promise<void>): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return ended;
  }
  send(-pid, 'SIGTERM');
  const late = setTimeout(() => send(-pid, 'SIGKILL'), 3000);
  await ended;
  clearTimeout(late);
  // What the server had started may take longer than the server itself.
  for (let waited = 0; waited < 3000 && send(-pid, 0); waited += 50) await new Promise((done) => setTimeout(done, 50));
  send(-pid, 'SIGKILL');
}

function send(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(group, signal);
  } catch {
    return false;
  }
}
