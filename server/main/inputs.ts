import { stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Mention, NAME_KINDS, VALUE_KINDS } from '../analysis/model.ts';
import type { Choice } from '../lsp/host.ts';
import { listArticles } from './files.ts';
import { jsonLines } from './json-lines.ts';
import { reasonOf } from './reason.ts';
import type { Task } from './task.ts';

/** An article that a command was given. */
export interface Input {
  /** As given, or the path relative to the folder. */
  readonly id: string | number;
  readonly task: Task;
}

/** Hears of what is passed over, and why. */
export type Problem = (message: string) => void;

/**
 * The articles at some paths: a file that is named is taken whatever it is called, of a folder those that the globs choose, in
 * the order of their names. Where there are several paths, ids begin with the path they come from.
 */
export async function* inputsAt(
  paths: readonly string[],
  choice: Choice,
  signal: AbortSignal,
  problem: Problem,
): AsyncGenerator<Input, void, undefined> {
  for (const path of paths) {
    const given = path.split(sep).join('/');
    const uri = pathToFileURL(resolve(path)).href;
    let isFolder: boolean;
    try {
      isFolder = (await stat(path)).isDirectory();
    } catch (error) {
      problem(`${path}: ${reasonOf(error)}`);
      continue;
    }
    if (!isFolder) {
      yield { id: given, task: { uri } };
      continue;
    }
    const before = paths.length > 1 ? `${given.replace(/\/+$/, '')}/` : '';
    let found = 0;
    for await (const article of listArticles(uri, choice, signal, problem)) {
      const below = relative(resolve(path), fileURLToPath(article.uri)).split(sep).join('/');
      yield { id: before + below, task: { uri: article.uri } };
      found += 1;
    }
    if (found === 0) problem(`${path}: no article in it (${choice.articles.join(', ')}); other files have to be named`);
  }
}

/**
 * The articles of `{"id", "text"}` lines. A line without an id goes by its number.
 *
 * @param given are the `mentions` of the lines taken as they stand?
 */
export async function* inputsOf(
  stream: AsyncIterable<Uint8Array>,
  given: boolean,
  problem: Problem,
): AsyncGenerator<Input, void, undefined> {
  for await (const { number, value } of jsonLines(stream)) {
    if (!isObject(value) || typeof value.text !== 'string') {
      problem(`line ${number}: it is no JSON object with a "text"`);
      continue;
    }
    const { text, mentions } = value;
    const id = typeof value.id === 'string' || typeof value.id === 'number' ? value.id : String(number);
    const uri = `text:${number}`;
    if (!given) {
      yield { id, task: { uri, text } };
      continue;
    }
    const marked = Array.isArray(mentions) ? mentions : [];
    const usable = mentionsIn(text, marked);
    const lost = marked.length - usable.length;
    if (lost > 0) problem(`${id}: ${lost} of ${marked.length} mentions stand nowhere in the text`);
    yield { id, task: { uri, text, given: usable } };
  }
}

/** The marked names that stand in the text, in order, outer ones first. Kinds that we do not have are `other`. */
function mentionsIn(text: string, marked: readonly unknown[]): Mention[] {
  return marked
    .flatMap((mention): Mention[] => {
      if (!isObject(mention)) return [];
      const { start, end, type } = mention;
      if (!isOffset(start) || !isOffset(end) || start >= end || end > text.length) return [];
      const kind = [...NAME_KINDS, ...VALUE_KINDS].find((name) => name === type) ?? 'other';
      return [{ start, end, kind, confidence: 1 }];
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function isOffset(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isObject(value: unknown): value is { readonly [field in Field]?: unknown } {
  return typeof value === 'object' && value !== null;
}

type Field = 'id' | 'text' | 'mentions' | 'start' | 'end' | 'type';
