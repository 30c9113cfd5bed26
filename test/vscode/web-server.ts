import { readdir, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { Installation } from './install.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.cjs': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

export interface WebServer {
  /** The workbench, with the folder of the tests open. */
  readonly address: string;
  stop(): void;
}

/** What the workbench does when it is there. */
export type Purpose =
  /** Runs the suite in the folder of the tests. */
  | { readonly runs: 'suite' }
  /** Shows a file of the folder that is open, in a theme. */
  | { readonly runs: 'nothing'; readonly file: string; readonly theme: string };

/**
 * Serves VS Code as a web site does that has no machine behind it: everything runs in the browser.
 *
 * @param extension the folder of the extension under development
 * @param tests a folder with a file `suite.js` and the extension that holds the files that are opened
 */
export async function serveWeb(
  { server: main }: Installation,
  extension: string,
  tests: string,
  purpose: Purpose = { runs: 'suite' },
): Promise<WebServer> {
  const vscode = normalize(join(main, '..', '..'));
  const roots: Readonly<Record<string, string>> = { static: vscode, extension, tests };
  const template = await readFile(join(vscode, 'out', 'vs', 'code', 'browser', 'workbench', 'workbench.html'), 'utf8');
  const builtIn = await builtInExtensions(join(vscode, 'extensions'));

  const script = join(vscode, 'out', 'vs', 'code', 'browser', 'workbench', 'workbench.js');
  const server = createServer(async ({ url = '/', headers: { host = '' } }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    try {
      if (pathname === '/') {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end(workbench(template, host, builtIn, purpose));
        return;
      }
      const [, root = '', ...rest] = decodeURIComponent(pathname).split('/');
      const folder = roots[root];
      const path = folder && join(folder, ...rest);
      if (path === undefined || !path.startsWith(folder!) || !(await stat(path)).isFile()) throw new Error('not found');
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
      response.end(path === script ? withoutMachine(await readFile(path, 'utf8')) : await readFile(path));
    } catch {
      response.writeHead(404);
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** This build of VS Code takes whoever serves it for a machine to work on, and keeps a person's settings there. */
const MACHINE: readonly (readonly [is: RegExp, becomes: string])[] = [
  [/,remoteAuthority:location\.host\b/, ''],
  [/\.with\(\{scheme:\w+\.vscodeRemote\}\),"User"\)/, '.with({scheme:"vscode-userdata"}),"User")'],
];

function withoutMachine(script: string): string {
  return MACHINE.reduce((text, [is, becomes]) => {
    if (!is.test(text)) throw new Error(`VS Code has no ${is} any more`);
    return text.replace(is, becomes);
  }, script);
}

function workbench(template: string, host: string, builtIn: readonly unknown[], purpose: Purpose): string {
  const at = (path: string) => ({ scheme: 'http', authority: host, path });
  const inside = (path: string) => ({ scheme: 'memory', path: `/workspace${path}` });
  const configuration = {
    folderUri: inside(''),
    additionalBuiltinExtensions: [at('/tests')],
    developmentOptions: {
      extensions: [at('/extension')],
      ...(purpose.runs === 'suite' && { extensionTestsPath: at('/tests/suite.js') }),
    },
    ...(purpose.runs === 'nothing' && { defaultLayout: { editors: [{ uri: inside(purpose.file) }], force: true } }),
    // Pages of the extension come from here too: from where VS Code has them they could not be loaded offline.
    webviewEndpoint: '/static/out/vs/workbench/contrib/webview/browser/pre',
    productConfiguration: { enableTelemetry: false },
    userDataPath: '/',
    isEnabledFileDownloads: false,
    isEnabledFileUploads: false,
    isEnabledCoderGettingStarted: false,
    enableWorkspaceTrust: false,
    configurationDefaults: {
      'workbench.startupEditor': 'none',
      'chat.disableAIFeatures': true,
      ...(purpose.runs === 'nothing' && { 'workbench.colorTheme': purpose.theme }),
    },
  };
  const values: Readonly<Record<string, string>> = {
    WORKBENCH_WEB_CONFIGURATION: attribute(configuration),
    WORKBENCH_BUILTIN_EXTENSIONS: attribute(builtIn),
    WORKBENCH_WEB_BASE_URL: '/static',
    WORKBENCH_NLS_URL: '/static/out/nls.messages.js',
    WORKBENCH_NLS_FALLBACK_URL: '/static/out/nls.messages.js',
  };
  return template
    .replace(
      '</head>',
      '<meta id="vscode-workbench-builtin-extensions" data-settings="{{WORKBENCH_BUILTIN_EXTENSIONS}}"></head>',
    )
    .replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

function attribute(value: unknown): string {
  return JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

/** The extensions that come with VS Code and run in a browser: themes and grammars, and those with a part for it. */
async function builtInExtensions(folder: string): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const name of await readdir(folder)) {
    if (!/^(?:theme-|configuration-editing|json)/.test(name)) continue;
    try {
      const packageJSON: unknown = JSON.parse(await readFile(join(folder, name, 'package.json'), 'utf8'));
      const packageNLS: unknown = JSON.parse(await readFile(join(folder, name, 'package.nls.json'), 'utf8'));
      found.push({ extensionPath: name, packageJSON, packageNLS });
    } catch {
      // No extension, or one without words.
    }
  }
  return found;
}
