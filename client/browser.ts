// The extension in a browser: the language server runs in a web worker.
import { type ExtensionContext, Uri, workspace } from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/browser';
import type { Imported } from '../server/pages/imported.ts';
import { type PageThread, pageReader } from '../server/pages/reader.ts';
import { type Activation, run } from './extension.ts';

export function activate(context: ExtensionContext): Activation {
  const inside = (...path: readonly string[]): Uri => Uri.joinPath(context.extensionUri, 'dist', ...path);
  const start = async (options: LanguageClientOptions): Promise<LanguageClient> => {
    const worker = new Worker(inside('server-web.js').toString(true));
    const files = await modelFiles(inside);
    worker.postMessage(
      files,
      Object.values(files).map(({ buffer }) => buffer),
    );
    return new LanguageClient('marginalia', 'Marginalia', worker, options);
  };
  return run(context, start, () => pageReader(() => pageThread(inside('pages-web.js'))));
}

/** Begins a worker that reads saved pages. */
function pageThread(program: Uri): PageThread {
  const worker = new Worker(program.toString(true));
  return {
    read: (bytes) =>
      new Promise<Imported>((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<Imported>) => resolve(data);
        worker.onerror = reject;
        worker.postMessage(bytes);
      }),
    end: () => worker.terminate(),
  };
}

/** The models' files by their names. A folder on the web cannot be listed, so the build writes down what is there. */
async function modelFiles(
  inside: (...path: readonly string[]) => Uri,
): Promise<Readonly<Record<string, Uint8Array<ArrayBuffer>>>> {
  const names: unknown = JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(inside('models.json'))));
  const list = Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  const read = async (name: string): Promise<[string, Uint8Array<ArrayBuffer>]> => [
    name,
    // A copy of its own, which can be given to the worker.
    new Uint8Array(await workspace.fs.readFile(inside('models', name))),
  ];
  return Object.fromEntries(await Promise.all(list.map(read)));
}
