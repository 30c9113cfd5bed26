import type { Page } from 'playwright-core';

export interface Opening {
  /** Absolute paths on the machine of the server. */
  readonly folder: string;
  /** A file to show. */
  readonly file?: string | undefined;
  /** An extension under development; like `tests`, only for a server with `--enable-smoke-test-driver`. */
  readonly extension?: string;
  /** A module that exports `run(): Promise<void>`; see `runSuite`. */
  readonly tests?: string;
  /** The token that the server asks for. */
  readonly token?: string;
}

/** The address of the workbench of a server, with a folder open in it. */
export function workbenchAddress(port: number, { folder, extension, tests, file, token }: Opening): string {
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${port}${pathOf(path)}`;
  const payload = [
    ...(extension
      ? [
          ['skipWelcome', 'true'],
          ['extensionDevelopmentPath', remote(extension)],
        ]
      : []),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
    ...(file ? [['openFile', remote(file)]] : []),
  ];
  const query = new URLSearchParams({
    ...(token && { tkn: token }),
    folder: pathOf(folder),
    ...(payload.length > 0 && { payload: JSON.stringify(payload) }),
  });
  return `http://127.0.0.1:${port}/?${query}`;
}

/** A path as the path of an address: on Windows with a slash before the drive. */
function pathOf(path: string): string {
  const slashes = path.replaceAll('\\', '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}

/**
 * Opens the workbench on a suite of tests and waits for its end.
 *
 * @param told receives every line that the suite writes, whichever extension wrote it
 * @returns the exit code: 0 where all went well
 * @throws when the suite has not ended in `limit` milliseconds
 */
export async function runSuite(
  page: Page,
  address: string,
  told: (line: string) => void,
  limit: number,
): Promise<number> {
  const ended = Promise.withResolvers<number>();
  let pressed = Promise.resolve();
  await page.exposeFunction('codeAutomationLog', (_type: string, words: readonly unknown[]) => {
    const line = words.map(String).join(' ');
    const key = /^⌨ (.+)$/u.exec(line)?.[1];
    if (key === undefined) told(line);
    else pressed = pressed.then(() => pressKey(page, key)).catch(ended.reject);
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => ended.resolve(code));
  page.on('crash', () => ended.reject(new Error('The page of VS Code has crashed')));
  const timer = setTimeout(() => ended.reject(new Error(`The suite did not end within ${limit / 1000} s`)), limit);
  try {
    await page.goto(address);
    return await ended.promise;
  } finally {
    clearTimeout(timer);
  }
}

/** Presses a key that the suite asks for (`suite/keyboard.ts`), types what stands in quotation marks, or waits for what has to be there. */
async function pressKey(page: Page, key: string): Promise<void> {
  if (key === '▮') await page.locator('.monaco-editor.focused').first().waitFor({ timeout: 10_000 });
  else if (key === '…')
    await page.locator('.quick-input-widget:visible .monaco-list-row').first().waitFor({ timeout: 10_000 });
  else if (key === '✎') await page.locator('.rename-box .rename-input:focus').waitFor({ timeout: 10_000 });
  else if (key.startsWith('"')) await page.keyboard.type(key.slice(1, -1), { delay: 10 });
  else await page.keyboard.press(key);
  // As fast as a person is: a box that a key opens has to have the focus before the next.
  await page.waitForTimeout(150);
}
