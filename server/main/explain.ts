import { readFile } from 'node:fs/promises';
import { analyze } from '../analysis/analyze.ts';
import { explainerOf } from '../analysis/names/explain.ts';
import { offsetAt } from '../lsp/positions.ts';
import { decode } from './decode.ts';
import { shippedModels } from './read-models.ts';
import { reasonOf } from './reason.ts';

/** A place of a file, as editors and compilers write it. */
export interface Place {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units. */
  readonly column: number;
}

/** Reads FILE:LINE:COLUMN. The file's own name may hold colons. */
export function readPlace(text: string): Place | undefined {
  const parts = text.split(':');
  const [line, column] = parts.splice(-2).map((part) => (/^[1-9]\d{0,8}$/.test(part) ? Number(part) : undefined));
  const path = parts.join(':');
  return line === undefined || column === undefined || path === '' ? undefined : { path, line, column };
}

/**
 * Why the name at a place is held to be what it is: the name, its kind, how sure that is, and a line for each reason with its
 * worth in logits. Reasons are the tagger's own; what readers corrected does not count here.
 */
export async function explainPlace({
  path,
  line,
  column,
}: Place): Promise<{ readonly kind: 'explained' | 'refused'; readonly text: string }> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return { kind: 'refused', text: `${path}: ${reasonOf(error)}` };
  }
  const decoded = decode(bytes);
  if (decoded.kind === 'refused') return { kind: 'refused', text: `${path}: ${decoded.reason}` };
  const { text } = decoded;
  const models = shippedModels().models();
  const analysis = analyze(text, models);
  const offset = offsetAt(analysis.lines, { line: line - 1, character: column - 1 });
  const mention = analysis.mentions.findLast(({ start, end }) => start <= offset && offset <= end);
  if (mention === undefined) return { kind: 'refused', text: `${path}:${line}:${column}: no name stands here` };
  const reasons = explainerOf(models.names, analysis)(mention);
  const words = text.slice(mention.start, mention.end).replace(/\s+/g, ' ');
  const heading = `${words} · ${mention.kind} · ${Math.round(mention.confidence * 100)} % sure`;
  if (reasons.length === 0) return { kind: 'explained', text: `${heading}\nfound by grammar, not by weights` };
  const rows = reasons.map((reason) => `${reason.worth.toFixed(1).padStart(6)}  ${reason.words}`);
  return { kind: 'explained', text: [heading, ...rows].join('\n') };
}
