import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Models } from '../../server/analysis/models.ts';
import { MENTION_STRIDE } from '../../server/corpus/digest.ts';
import { type Folder, mostNamed } from './answers.ts';
import { type Source, writeArticles } from './articles.ts';
import type { Row } from './report.ts';
import { type HeldUp, type Session, startSession } from './session.ts';

/** Articles that are opened, asked about and typed into. */
const OPENED = 40;

/** What the server takes before it has read anything. */
export async function emptyFolderRows(): Promise<Row[]> {
  const folder = await writeArticles([]);
  try {
    const session = await startSession(folder.uri);
    const started = await session.indexed();
    const peak = session.peakMemory();
    await session.stop();
    return [
      { what: 'server, from its start to its first answer', figure: started, unit: 'ms' },
      { what: 'server, memory after loading', figure: peak, unit: 'MB', goal: { most: 120 } },
    ];
  } finally {
    await rm(folder.path, { recursive: true });
  }
}

/** A folder that is indexed, with a session that is open. */
export interface OpenFolder extends Folder {
  readonly rows: readonly Row[];
  close(): Promise<void>;
}

/**
 * Sessions on a folder of so many articles: one that reads them, and one that finds them read and stays open.
 *
 * @param kept where articles and store stay from one run to the next; where a store is there already, no cold index is measured
 */
export async function openFolder(source: Source, size: number, models: Models, kept?: string): Promise<OpenFolder> {
  const articles = await source.take(size);
  const base = kept === undefined ? await mkdtemp(join(tmpdir(), 'marginalia-folder-')) : join(kept, `${size}`);
  const storage = join(base, 'storage');
  const isKept = existsSync(storage);
  const folder = await writeArticles(articles, join(base, 'articles'));
  const name = `${size.toLocaleString('en')} articles`;
  // The same articles in every folder: the first.
  const opened = articles.slice(0, OPENED).map(({ text }, index) => ({
    uri: pathToFileURL(folder.files[index]!).href,
    text,
  }));
  const removed = async (): Promise<void> => {
    if (kept === undefined) await rm(base, { recursive: true });
  };
  try {
    const reader = await startSession(folder.uri, storage);
    // What it took to start is told elsewhere.
    await reader.heldUp();
    const cold = await coldRows(reader, name, size);
    const coldSeconds = isKept ? Number.NaN : cold.seconds;
    const store: Row = {
      what: `the store, ${name}`,
      figure: bytesAMention(storage),
      unit: 'bytes a mention',
      goal: { most: 400 },
    };
    const { rows: warm, session } = await startWarm(folder.uri, storage, opened[0], models, name, coldSeconds);
    return {
      size,
      session,
      opened,
      rows: [...(isKept ? [] : cold.rows), store, ...warm],
      async close() {
        await session.stop();
        await removed();
      },
    };
  } catch (error) {
    await removed();
    throw error;
  }
}

async function coldRows(session: Session, name: string, size: number): Promise<{ rows: Row[]; seconds: number }> {
  const seconds = (await session.indexed()) / 1000;
  const rows: Row[] = [
    { what: `cold index, ${name}`, figure: seconds, unit: 's' },
    { what: `cold index, ${name}, of all processors`, figure: session.processorTime(), unit: 's' },
    {
      what: `cold index, ${name}, peak memory`,
      figure: session.peakMemory(),
      unit: 'MB',
      ...(size === 10_000 ? { goal: { most: 450 } } : {}),
    },
    ...heldUpRows(`cold index, ${name}`, await session.heldUp()),
  ];
  await session.stop();
  return { rows, seconds };
}

/** The next session, on unchanged articles; it stays open. */
async function startWarm(
  folder: string,
  storage: string,
  first: Folder['opened'][number] | undefined,
  models: Models,
  name: string,
  coldSeconds: number,
): Promise<{ readonly rows: readonly Row[]; readonly session: Session }> {
  if (first === undefined) return { rows: [], session: await startSession(folder, storage) };
  // What a hover says when everything is known, from a session of its own.
  const before = await startSession(folder, storage);
  await before.indexed();
  await before.open(first.uri, first.text);
  const place = await mostNamed(before, first.uri, first.text, models);
  const whole = place === undefined ? undefined : JSON.stringify(await before.hover(place.uri, place.position));
  await before.stop();

  const session = await startSession(folder, storage);
  const starting = session.heldUp();
  const openedFirst = session.open(first.uri, first.text);
  let complete = Number.NaN;
  if (place !== undefined && whole !== undefined) {
    await openedFirst;
    for (;;) {
      const asked = session.age();
      if (JSON.stringify(await session.hover(place.uri, place.position)) === whole) break;
      // A reader looks again after a while: whoever only asks has nothing else done.
      await sleep(Math.max(20, 3 * (session.age() - asked)));
    }
    complete = session.age();
  }
  const indexed = await session.indexed();
  // What it took to start is told elsewhere.
  await starting;
  const rows: Row[] = [
    { what: `warm start, ${name}, to the first complete hover`, figure: complete / 1000, unit: 's', goal: { most: 2 } },
    {
      what: `cold index beside warm start, ${name}`,
      figure: (1000 * coldSeconds) / complete,
      unit: 'times',
      ...(name.startsWith('10,000') ? { goal: { least: 30 } } : {}),
    },
    { what: `warm start, ${name}, until all files are looked at`, figure: indexed / 1000, unit: 's' },
    { what: `warm start, ${name}, peak memory`, figure: session.peakMemory(), unit: 'MB' },
    ...heldUpRows(`warm start, ${name}`, await session.heldUp()),
  ];
  return { rows, session };
}

function heldUpRows(what: string, heldUp: HeldUp | undefined): Row[] {
  if (heldUp === undefined) return [];
  return [
    { what: `${what}, event loop held up, 99th percentile`, figure: heldUp.usual, unit: 'ms' },
    { what: `${what}, event loop held up, longest`, figure: heldUp.longest, unit: 'ms' },
    { what: `${what}, event loop held up, longest work of the server`, figure: heldUp.busiest, unit: 'ms' },
  ];
}

/** What the stores in a folder weigh beside the mentions that they keep. */
function bytesAMention(storage: string): number {
  let bytes = 0;
  let mentions = 0;
  for (const file of readdirSync(storage)) {
    const path = join(storage, file);
    bytes += statSync(path).size;
    if (!file.endsWith('.sqlite')) continue;
    const database = new DatabaseSync(path, { readOnly: true });
    const { numbers } = database.prepare('SELECT SUM(json_array_length(mentions)) AS numbers FROM digests').get() ?? {};
    mentions += Number(numbers) / MENTION_STRIDE;
    database.close();
  }
  return bytes / mentions;
}
