import type { Problem, TextFile } from './format.ts';

/** What the objects of all the formats that are JSON call their fields. */
type Field =
  | '_'
  | 'answer'
  | 'annotations'
  | 'article'
  | 'body'
  | 'bodyValue'
  | 'child_span'
  | 'data'
  | 'end'
  | 'entities'
  | 'entity'
  | 'ents'
  | 'exact'
  | 'first'
  | 'from_id'
  | 'head_span'
  | 'id'
  | 'items'
  | 'kb_id'
  | 'label'
  | 'labels'
  | 'layer'
  | 'marginalia'
  | 'meta'
  | 'names'
  | 'of'
  | 'pieces'
  | 'predictions'
  | 'prefix'
  | 'purpose'
  | 'regions'
  | 'relations'
  | 'result'
  | 'selector'
  | 'source'
  | 'spans'
  | 'start'
  | 'suffix'
  | 'target'
  | 'text'
  | 'to_id'
  | 'type'
  | 'value'
  | 'was_cancelled';

/** An object that was read: any field may be missing or be anything. */
export type JsonObject = { readonly [F in Field]?: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects among the items of a value, which may be anything. */
export function objectsIn(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function stringIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A number that may count something. */
export function countIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** The value of a JSON file; undefined, and told as a problem, where it is none. */
export function parseJson({ path, text }: TextFile, problems: Problem[]): unknown {
  try {
    return JSON.parse(withoutMark(text));
  } catch (error) {
    problems.push({ path, message: `it is no JSON: ${error instanceof Error ? error.message : String(error)}` });
    return undefined;
  }
}

/** The objects of a JSON Lines file with their line numbers from 1; lines that hold none are told as problems. */
export function* parseJsonLines(
  { path, text }: TextFile,
  problems: Problem[],
): Generator<readonly [JsonObject, number]> {
  let number = 0;
  for (const line of withoutMark(text).split('\n')) {
    number += 1;
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      // Told below.
    }
    if (isObject(value)) yield [value, number];
    else problems.push({ path, line: number, message: 'it is no JSON object' });
  }
}
