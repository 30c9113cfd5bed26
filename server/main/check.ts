import { join, resolve } from 'node:path';
import { linesOf } from '../analysis/text/lines.ts';
import { anchoredArticles, orphans } from '../corrections/orphans.ts';
import type { Problem } from '../corrections/problem.ts';
import type { Finding, FindingRule } from '../exchange/findings.ts';
import { FURNITURE } from '../features/diagnostics.ts';
import { rangeOf } from '../features/references.ts';
import type { Listener } from './annotate.ts';
import { type FolderOptions, readFolder } from './corrected-folder.ts';
import { CORRECTIONS_FILE, type CorrectionsFile, pathBelow } from './corrections-files.ts';
import { noiseFindings } from './noise-findings.ts';
import { pathFromHere } from './path-from-here.ts';

/**
 * What a person should look at in a folder: boilerplate, mistakes in its corrections, and corrections that lost their words. Files
 * are named from the working folder, as those who show the findings look for them there.
 */
export async function checkFolder(
  folder: string,
  options: FolderOptions,
  listener: Listener,
): Promise<{ readonly articles: number; readonly findings: readonly Finding[] }> {
  const { file, articles } = await readFolder(folder, options, listener);
  const findings: Finding[] = [];
  const texts = new Map<string, string>();
  for await (const { id, text, noise } of articles) {
    texts.set(id, text);
    const warned = noise.filter(({ kind }) => !FURNITURE.has(kind));
    findings.push(...noiseFindings(pathFromHere(join(folder, id)), text, warned));
  }
  const ofFile = file === undefined ? [] : findingsIn(file, folder, texts);
  return { articles: texts.size, findings: [...ofFile, ...findings] };
}

/** What is wrong in a file of corrections; of the articles only those of a folder are at hand. */
function findingsIn(
  { root, source, corrections }: CorrectionsFile,
  folder: string,
  texts: ReadonlyMap<string, string>,
): Finding[] {
  const lines = linesOf(source);
  const path = pathFromHere(join(root, CORRECTIONS_FILE));
  const shown =
    (rule: FindingRule) =>
    (problem: Problem): Finding => ({ path, ...rangeOf(lines, problem), rule, message: problem.message });
  const idOf = (article: string): string | undefined => pathBelow(resolve(folder), join(root, article));
  const items = corrections.items.filter((item) =>
    [...anchoredArticles([item])].every((article) => idOf(article) !== undefined),
  );
  return [
    ...corrections.problems.map(shown('correction')),
    ...orphans(items, (article) => texts.get(idOf(article) ?? '')).map(shown('orphan')),
  ];
}
