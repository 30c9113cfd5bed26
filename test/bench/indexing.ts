import { rm } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Models } from '../../server/analysis/models.ts';
import { createIndexer } from '../../server/main/indexer.ts';
import { shippedModelFiles } from '../../server/main/read-models.ts';
import { type Answers, askAll } from './answers.ts';
import { type BenchArticle, type Source, writeArticles } from './articles.ts';
import type { Row } from './report.ts';
import { startSession } from './session.ts';

/** Articles that are opened, asked about and typed into. */
const OPENED = 20;

/** How much faster two threads analyse than one; `articles` are read from files. */
export async function threadRows(articles: readonly BenchArticle[], models: Models): Promise<Row[]> {
  const folder = await writeArticles(articles);
  const tasks = folder.files.map((path) => ({ uri: pathToFileURL(path).href }));
  const time = async (threads: number): Promise<number> => {
    const indexer = createIndexer({ modelFiles: shippedModelFiles(), models: () => models, threads });
    try {
      // The threads start and load their models before the time is taken.
      for await (const _ of indexer.run(tasks.slice(0, 100)));
      const begun = performance.now();
      for await (const _ of indexer.run(tasks));
      return performance.now() - begun;
    } finally {
      await indexer.close();
    }
  };
  try {
    const [one, two] = [await time(1), await time(2)];
    return [
      {
        what: `two threads beside one, ${articles.length.toLocaleString('en')} articles`,
        figure: one / two,
        unit: 'times',
        goal: { least: 1.7 },
      },
    ];
  } finally {
    await rm(folder.path, { recursive: true });
  }
}

/** What the server takes before it has read anything. */
export async function emptyFolderRows(): Promise<Row[]> {
  const folder = await writeArticles([]);
  try {
    const session = await startSession(folder.uri);
    const peak = session.peakMemory();
    await session.stop();
    return [
      { what: 'server, from its start to its first answer', figure: session.indexed, unit: 'ms' },
      { what: 'server, memory after loading', figure: peak, unit: 'MB', goal: { most: 120 } },
    ];
  } finally {
    await rm(folder.path, { recursive: true });
  }
}

/** Starts the server on a folder of so many articles, and asks it. */
export async function folderRows(source: Source, size: number, models: Models): Promise<Answers> {
  const articles = await source.take(size);
  const folder = await writeArticles(articles);
  const name = `${size.toLocaleString('en')} articles`;
  try {
    const session = await startSession(folder.uri);
    // The same articles in every folder: the first.
    const opened = articles.slice(0, OPENED).map(({ text }, index) => ({
      uri: pathToFileURL(folder.files[index]!).href,
      text,
    }));
    const peak = session.peakMemory();
    const worked = session.processorTime();
    const answers = await askAll(session, name, opened, models);
    await session.stop();
    return {
      rows: [
        { what: `cold index, ${name}`, figure: session.indexed / 1000, unit: 's' },
        { what: `cold index, ${name}, of all processors`, figure: worked, unit: 's' },
        {
          what: `cold index, ${name}, peak memory`,
          figure: peak,
          unit: 'MB',
          ...(size === 10_000 ? { goal: { most: 450 } } : {}),
        },
        ...answers.rows,
      ],
      slowest: answers.slowest,
      correcting: answers.correcting,
    };
  } finally {
    await rm(folder.path, { recursive: true });
  }
}
