import type { Place } from '../analysis/corrections/rules.ts';
import { NAME_KINDS, type NameKind, NOISE_KINDS, type NoiseKind, type Span } from '../analysis/model.ts';
import { type Correction, type EntityName, RULES } from './correction.ts';
import type { Problem } from './problem.ts';

/** A field of an item: its value as plain data, and where it stands. */
export interface Field extends Span {
  readonly value: unknown;
}

/** What a field must hold, in words, and how it is read. */
interface Reader<T> {
  readonly wants: string;
  read(value: unknown): T | undefined;
}

const words: Reader<string> = {
  wants: 'some words',
  // YAML takes 2024 for a number and "on" never for a truth: as words both are what they were written as.
  read: (value) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value).trim() || undefined
      : undefined,
};

const context: Reader<string> = { wants: 'some words', read: (value) => (value === null ? '' : asText(value)) };

const place: Reader<number> = {
  wants: 'a whole number',
  read: (value) => (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined),
};

const nameKind: Reader<NameKind> = {
  wants: `one of ${NAME_KINDS.join(', ')}`,
  read: (value) => NAME_KINDS.find((kind) => kind === value),
};

const noiseKind: Reader<NoiseKind> = {
  wants: `one of ${NOISE_KINDS.join(', ')}`,
  read: (value) => NOISE_KINDS.find((kind) => kind === value),
};

const nameKindOrNothing: Reader<NameKind | 'nothing'> = {
  wants: `nothing, or ${nameKind.wants}`,
  read: (value) => (value === 'nothing' ? value : nameKind.read(value)),
};

const noiseKindOrText: Reader<NoiseKind | 'text'> = {
  wants: `text, or ${noiseKind.wants}`,
  read: (value) => (value === 'text' ? value : noiseKind.read(value)),
};

const nothing: Reader<'nothing'> = { wants: 'nothing', read: (value) => (value === 'nothing' ? value : undefined) };

const several: Reader<readonly string[]> = {
  wants: 'a name or a list of names',
  read(value) {
    const list = (Array.isArray(value) ? value : [value]).map(words.read);
    const all = list.filter((name) => name !== undefined);
    return all.length === list.length && all.length > 0 ? all : undefined;
  },
};

const entities: Reader<readonly EntityName[]> = {
  wants: 'a list of two names or more, of which those that stand for somebody in one article only are {name: …, in: …}',
  read(value) {
    if (!Array.isArray(value) || value.length < 2) return undefined;
    const all = value.map(entityIn).filter((name) => name !== undefined);
    return all.length === value.length ? all : undefined;
  },
};

function entityIn(value: unknown): EntityName | undefined {
  if (typeof value !== 'object' || value === null) {
    const name = words.read(value);
    return name === undefined ? undefined : { name };
  }
  const name = 'name' in value ? words.read(value.name) : undefined;
  const path = 'in' in value ? words.read(value.in) : undefined;
  return name === undefined || path === undefined ? undefined : { name, in: path };
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** The field whose presence says what an item is; `name` and `kind` also belong to others. */
const TELLING: readonly Correction['rule'][] = [
  'mention',
  'quotation',
  'line',
  'always',
  'never',
  'noise',
  'text',
  'different',
  'same',
  'name',
  'kind',
];

/**
 * The correction that the fields of an item make; nothing, and told, where something is missing or makes no sense.
 *
 * @param whole where the item begins, for what has no place of its own
 */
export function readCorrection(
  fields: ReadonlyMap<string, Field>,
  whole: Span,
  problem: (problem: Problem) => void,
): Correction | undefined {
  const rule = TELLING.find((name) => fields.has(name));
  if (rule === undefined) {
    problem({ ...whole, message: `A correction says what it is: ${RULES.map((name) => `“${name}:”`).join(', ')}.` });
    return undefined;
  }
  const used = new Set<string>();
  let isWrong = false;
  const optional = <T>(name: string, { wants, read }: Reader<T>): T | undefined => {
    used.add(name);
    const field = fields.get(name);
    if (field === undefined) return undefined;
    const value = read(field.value);
    if (value !== undefined) return value;
    isWrong = true;
    problem({ start: field.start, end: field.end, message: `“${name}:” must be ${wants}.` });
    return undefined;
  };
  const needed = <T>(name: string, reader: Reader<T>): T | undefined => {
    const value = optional(name, reader);
    if (fields.has(name)) return value;
    isWrong = true;
    problem({ ...whole, message: `“${name}:” is missing: ${reader.wants}.` });
    return undefined;
  };
  const correction = correctionOf(rule, needed, optional);
  for (const [name, { start, end }] of fields) {
    if (!used.has(name)) problem({ start, end, message: `“${name}:” means nothing in a correction of “${rule}:”.` });
  }
  return isWrong ? undefined : correction;
}

type Take = <T>(name: string, reader: Reader<T>) => T | undefined;

function correctionOf(rule: Correction['rule'], needed: Take, optional: Take): Correction | undefined {
  const path = (): { readonly in?: string } => {
    const given = optional('in', words);
    return given === undefined ? {} : { in: given };
  };
  switch (rule) {
    case 'same':
    case 'different': {
      const names = needed(rule, entities);
      return names && { rule, names };
    }
    case 'name': {
      const name = needed('name', words);
      const of = needed('of', several);
      return name === undefined || of === undefined ? undefined : { rule, name, of };
    }
    case 'kind': {
      const kind = needed('kind', nameKind);
      const of = needed('of', several);
      const where = path();
      return kind === undefined || of === undefined ? undefined : { rule, kind, of, ...where };
    }
    case 'always': {
      const always = needed('always', words);
      const kind = needed('kind', nameKind);
      const where = path();
      return always === undefined || kind === undefined ? undefined : { rule, words: always, kind, ...where };
    }
    case 'never': {
      const never = needed('never', words);
      const where = path();
      return never === undefined ? undefined : { rule, words: never, ...where };
    }
    case 'noise': {
      const line = needed('noise', words);
      const kind = needed('kind', noiseKind);
      const where = path();
      return line === undefined || kind === undefined ? undefined : { rule, line, kind, ...where };
    }
    case 'text': {
      const line = needed('text', words);
      const where = path();
      return line === undefined ? undefined : { rule, line, ...where };
    }
    case 'mention': {
      const at = placeIn(rule, needed, optional);
      const is = needed('is', nameKindOrNothing);
      const same = optional('same', words);
      return at && is && { rule, ...at, is, ...(same === undefined ? {} : { same }) };
    }
    case 'quotation': {
      const at = placeIn(rule, needed, optional);
      const is = optional('is', nothing);
      if (is !== undefined) return at && { rule, ...at, is };
      const speaker = needed('speaker', words);
      if (at === undefined || speaker === undefined) return undefined;
      return { rule, ...at, speaker: speaker === NOBODY ? null : speaker };
    }
    case 'line': {
      const at = placeIn(rule, needed, optional);
      const is = needed('is', noiseKindOrText);
      return at && is && { rule, ...at, is };
    }
  }
}

/** A speaker that is not known. */
export const NOBODY = 'nobody';

function placeIn(
  rule: 'mention' | 'quotation' | 'line',
  needed: Take,
  optional: Take,
): { readonly place: Place; readonly in: string } | undefined {
  const stands = needed(rule, words);
  const path = needed('in', words);
  const before = optional('before', context) ?? '';
  const after = optional('after', context) ?? '';
  const at = optional('at', place) ?? 0;
  if (stands === undefined || path === undefined) return undefined;
  return { place: { words: stands, before, after, at }, in: path };
}
