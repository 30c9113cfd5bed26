import type { Models } from '../../server/analysis/models.ts';
import { type Answers, askInTurns, type Question } from './answers.ts';
import type { Source } from './articles.ts';
import { emptyFolderRows, type OpenFolder, openFolder } from './indexing.ts';
import { percentile, type Row } from './report.ts';

/** What is to cost the same in every folder. */
const ALIKE: readonly Question[] = ['hover', 'definition', 'references', 'an article changed, to a true hover'];

/** How much longer it may take in a large folder than in a small one: as long a hover may take, and so a correction. */
const GROWS = 1.5;

/** Of a question's times, what all but a few come to. */
const SLOW = 0.95;

/**
 * Folders of several sizes: how long they take to index and to start from what is kept, then, all of them open, what their answers
 * take, asked in turn.
 *
 * @param sizes the smallest is what the others are compared with
 * @param kept where articles and stores stay from one run to the next
 */
export async function folderRows(
  source: Source,
  sizes: readonly number[],
  models: Models,
  kept?: string,
): Promise<Row[]> {
  const folders: OpenFolder[] = [];
  try {
    const rows = await emptyFolderRows();
    for (const size of sizes.toSorted((a, b) => a - b)) {
      const folder = await openFolder(source, size, models, kept);
      folders.push(folder);
      rows.push(...folder.rows);
    }
    const answers = await askInTurns(folders, models);
    return [...rows, ...answers.flatMap(answerRows), ...comparing(answers)];
  } finally {
    for (const folder of folders) await folder.close();
  }
}

function answerRows({ size, times }: Answers): Row[] {
  return Array.from(times, ([question, taken]) =>
    [0.5, SLOW].map((share) => ({
      what: `${question}, ${articles(size)}, ${100 * share}th percentile`,
      figure: percentile(taken, share),
      unit: 'ms',
    })),
  ).flat();
}

/** Large folders beside the smallest. */
function comparing([smallest, ...others]: readonly Answers[]): Row[] {
  if (smallest === undefined) return [];
  const small = slowestOf(smallest);
  return others.flatMap((folder) => {
    const large = slowestOf(folder);
    return [
      ...ALIKE.map((question) => ({
        what: `${question}, ${folder.size.toLocaleString('en')} beside ${articles(smallest.size)}, 95th percentile`,
        figure: large(question) / small(question),
        unit: 'times',
        goal: { most: GROWS },
      })),
      {
        what: `correcting an entity, ${articles(folder.size)}, beside what a hover may take there, 95th percentile`,
        figure: large('correcting an entity, to a true hover') / (GROWS * small('hover')),
        unit: 'times',
        goal: { most: 1 },
      },
    ];
  });
}

function slowestOf({ times }: Answers): (question: Question) => number {
  return (question) => percentile(times.get(question) ?? [], SLOW);
}

function articles(size: number): string {
  return `${size.toLocaleString('en')} articles`;
}
