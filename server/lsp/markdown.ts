import { type MarkupContent, MarkupKind } from 'vscode-languageserver';
import type { Part, Rich } from '../features/rich.ts';

/**
 * Renders rich text for a hover. Every character that came from an article is escaped, so that text never becomes
 * markup, a link or a command; only targets that a feature made are links.
 */
export function render(rich: Rich, kind: MarkupKind): MarkupContent {
  switch (kind) {
    case MarkupKind.Markdown:
      return { kind, value: paragraphs(rich, markdownPart) };
    case MarkupKind.PlainText:
      return { kind, value: paragraphs(rich, (part) => oneLine(part.text)) };
  }
}

function paragraphs(rich: Rich, partOf: (part: Part) => string): string {
  let text = '';
  rich.forEach((paragraph, index) => {
    const before = rich[index - 1];
    // Items of one list stand close; everything else is a paragraph of its own.
    if (index > 0) text += paragraph.bullet === true && before?.bullet === true ? '\n' : '\n\n';
    text += (paragraph.bullet === true ? '- ' : '') + paragraph.parts.map(partOf).join('');
  });
  return text;
}

const MARKS = { strong: '**', emphasis: '_', struck: '~~' } as const;

function markdownPart(part: Part): string {
  const text = escapeMarkdown(part.text);
  if (part.target !== undefined) {
    const { uri, line, character } = part.target;
    return `[${text}](${escapeLink(uri)}#L${line + 1},${character + 1})`;
  }
  if (part.style === undefined) return text;
  // Marks of emphasis do not work beside white space, so that stays outside.
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  if (inner === '') return text;
  const mark = MARKS[part.style];
  return `${before}${mark}${inner}${mark}${after}`;
}

/**
 * What may be markup: ASCII marks, but for those that never are; a colon that makes an address a link, and the full stop of a number
 * that would begin a list, or of "www.".
 */
const MARKUP = /[!#$&()*+\-<=>@[\\\]^_`{|}~]|:(?=\/)|(?<=^\d+|www)\./gi;

/** What may be markup is escaped, as CommonMark 2.4 allows; characters that hide or reorder text are dropped. */
function escapeMarkdown(text: string): string {
  return oneLine(text).replace(MARKUP, '\\$&');
}

/** White space folded to single spaces; control characters, bidirectional overrides and lone surrogates taken out. */
function oneLine(text: string): string {
  // Most texts are plain: nothing else is to be done for them.
  if (!/[^ -~]| {2}/.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
    .replace(/ {2,}/g, ' ');
}

function escapeLink(uri: string): string {
  return uri.replace(/[\s()<>\\[\]]/g, (character) =>
    encodeURIComponent(character).replace('(', '%28').replace(')', '%29'),
  );
}
