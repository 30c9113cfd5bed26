import { NOISE_KINDS, type NoiseKind } from '../analysis/model.ts';
import { FURNITURE } from '../features/diagnostics.ts';

export const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a user may set, under `marginalia.` in the settings of the editor. */
export interface Settings {
  /** Globs of the files that are articles, beside those of the language `article`. */
  readonly articles: readonly string[];
  /** Globs of files and folders that are never read. */
  readonly exclude: readonly string[];
  readonly 'diagnostics.severity': Severity;
  /** Severities of single kinds of noise, where they differ from the general one. */
  readonly 'diagnostics.kinds': Readonly<Partial<Record<NoiseKind, Severity>>>;
  /** How loudly it is told that articles do not agree on a quotation's words or speaker. */
  readonly 'diagnostics.quotations': Severity;
  /** Lines that are never noise, by their words. */
  readonly 'noise.keep': readonly string[];
  readonly 'inlayHints.pronouns': boolean;
  readonly 'codeLens.article': boolean;
}

export const DEFAULTS: Settings = {
  articles: ['**/*.article', '**/*.article.txt', '**/articles/**/*.txt', '**/corpus/**/*.txt'],
  exclude: ['**/node_modules/**', '**/.git/**'],
  'diagnostics.severity': 'warning',
  'diagnostics.kinds': {},
  'diagnostics.quotations': 'information',
  'noise.keep': [],
  'inlayHints.pronouns': true,
  'codeLens.article': true,
};

type Reader<T> = (value: unknown) => T | undefined;

const texts: Reader<readonly string[]> = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
const severity: Reader<Severity> = (value) => SEVERITIES.find((name) => name === value);
const severities: Reader<Readonly<Partial<Record<NoiseKind, Severity>>>> = (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const read: Partial<Record<NoiseKind, Severity>> = {};
  for (const [key, given] of Object.entries(value)) {
    const kind = NOISE_KINDS.find((name) => name === key);
    const level = severity(given);
    if (kind === undefined || level === undefined) return undefined;
    read[kind] = level;
  }
  return read;
};

const READERS: { readonly [K in keyof Settings]: Reader<Settings[K]> } = {
  articles: texts,
  exclude: texts,
  'diagnostics.severity': severity,
  'diagnostics.kinds': severities,
  'diagnostics.quotations': severity,
  'noise.keep': texts,
  'inlayHints.pronouns': flag,
  'codeLens.article': flag,
};

/**
 * Reads the settings an editor sends. One of the wrong type counts as not set.
 *
 * @param section the object under `marginalia`, with nested or dotted keys
 * @returns the settings, and the names of those that could not be used
 */
export function readSettings(section: unknown): { readonly settings: Settings; readonly mistakes: readonly string[] } {
  const mistakes: string[] = [];
  const read = <K extends keyof Settings>(key: K): Settings[K] => {
    const value = valueAt(section, key);
    if (value === undefined || value === null) return DEFAULTS[key];
    const usable = READERS[key](value);
    if (usable === undefined) mistakes.push(`marginalia.${key}`);
    return usable ?? DEFAULTS[key];
  };
  const settings: Settings = {
    articles: read('articles'),
    exclude: read('exclude'),
    'diagnostics.severity': read('diagnostics.severity'),
    'diagnostics.kinds': read('diagnostics.kinds'),
    'diagnostics.quotations': read('diagnostics.quotations'),
    'noise.keep': read('noise.keep'),
    'inlayHints.pronouns': read('inlayHints.pronouns'),
    'codeLens.article': read('codeLens.article'),
  };
  return { settings, mistakes };
}

/** What the editor's `files.exclude` hides, as globs of files and of what lies in folders. */
export function hiddenGlobs(filesExclude: unknown): readonly string[] {
  if (!isRecord(filesExclude)) return [];
  return Object.entries(filesExclude).flatMap(([glob, isHidden]) => (isHidden === true ? [glob, `${glob}/**`] : []));
}

/** How loudly a kind of noise is warned about. */
export function severityOf(settings: Settings, kind: NoiseKind): Severity {
  return settings['diagnostics.kinds'][kind] ?? (FURNITURE.has(kind) ? 'off' : settings['diagnostics.severity']);
}

function valueAt(section: unknown, key: string): unknown {
  let value: unknown = section;
  if (isRecord(value) && key in value) return value[key];
  for (const name of key.split('.')) {
    if (!isRecord(value)) return undefined;
    value = value[name];
  }
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
