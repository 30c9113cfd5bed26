import type { Span } from '../analysis/model.ts';
import { classOf, INVISIBLE, isSpace, SPACE } from '../analysis/text/characters.ts';
import type { Format, Imported, Problem, TextFile } from './format.ts';
import { withoutMark } from './json.ts';
import { conllLabel, typeOfLabel } from './labels.ts';
import type { Annotated, RecordMention } from './record.ts';
import { inOrder } from './regions.ts';
import { sentencesFor } from './sentences.ts';

/**
 * The column format of the CoNLL-2003 shared task (Tjong Kim Sang and De Meulder 2003) with IOB2 tags: a token a line with part
 * of speech and chunk left open, a blank line after a sentence, `-DOCSTART-` before an article. Counts tokens; the text between
 * them is not in it, so reading needs the articles' texts, which are found by their words.
 */
export const conll: Format = {
  title: 'CoNLL-2003 (IOB2)',
  offsets: 'tokens',
  loses:
    'four classes of names are kept and of nested names the outer ones; texts, identity, quotations and noise are not',
  writer: () => ({
    article: (article) => [{ path: 'articles.conll', text: columns(article) }],
    end: () => [],
  }),
  read,
};

const DOCUMENT = '-DOCSTART-';

function columns({ text, mentions }: Annotated): string {
  const names: { readonly span: Span; readonly label: string }[] = [];
  for (const mention of [...mentions].sort(inOrder)) {
    const label = conllLabel(mention.type);
    const last = names.at(-1);
    if (label === undefined || (last !== undefined && mention.start < last.span.end)) continue;
    names.push({ span: mention, label });
  }
  let lines = `${DOCUMENT} -X- -X- O\n\n`;
  let name = 0;
  for (const sentence of sentencesFor(
    text.toWellFormed(),
    names.flatMap(({ span }) => [span.start, span.end]),
  )) {
    for (const { start, end } of sentence) {
      while (names[name] !== undefined && names[name]!.span.end <= start) name += 1;
      const found = names[name];
      const isIn = found !== undefined && found.span.start < end;
      const tag = isIn ? `${found.span.start >= start ? 'B' : 'I'}-${found.label}` : 'O';
      lines += `${text.slice(start, end).toWellFormed()} -X- -X- ${tag}\n`;
    }
    // A name goes on over what was taken for the end of a sentence: it was none.
    const last = sentence.at(-1)?.end ?? 0;
    const found = names[name]?.span;
    const goesOn = found !== undefined && found.start < last && last < found.end;
    if (!goesOn) lines += '\n';
  }
  return lines;
}

interface Document {
  readonly path: string;
  readonly line: number;
  /** The words, sentence by sentence. */
  readonly sentences: { readonly word: string; readonly tag: string }[][];
}

function read(files: readonly TextFile[], texts: ReadonlyMap<string, string>): Imported {
  const problems: Problem[] = [];
  const unused = new Map(texts);
  const articles = files
    .flatMap((file) => documentsIn(file, problems))
    .map((document, index): Annotated => {
      for (const [id, text] of unused) {
        const tokens = align(text, document);
        if (tokens === undefined) continue;
        unused.delete(id);
        return { id, text, mentions: mentionsIn(document, tokens), quotations: [], noise: [] };
      }
      if (texts.size > 0) {
        const { path, line } = document;
        problems.push({
          path,
          line,
          message: 'no article has these words in this order; they are read as a text of their own',
        });
      }
      const text = document.sentences.map((words) => words.map(({ word }) => word).join(' ')).join('\n');
      const tokens = align(text, document) ?? [];
      return { id: String(index + 1), text, mentions: mentionsIn(document, tokens), quotations: [], noise: [] };
    });
  return { articles, problems };
}

function documentsIn({ path, text }: TextFile, problems: Problem[]): Document[] {
  const documents: Document[] = [];
  let sentence: Document['sentences'][number] = [];
  const finish = (line: number): void => {
    if (sentence.length === 0) return;
    if (documents.length === 0) documents.push({ path, line, sentences: [] });
    documents.at(-1)!.sentences.push(sentence);
    sentence = [];
  };
  withoutMark(text)
    .split(/\r?\n/)
    .forEach((line, index) => {
      const columns = line.split(/[ \t]+/).filter((column) => column !== '');
      const [word, ...others] = columns;
      if (word === undefined) finish(index + 1);
      else if (word === DOCUMENT) {
        finish(index + 1);
        documents.push({ path, line: index + 1, sentences: [] });
      } else if (isTag(others.at(-1) ?? 'O')) sentence.push({ word, tag: others.at(-1) ?? 'O' });
      else if (!word.startsWith('#'))
        problems.push({ path, line: index + 1, message: 'its last column is no IOB tag' });
    });
  finish(1);
  return documents;
}

function isTag(column: string): boolean {
  return column === 'O' || /^[BIESLU]-./.test(column);
}

/** Where the words stand in a text, when nothing but white space, and what is shown as nothing, stands between them. */
function align(text: string, { sentences }: Document): readonly Span[] | undefined {
  const wellFormed = text.toWellFormed();
  const spans: Span[] = [];
  let at = 0;
  const skip = (passes: (code: number) => boolean): void => {
    while (at < wellFormed.length && passes(wellFormed.charCodeAt(at))) at += 1;
  };
  for (const sentence of sentences) {
    for (const { word } of sentence) {
      skip(isSpace);
      if (!wellFormed.startsWith(word, at)) skip(isUnseen);
      if (!wellFormed.startsWith(word, at)) return undefined;
      spans.push({ start: at, end: at + word.length });
      at += word.length;
    }
  }
  skip(isUnseen);
  return at === wellFormed.length ? spans : undefined;
}

function isUnseen(code: number): boolean {
  const kind = classOf(code);
  return kind === SPACE || kind === INVISIBLE;
}

/** Reads IOB1, IOB2 and BIOES alike. */
function mentionsIn({ sentences }: Document, tokens: readonly Span[]): RecordMention[] {
  const mentions: RecordMention[] = [];
  let token = 0;
  for (const sentence of sentences) {
    let previous = '';
    for (const { tag } of sentence) {
      const span = tokens[token++];
      const [, mark = '', label = ''] = /^([BIESLU])-(.+)$/.exec(tag) ?? [];
      const type = typeOfLabel(label);
      const last = mentions.at(-1);
      if (span === undefined || type === undefined) previous = '';
      else if (last !== undefined && previous === label && (mark === 'I' || mark === 'E' || mark === 'L')) {
        mentions[mentions.length - 1] = { ...last, end: span.end };
        previous = mark === 'I' ? label : '';
      } else {
        mentions.push({ start: span.start, end: span.end, type });
        previous = mark === 'S' || mark === 'U' ? '' : label;
      }
    }
  }
  return mentions;
}
