// Opens a folder in VS Code with the extension as it was just built:
//   npm start [-- [--browser] [FOLDER]]
// In the desktop's VS Code where its command `code` is installed, else (or with --browser) in VS Code's server from the
// npm registry, whose address is printed.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, exists, install } from './install.ts';
import { homeIn, linkExtension, startServer } from './server.ts';
import { untilAsked } from './stopping.ts';
import { workbenchAddress } from './workbench.ts';

const root = join(import.meta.dirname, '..', '..');
const { INIT_CWD = process.cwd(), PATH = '' } = process.env;
const { values, positionals } = parseArgs({ allowPositionals: true, options: { browser: { type: 'boolean' } } });
const [given] = positionals;
const folder = given === undefined ? join(root, 'corpus') : resolve(INIT_CWD, given);
// Of the sample corpus, the article with which its longest story begins.
const file = given === undefined ? join(folder, 'harbour-strike-01-port-herald.article.txt') : undefined;
const isFolder = await stat(folder).then(
  (found) => found.isDirectory(),
  () => false,
);
if (!isFolder) {
  console.error(`${folder} is not a folder.`);
  process.exit(1);
}
const desktop = values.browser ? undefined : await onPath(process.platform === 'win32' ? 'code.cmd' : 'code');
if (desktop === undefined) await serve();
else openDesktop(desktop);

function openDesktop(code: string): void {
  const isScript = code.endsWith('.cmd');
  const words = ['--new-window', `--extensionDevelopmentPath=${root}`, folder, ...(file ? [file] : [])];
  // A script of Windows is run by its shell, which takes words apart at spaces.
  const child = spawn(isScript ? `"${code}"` : code, isScript ? words.map((word) => `"${word}"`) : words, {
    stdio: 'inherit',
    shell: isScript,
  });
  child.once('error', (error) => console.error(`${code} does not start: ${error.message}`));
  child.once('exit', (status) => {
    if (status === 0) console.log(`${folder} is open in VS Code.`);
    process.exitCode = status ?? 1;
  });
}

async function serve(): Promise<void> {
  const stopped = untilAsked();
  const installation = await install(stopped);
  const temporary = await mkdtemp(join(tmpdir(), 'marginalia-'));
  // Settings and what is indexed stay from one start to the next; which extension is loaded is this checkout's matter.
  const home = { ...homeIn(temporary), data: join(cacheFolder(), 'user-data') };
  try {
    await linkExtension(home, root);
    const token = randomBytes(12).toString('hex');
    const server = await startServer(installation, home, [
      // A port from a small range, so that the browser knows its settings again.
      ...['--port', '8790-8899', '--connection-token', token],
    ]);
    stopped.addEventListener('abort', () => void server.stop());
    if (stopped.aborted) await server.stop();
    else console.log(`${folder} is open at ${workbenchAddress(server.port, { folder, file, token })} (Ctrl-C ends it)`);
    await server.ended;
    await server.stop();
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function onPath(name: string): Promise<string | undefined> {
  for (const place of PATH.split(delimiter)) {
    const path = join(place, name);
    if (place !== '' && (await exists(path))) return path;
  }
  return undefined;
}
