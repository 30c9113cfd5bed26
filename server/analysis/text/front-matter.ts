import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
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
  const fields = fieldsOf(yaml);
  const isKept = KEEP_COMMENT.test(yaml);
  return { metadata: metadataIn(fields), keep: isKept ? 'all' : keptBy(fields.get('keep') ?? []) };
}

/** What each field says, in one text or in several; one that says anything else is left out. */
type Fields = ReadonlyMap<string, readonly string[]>;

function fieldsOf(yaml: string): Fields {
  // Strings only: a date must stay as it was written, and `no` is a source like any other. Nodes are read as they stand: to make values of
  // all of them fails at aliases, “title: *Breaking*”, and takes the cube of the time that brackets within brackets take to parse.
  const { contents } = parseDocument(yaml, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  const fields = new Map<string, readonly string[]>();
  if (!isMap(contents)) return fields;
  for (const { key, value } of contents.items) {
    if (!isScalar(key) || typeof key.value !== 'string') continue;
    const said = isSeq(value) ? value.items : [value];
    fields.set(
      key.value,
      said.flatMap((item) => (isScalar(item) && typeof item.value === 'string' ? [item.value] : [])),
    );
  }
  return fields;
}

function metadataIn(fields: Fields): Metadata {
  const metadata: { -readonly [K in keyof Metadata]: string } = {};
  for (const key of ['title', 'author', 'date', 'source', 'url'] as const) {
    const said = fields.get(key) ?? [];
    const value = said[0]?.trim() ?? '';
    if (said.length === 1 && value !== '') metadata[key] = value;
  }
  const date = /^\d{4}-\d{2}-\d{2}/.exec(metadata.date ?? '')?.[0];
  if (date === undefined) delete metadata.date;
  else metadata.date = date;
  return metadata;
}

/** `keep: all`, `keep: true`, one kind or line, or a list of them. */
function keptBy(said: readonly string[]): FrontMatter['keep'] {
  return said.some((item) => item === 'all' || item === 'true') ? 'all' : said;
}
