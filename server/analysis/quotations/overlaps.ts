import type { Attribution } from './attribution.ts';
import type { UnitRange, Units } from './units.ts';

// What each attribution keeps of what several of them take for theirs.

/** An attribution, and how likely it is in logits. */
export interface Found {
  readonly attribution: Attribution;
  readonly odds: number;
}

/** What is told without marks has so many units at least; fewer may be whom one talks to. */
const FEWEST_TOLD = 5;

/**
 * Leaves out what stands within marks before a sentence that tells itself what is said: “‘We won.’ The vote, she added, was late.” Of
 * PolNeAR's such pieces nine in ten are another quotation's.
 */
export function withoutEarlier(units: Units, attribution: Attribution): Attribution {
  const { head, contents } = attribution;
  const opening = units.first[head]!;
  if (contents[0]!.first >= opening) return attribution;
  const own = contents.flatMap(({ first, end }) => (end <= opening ? [] : [{ first: Math.max(first, opening), end }]));
  let told = 0;
  for (const { first, end } of own)
    for (let i = first; i < end && i <= units.last[head]!; i++) if (units.pieces[i]! < 0) told += 1;
  return told < FEWEST_TOLD ? attribution : { ...attribution, contents: own };
}

/**
 * Leaves each content to the likeliest of those that have it, and out those whose cue stands in the contents of a likelier one. What
 * stands within marks belongs to the cue right behind it rather than to one before: “… he said. ‘Why?’ Berg asked.”
 */
export function withoutOverlaps(units: Units, found: Found[]): Attribution[] {
  found.sort((a, b) => b.odds - a.odds || a.attribution.head - b.attribution.head);
  const taken = new Uint8Array(units.length);
  const followed = new Uint8Array(units.length);
  for (const { attribution } of found)
    if (followsPiece(units, attribution)) followed[attribution.contents[0]!.first] = 1;
  const kept: Attribution[] = [];
  for (const { attribution } of found) {
    const { head, contents } = attribution;
    if (taken[head] === 1) continue;
    const own = contents.filter(
      (range) =>
        !isTaken(taken, range) && !(head < range.first && range.end - range.first === 1 && followed[range.first] === 1),
    );
    if (own.length === 0) continue;
    for (const { first, end } of own) taken.fill(1, first, end);
    kept.push({ ...attribution, contents: own });
  }
  return kept.sort((a, b) => a.head - b.head);
}

/** Does a cue stand in the sentence of what is said within marks, or in the next one, and does it report nothing else? */
function followsPiece(units: Units, { head, contents }: Attribution): boolean {
  const { first } = contents[0]!;
  const opening = units.first[head]!;
  if (head < first || (opening !== units.first[first] && opening !== first + 1)) return false;
  return contents.every((range) => range.end - range.first === 1 && units.pieces[range.first]! >= 0);
}

function isTaken(taken: Uint8Array, { first, end }: UnitRange): boolean {
  for (let i = first; i < end; i++) if (taken[i] === 1) return true;
  return false;
}
