import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { judgeLines } from '../analysis/judged-lines.ts';
import type { NoiseKind } from '../analysis/model.ts';
import type { ModelFiles } from '../analysis/models.ts';
import { readNoiseModel } from '../analysis/noise/model.ts';
import { linesOf } from '../analysis/text/lines.ts';
import { createLineCounts } from '../corpus/line-counts.ts';
import { type ArticleNoise, noiseAmong, type ScoredLines, scoredLines } from '../corpus/scored-lines.ts';
import { sourceOf } from '../corpus/sources.ts';
import type { Finding } from '../exchange/findings.ts';
import { cutsOf } from '../features/cuts.ts';
import { DEFAULTS } from '../lsp/settings.ts';
import type { Listener } from './annotate.ts';
import { correctionsAt, UNCORRECTED } from './corrections-files.ts';
import { cutBytes, replaceFile } from './cut-file.ts';
import { decode } from './decode.ts';
import { inputsAt } from './inputs.ts';
import { createKeptLines } from './kept-lines.ts';
import { noiseFindings } from './noise-findings.ts';
import { pathFromHere } from './path-from-here.ts';
import { readInPart, tooLarge } from './reading.ts';
import { reasonOf } from './reason.ts';

export interface CleaningOptions {
  /** Globs. */
  readonly articles: readonly string[];
  readonly modelFiles: ModelFiles;
  /** Is what a reader corrected to hold? */
  readonly corrections: boolean;
}

/** What a cleaning found. */
export interface Cleaning {
  /** One for every line of noise, in the order of the articles. */
  readonly findings: readonly Finding[];
  readonly articles: number;
  /** Articles from which noise was taken. */
  readonly changed: number;
}

/** An article whose lines wait for those of all others. */
interface Waiting {
  readonly path: string;
  /** Of the file when it was read. */
  readonly size: number;
  readonly modified: number;
  readonly source: string;
  readonly lines: ScoredLines;
}

/**
 * Finds the noise of the articles at some paths, all of them one corpus, as the editor finds it; and takes it out, where that is wanted.
 * What else is in a file stays to the byte: its encoding, its byte order mark, its line breaks.
 *
 * @param kinds the kinds of noise that are meant
 */
export async function clean(
  paths: readonly string[],
  kinds: ReadonlySet<NoiseKind>,
  write: boolean,
  { articles, modelFiles, corrections }: CleaningOptions,
  listener: Listener,
): Promise<Cleaning> {
  const file = modelFiles['noise.bin'];
  if (file === undefined) throw new Error('the model file noise.bin is missing');
  const model = readNoiseModel(file);
  const corrected = corrections ? await correctionsAt(paths) : UNCORRECTED;
  const kept = createKeptLines();
  const counts = createLineCounts();
  const waiting: Waiting[] = [];
  const choice = { articles, exclude: DEFAULTS.exclude };
  for await (const { id, task } of inputsAt(paths, choice, new AbortController().signal, listener.passedOver)) {
    listener.step();
    const path = fileURLToPath(task.uri);
    const read = await readArticle(path);
    if (typeof read === 'string') {
      listener.passedOver(`${id}: ${read}`);
      continue;
    }
    const judged = judgeLines(read.text, model, {
      keep: await kept.of(path),
      rules: corrected.rules(task.uri),
    });
    if (judged.text.length < read.text.length) listener.passedOver(`${id}: ${readInPart(judged.text.length)}`);
    const lines = scoredLines(judged);
    const source = sourceOf(task.uri, judged.metadata.source);
    counts.add(source, lines.fingerprint);
    waiting.push({ path, size: read.size, modified: read.modified, source, lines });
  }
  const findings: Finding[] = [];
  let changed = 0;
  for (const { path, size, modified, source, lines } of waiting) {
    const noise = noiseAmong(lines, counts.witness(source, lines.fingerprint)).filter(({ kind }) => kinds.has(kind));
    if (noise.length === 0) continue;
    const read = await readArticle(path);
    if (typeof read === 'string' || read.size !== size || read.modified !== modified) {
      listener.passedOver(`${pathFromHere(path)}: it changed while it was read`);
      continue;
    }
    findings.push(...noiseFindings(pathFromHere(path), read.text, noise));
    if (!write) continue;
    try {
      await replaceFile(path, cleaned(read, noise));
      changed += 1;
    } catch (error) {
      listener.passedOver(`${pathFromHere(path)}: ${reasonOf(error)}`);
    }
  }
  return { findings, articles: waiting.length, changed };
}

interface Read {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly encoding: Parameters<typeof cutBytes>[2];
  readonly size: number;
  readonly modified: number;
}

/** An article as it is on disk, or why it cannot be had. */
async function readArticle(path: string): Promise<Read | string> {
  try {
    const { size, mtimeMs } = await stat(path);
    const reason = tooLarge(size);
    if (reason !== undefined) return reason;
    const bytes = await readFile(path);
    const decoded = decode(bytes);
    return decoded.kind === 'refused' ? decoded.reason : { bytes, ...decoded, size, modified: mtimeMs };
  } catch (error) {
    return reasonOf(error);
  }
}

function cleaned({ bytes, text, encoding }: Read, noise: readonly ArticleNoise[]): Uint8Array {
  return cutBytes(bytes, text, encoding, cutsOf({ text, lines: linesOf(text) }, noise));
}
