import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyzeInSteps, type Options } from '../analysis/analyze.ts';
import type { ArticleRule } from '../analysis/corrections/rules.ts';
import type { Mention } from '../analysis/model.ts';
import type { Models } from '../analysis/models.ts';
import type { Digest } from '../corpus/digest.ts';
import { digestOf } from '../corpus/digesting.ts';
import { type PackedDigest, packDigest, unpackDigest } from '../corpus/packed.ts';
import { annotationsOf, type OwnAnnotations } from '../exchange/annotations.ts';
import type { FileState } from '../store/store.ts';
import { decode, type Encoding } from './decode.ts';
import { tooLarge } from './reading.ts';
import { reasonOf } from './reason.ts';

/** An article to be analysed: a file to be read, or a text that is at hand. Plain data, so that it can be sent to a thread. */
export type Task = FileTask | TextTask;

interface TaskBase {
  /** Names the article; different for every article of a corpus. That of a file begins with `file:`. */
  readonly uri: string;
  /** Is a record of the annotations wanted beside the digest? */
  readonly annotate?: boolean;
  /** Lines that are never noise, by their words. */
  readonly keep?: readonly string[];
  /** What a reader corrected, of this article and of all. */
  readonly rules?: readonly ArticleRule[];
}

export interface FileTask extends TaskBase {
  /** How the file stood when it was analysed last. */
  readonly known?: FileState;
}

export interface TextTask extends TaskBase {
  readonly text: string;
  /** Names that somebody has marked: they are resolved as they stand, and no others are looked for. In order; they may nest. */
  readonly given?: readonly Mention[];
}

/** What became of a task. */
export type Outcome =
  | {
      readonly kind: 'analysed';
      readonly uri: string;
      readonly digest: Digest;
      /** Of a file. */
      readonly file?: FileState;
      readonly encoding?: Encoding;
      /** So much of it was read, in code units, where it is longer than any article. */
      readonly readTo?: number;
      /** Where they were wanted; entities are the indices of the digest's. */
      readonly annotations?: OwnAnnotations;
    }
  /** The file has the size and time, or the content, that were known. */
  | { readonly kind: 'unchanged'; readonly uri: string; readonly file: FileState }
  | { readonly kind: 'refused'; readonly uri: string; readonly reason: string };

/** An outcome as threads send it: a digest in few long texts is sent, and taken, at a fraction of what its objects cost. */
export type PackedOutcome =
  | Exclude<Outcome, { readonly kind: 'analysed' }>
  | (Omit<Extract<Outcome, { readonly kind: 'analysed' }>, 'digest'> & { readonly packed: PackedDigest });

/** An outcome as it is sent between threads, its digest packed. */
export function packed(outcome: Outcome): PackedOutcome {
  if (outcome.kind !== 'analysed') return outcome;
  const { digest, ...rest } = outcome;
  return { ...rest, packed: packDigest(digest) };
}

export function unpacked(outcome: PackedOutcome): Outcome {
  if (outcome.kind !== 'analysed') return outcome;
  const { packed, ...rest } = outcome;
  return { ...rest, digest: unpackDigest(packed) };
}

/**
 * Takes one article from its bytes to its digest, in steps: the caller may stop, or let others run, wherever this yields.
 * Never throws: what goes wrong with an article is told of it, and costs no other.
 */
export function* perform(task: Task, models: Models): Generator<void, Outcome> {
  const { uri } = task;
  try {
    if ('text' in task) return { kind: 'analysed', uri, ...(yield* analysed(task, task.text, models)) };
    const path = fileURLToPath(uri);
    const stat = statSync(path);
    const { size } = stat;
    const modified = Math.round(stat.mtimeMs);
    const { known } = task;
    if (!stat.isFile()) return { kind: 'refused', uri, reason: 'it is no file' };
    if (known?.size === size && known.modified === modified) return { kind: 'unchanged', uri, file: known };
    const reason = tooLarge(size);
    if (reason !== undefined) return { kind: 'refused', uri, reason };
    const bytes = readFileSync(path);
    const file: FileState = { size, modified, hash: hashOf(bytes) };
    if (known?.hash === file.hash) return { kind: 'unchanged', uri, file };
    const decoded = decode(bytes);
    if (decoded.kind === 'refused') return { kind: 'refused', uri, reason: decoded.reason };
    const { text, encoding } = decoded;
    return { kind: 'analysed', uri, file, encoding, ...(yield* analysed(task, text, models)) };
  } catch (error) {
    return { kind: 'refused', uri, reason: reasonOf(error) };
  }
}

function* analysed(
  task: Task,
  text: string,
  models: Models,
): Generator<void, Pick<Extract<Outcome, { readonly kind: 'analysed' }>, 'digest' | 'annotations' | 'readTo'>> {
  const { keep, rules, annotate } = task;
  const options: Options = {
    ...(keep === undefined ? {} : { keep }),
    ...(rules === undefined ? {} : { rules }),
    ...('given' in task && task.given !== undefined ? { given: task.given } : {}),
  };
  const analysis = yield* analyzeInSteps(text, models, options);
  const part = analysis.length < text.length ? { readTo: analysis.length } : {};
  if (annotate !== true) return { digest: digestOf(analysis, text), ...part };
  // In a record every name says who it is, those in boilerplate too.
  return { digest: lean(digestOf({ ...analysis, noise: [] }, text)), annotations: annotationsOf(analysis), ...part };
}

/** A digest without the words that are shown to readers: who is who does not need them, and many articles wait at a time. */
function lean(digest: Digest): Digest {
  return { ...digest, quotations: [], sayings: [], doubtful: [], contexts: [], sentences: [], dates: [] };
}

/** Enough of SHA-256 that two files of a folder never share it. */
function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
}
