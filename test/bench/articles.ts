import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { jsonLines } from '../../server/main/json-lines.ts';
import { readFolder } from '../eval/gold.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Files that one folder holds. */
const IN_FOLDER = 500;

const FIRST_LETTER = 97;

export interface BenchArticle {
  readonly name: string;
  readonly text: string;
}

/** Where the articles come from, in words. */
export interface Source {
  readonly name: string;
  /** The first so many articles; where there are fewer, copies of them with other names in them. */
  take(count: number): Promise<BenchArticle[]>;
}

/** The collected articles below the folder that MARGINALIA_SHARED names (or ../shared), or the sample articles where there are none. */
export function articleSource(): Source {
  const { MARGINALIA_SHARED: shared = join(ROOT, '../shared') } = process.env;
  const collected = join(shared, 'data/articles/allsides.jsonl');
  const isThere = existsSync(collected);
  const first = (count: number): Promise<BenchArticle[]> => (isThere ? readFirst(collected, count) : samples());
  return {
    name: isThere ? collected : 'corpus/, repeated',
    async take(count) {
      const articles = await first(count);
      const all: BenchArticle[] = [];
      for (let copy = 0; all.length < count; copy++) {
        for (const { name, text } of articles.slice(0, count - all.length)) {
          all.push(copy === 0 ? { name, text } : { name: `${name}-${copy}`, text: renamed(text, copy) });
        }
      }
      return all;
    },
  };
}

/**
 * Writes articles into a folder, as files that the default globs choose.
 *
 * @param kept a folder that may hold them from an earlier run, of which those that are there stay as they are; else a new one
 */
export async function writeArticles(
  articles: readonly BenchArticle[],
  kept?: string,
): Promise<{ readonly path: string; readonly uri: string; readonly files: readonly string[] }> {
  const path = kept ?? (await mkdtemp(join(tmpdir(), 'marginalia-bench-')));
  const files: string[] = [];
  for (const [index, { name, text }] of articles.entries()) {
    const below = join(path, String(Math.floor(index / IN_FOLDER)));
    if (index % IN_FOLDER === 0) await mkdir(below, { recursive: true });
    const file = join(below, `${name}.article.txt`);
    if (!existsSync(file)) await writeFile(file, text);
    files.push(file);
  }
  return { path, uri: pathToFileURL(path).href, files };
}

async function readFirst(path: string, count: number): Promise<BenchArticle[]> {
  const articles: BenchArticle[] = [];
  for await (const { value } of jsonLines(createReadStream(path))) {
    if (articles.length === count) break;
    if (isArticle(value)) articles.push({ name: String(value.id), text: value.text });
  }
  return articles;
}

async function samples(): Promise<BenchArticle[]> {
  return readFolder(join(ROOT, 'corpus')).map(({ id, text }) => ({ name: id.replace(/\..*$/, ''), text }));
}

/** The same words with other names: the second letter of every capitalised word is another in each copy. */
function renamed(text: string, copy: number): string {
  return text.replace(/\b([A-Z])([a-z])(?=[a-z]{2})/g, (_, capital: string, letter: string) => {
    const moved = (letter.charCodeAt(0) - FIRST_LETTER + copy) % 26;
    return capital + String.fromCharCode(FIRST_LETTER + moved);
  });
}

function isArticle(value: unknown): value is { readonly id: unknown; readonly text: string } {
  return (
    typeof value === 'object' && value !== null && 'id' in value && 'text' in value && typeof value.text === 'string'
  );
}
