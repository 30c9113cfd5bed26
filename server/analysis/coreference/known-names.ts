import type { NameKind } from '../model.ts';
import { fold } from './fold.ts';

/** An entity that news names in several ways: "the Pentagon", "DoD". */
export interface KnownName {
  readonly kind: NameKind;
  /** The usual name. */
  readonly name: string;
  /** The country of a people. */
  readonly home?: string;
}

interface Reading {
  readonly known: KnownName;
  /** Folded names one of which must stand in the same article; none where the reading always holds. */
  readonly near: readonly string[];
}

/** Names by their spellings. */
export interface KnownNames {
  /** Spellings that hold as they are written: "US", "Pa."; and folded spellings of all others. Peoples are kept apart from places. */
  readonly names: ReadonlyMap<string, readonly Reading[]>;
  readonly groups: ReadonlyMap<string, readonly Reading[]>;
}

/** Reads `known-names.txt`: kind, usual name, country, other spellings, names nearby, each list separated by semicolons. */
export function readKnownNames(file: string): KnownNames {
  const names = new Map<string, Reading[]>();
  const groups = new Map<string, Reading[]>();
  for (const line of file.split('\n')) {
    const [kind, name, home, others = '', near = ''] = line.split('\t');
    if (kind === undefined || name === undefined) continue;
    const known: KnownName = { kind: kind as NameKind, name, ...(home === '' || home === undefined ? {} : { home }) };
    const reading: Reading = { known, near: near === '' ? [] : near.split(';').map(fold) };
    const map = kind === 'group' ? groups : names;
    for (const spelling of others.split(';')) {
      if (spelling === '') continue;
      const key = asWritten(spelling) ? spelling.replaceAll('.', '') : fold(spelling);
      const readings = map.get(key);
      if (readings === undefined) map.set(key, [reading]);
      else readings.push(reading);
    }
  }
  return { names, groups };
}

/** Short forms, which must not be taken for words: "IS", "Miss." */
function asWritten(spelling: string): boolean {
  return /^(?:[\p{Lu}.&]{2,6}|\p{Lu}\p{L}{1,4}\.)$/u.test(spelling);
}

/**
 * The entity that a spelling stands for.
 *
 * @param isNear whether the article has a name, given folded
 */
export function knownName(
  known: KnownNames,
  spelling: string,
  folded: string,
  kind: NameKind,
  isNear: (name: string) => boolean,
): KnownName | undefined {
  const map = kind === 'group' ? known.groups : known.names;
  // In a headline of capitals, "UKRAINE" is read as it would be elsewhere.
  const short = /^[\p{Lu}.&]+$/u.test(spelling)
    ? spelling.replaceAll('.', '')
    : spelling.endsWith('.')
      ? spelling.slice(0, -1)
      : spelling;
  const readings = map.get(short) ?? map.get(folded);
  const fitting = readings?.filter(({ near }) => near.length === 0 || near.some(isNear));
  return (fitting?.find((reading) => reading.known.kind === kind) ?? fitting?.[0])?.known;
}

/** Is this what the lists call a place, given folded? */
export function isKnownPlace({ names }: KnownNames, folded: string): boolean {
  return names.get(folded)?.some(({ known }) => known.kind === 'place') === true;
}
