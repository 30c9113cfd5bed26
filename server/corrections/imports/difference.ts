import type { Correction } from '../correction.ts';

/** In what somebody else's annotations differ from ours, in words for a reader: so many of one, so many of several. */
const DIFFERENCES = {
  added: ['new name', 'new names'],
  kind: ['name of another kind', 'names of another kind'],
  removed: ['word that is no name', 'words that are no names'],
  identity: ['name of somebody else', 'names of somebody else'],
  speaker: ['other speaker', 'other speakers'],
  unquoted: ['passage that is no quotation', 'passages that are no quotations'],
  line: ['line that is noise or is not', 'lines that are noise or are not'],
} as const;

export type DifferenceKind = keyof typeof DIFFERENCES;

/** Something that others say otherwise, and the correction that says it as they do. */
export interface Difference {
  readonly what: DifferenceKind;
  readonly correction: Correction;
}

/** How many differences there are of each kind, in words: "3 new names, 1 other speaker". */
export function counted(differences: readonly Difference[]): string {
  const counts = new Map<DifferenceKind, number>();
  for (const { what } of differences) counts.set(what, (counts.get(what) ?? 0) + 1);
  return Object.entries(DIFFERENCES)
    .flatMap(([what, [one, several]]) => {
      const count = [...counts].find(([kind]) => kind === what)?.[1] ?? 0;
      return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
    })
    .join(', ');
}
