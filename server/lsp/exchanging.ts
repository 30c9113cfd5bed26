import type { CancellationToken } from 'vscode-languageserver';
import { count } from '../features/count.ts';
import {
  COMPARE,
  type Compared,
  type CompareParams,
  EXPORT,
  type Exported,
  type ExportParams,
  FORMATS,
  PROPOSE,
  type Proposed,
} from './extensions.ts';
import type { Exchange, ExchangeListener, FolderReading } from './host.ts';
import type { Session } from './session.ts';

/** Progress is told so often, in milliseconds. */
const TOLD = 100;

/** Remarks that are sent; a thousand of a kind say no more. */
const REMARKS = 100;

/** Answers what an editor asks of the formats of other tools, with progress that may be cancelled. */
export function serveExchange({ connection, host, settings, client }: Session): void {
  const readingOf = (folder: string): FolderReading => {
    const choice = settings();
    return { folder, choice, keep: choice['noise.keep'] };
  };

  async function run<T>(
    title: string,
    token: CancellationToken,
    work: (exchange: Exchange, listener: ExchangeListener) => Promise<T>,
  ): Promise<T & Pick<Exported, 'remarks'>> {
    const exchange = await host.exchange?.();
    if (exchange === undefined) throw new Error('There are no files here to write to or read from.');
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    const progress = client().progress ? await connection.window.createWorkDoneProgress() : undefined;
    progress?.begin(title, undefined, undefined, true);
    progress?.token.onCancellationRequested(() => stop.abort());
    const remarks: string[] = [];
    let read = 0;
    let told = 0;
    try {
      const result = await work(exchange, {
        signal: stop.signal,
        remark(message) {
          if (remarks.length < REMARKS) remarks.push(message);
        },
        step() {
          read += 1;
          if (host.now() - told < TOLD) return;
          told = host.now();
          progress?.report(count(read, 'article'));
        },
      });
      return { ...result, remarks };
    } finally {
      progress?.done();
    }
  }

  connection.onRequest(FORMATS, async () => (await host.exchange?.())?.formats ?? []);
  connection.onRequest(
    EXPORT,
    ({ folder, format, out }: ExportParams, token: CancellationToken): Promise<Exported> =>
      run('Exporting', token, async (made, listener) => ({
        articles: await made.write(readingOf(folder), format, out, listener),
      })),
  );
  connection.onRequest(
    COMPARE,
    ({ folder, format, from }: CompareParams, token: CancellationToken): Promise<Compared> =>
      run('Comparing', token, (made, listener) => made.compare(readingOf(folder), format, from, listener)),
  );
  connection.onRequest(
    PROPOSE,
    ({ folder, format, from }: CompareParams, token: CancellationToken): Promise<Proposed> =>
      run('Importing', token, (made, listener) => made.propose(readingOf(folder), format, from, listener)),
  );
}
