import { parseDocument } from 'yaml';
import type { Metadata, Span } from '../model.ts';

/** A front matter longer than this is taken for text. In code units. */
const LONGEST = 20_000;

/** Where the YAML front matter of a text stands: from the first `---` to the end of the line that closes it. */
export function findFrontMatter(text: string): Span | undefined {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  if (opening === null) return undefined;
  const closing = /\r?\n(?:---|\.\.\.)[ \t]*(?=\r?\n|$)/.exec(text.slice(0, LONGEST).slice(opening[0].length - 1));
  if (closing === null) return undefined;
  return { start: 0, end: opening[0].length - 1 + closing.index + closing[0].length };
}

/** What a front matter says. */
export interface FrontMatter {
  readonly metadata: Metadata;
  /** What is no noise in this article, whatever it looks like: all of it, or kinds of noise and lines by their words. */
  readonly keep: 'all' | readonly string[];
}

/** Says of a whole article what `keep: all` says, where a tool leaves its own fields alone but comments in peace. */
const KEEP_COMMENT = /^#[ \t]*marginalia:[ \t]*keep[ \t]*\r?$/im;

/** Reads what a front matter says; a mistake in it costs only the field that it is in. */
export function readFrontMatter(frontMatter: string): FrontMatter {
  const yaml = frontMatter.replace(/^\uFEFF?---[ \t]*\r?\n/, '').replace(/(?:---|\.\.\.)[ \t]*$/, '');
  // Strings only: a date must stay as it was written, and `no` is a source like any other.
  const fields: unknown = parseDocument(yaml, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' }).toJS({
    maxAliasCount: 0,
  });
  const isKept = KEEP_COMMENT.test(yaml);
  if (typeof fields !== 'object' || fields === null) return { metadata: {}, keep: isKept ? 'all' : [] };
  const keep = 'keep' in fields ? fields.keep : undefined;
  return { metadata: metadataIn(fields), keep: isKept ? 'all' : keptBy(keep) };
}

function metadataIn(fields: object): Metadata {
  const metadata: { -readonly [K in keyof Metadata]: string } = {};
  for (const key of ['title', 'author', 'date', 'source', 'url'] as const) {
    const value: unknown = (fields as Record<string, unknown>)[key];
    if (typeof value !== 'string' || value.trim() === '') continue;
    metadata[key] = value.trim();
  }
  const date = /^\d{4}-\d{2}-\d{2}/.exec(metadata.date ?? '')?.[0];
  if (date === undefined) delete metadata.date;
  else metadata.date = date;
  return metadata;
}

/** `keep: all`, `keep: true`, one kind or line, or a list of them. */
function keptBy(value: unknown): FrontMatter['keep'] {
  const said = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
  return said.some((item) => item === 'all' || item === 'true') ? 'all' : said;
}
