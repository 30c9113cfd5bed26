import { hashText } from '../learning/hashing.ts';
import type { Attribution } from './attribution.ts';
import { REPORTING } from './cues.ts';
import { MARGIN, type UnitRange, type Units } from './units.ts';
import { FACTS, FLAGS, PARTS, WORD } from './words.ts';

// What each attribution keeps of what several of them take for theirs.

/** An attribution, and how likely it is in logits. */
export interface Found {
  readonly attribution: Attribution;
  readonly odds: number;
}

/** What is told without marks has so many units at least; fewer may be whom one talks to. */
export const FEWEST_TOLD = 5;

/**
 * Leaves out what stands within marks before a sentence that tells itself what is said: “‘We won.’ The vote, she added, was late.” Of
 * PolNeAR's such pieces nine in ten are another quotation's.
 */
export function withoutEarlier(units: Units, attribution: Attribution): Attribution {
  const { head, contents } = attribution;
  const opening = units.first[head]!;
  if (contents[0]!.first >= opening) return attribution;
  const own: UnitRange[] = [];
  for (const { first, end } of contents) if (end > opening) own.push({ first: Math.max(first, opening), end });
  let told = 0;
  for (const { first, end } of own)
    for (let i = first; i < end && i <= units.last[head]!; i++) if (units.pieces[i]! < 0) told += 1;
  return told < FEWEST_TOLD ? attribution : { ...attribution, contents: own };
}

/** Leaves out what whoever is quoted says next: “Berg said she was ‘glad’ and called it ‘a gift’”. */
export function withoutNext(facts: Int32Array, units: Units, attribution: Attribution): Attribution {
  const { head, contents } = attribution;
  for (let index = 0; index < contents.length; index++) {
    const { first, end } = contents[index]!;
    if (first < head) continue;
    for (let i = first + 1; i < end; i++) {
      const verb = joinedVerb(facts, units, i);
      if (verb < 0) continue;
      return { ...attribution, contents: [...contents.slice(0, index), { first, end: i }], next: { first: verb, end } };
    }
  }
  return attribution;
}

/** Gives what is said next to who spoke before: the quotations that are found there, or else all behind the verb, if some of it stands within marks. */
export function withJoined({ pieces, length }: Units, attributions: readonly Attribution[]): readonly Attribution[] {
  return attributions.some(hasNext) ? joined(pieces, length, attributions) : attributions;
}

function hasNext({ next }: Attribution): boolean {
  return next !== undefined;
}

function joined(pieces: Int32Array, length: number, attributions: readonly Attribution[]): readonly Attribution[] {
  const speakers = new Map<number, UnitRange>();
  const taken = new Uint8Array(length);
  for (const { cue, contents, next, speaker } of attributions) {
    if (next && speaker) speakers.set(next.first, speaker);
    for (const range of [cue, ...contents]) taken.fill(1, range.first, range.end);
  }
  return attributions.flatMap((attribution) => {
    const { cue, next, speaker, confidence } = attribution;
    let own = attribution;
    for (let i = cue.first; i < cue.end; i++) {
      const before = speakers.get(i);
      if (before !== undefined) own = { ...own, speaker: before };
    }
    if (next === undefined || isTaken(taken, next)) return own;
    const rest = { first: next.first + 1, end: next.end };
    if (!pieces.subarray(rest.first, rest.end).some((piece) => piece >= 0)) return own;
    const verb = { first: next.first, end: rest.first };
    return [own, { head: next.first, cue: verb, speaker, contents: [rest], next: undefined, confidence }];
  });
}

const hashed = (words: readonly string[]): ReadonlySet<number> => new Set(words.map((word) => hashText(word, 1)));
const JOINS = hashed(['and', 'but']);
/** What may stand between those and the verb that they join. */
const BESIDES = hashed('also then later even once again repeatedly he she they'.split(' '));
/** Verbs that tell of what somebody does besides, “adding”, and those that tell what somebody does next: “called”, not “call”. */
const ADDS = hashed([...REPORTING].filter((form) => form.endsWith('ing')));
const TELLS = hashed([...REPORTING].filter((form) => /(?:s|ed|ing|said|told|wrote)$/.test(form)));

/** The verb that reports and is joined here to the one before it, or -1. */
function joinedVerb(facts: Int32Array, { words, pieces }: Units, at: number): number {
  const wordAt = (i: number): number => facts[words[MARGIN + i]! * FACTS + WORD]!;
  let i = at;
  while ((facts[words[MARGIN + i]! * FACTS + FLAGS]! & PARTS) !== 0) i += 1;
  if (!JOINS.has(wordAt(i))) return (i > at || pieces[at - 1]! >= 0) && ADDS.has(wordAt(i)) ? i : -1;
  do i += 1;
  while (BESIDES.has(wordAt(i)));
  return TELLS.has(wordAt(i)) ? i : -1;
}

/**
 * Leaves each content to the likeliest of those that have it, and out those whose cue stands in the contents of a likelier one. What
 * stands within marks belongs to the cue right behind it rather than to one before: “… he said. ‘Why?’ Berg asked.”
 */
export function withoutOverlaps(units: Units, found: Found[]): Attribution[] {
  found.sort(byOdds);
  const taken = new Uint8Array(units.length);
  const followed = new Uint8Array(units.length);
  for (const { attribution } of found)
    if (followsPiece(units, attribution)) followed[attribution.contents[0]!.first] = 1;
  const kept: Attribution[] = [];
  for (const { attribution } of found) {
    const { head, contents } = attribution;
    if (taken[head] === 1) continue;
    const own: UnitRange[] = [];
    for (const range of contents) {
      const isFollowed = head < range.first && range.end - range.first === 1 && followed[range.first] === 1;
      if (!isFollowed && !isTaken(taken, range)) own.push(range);
    }
    if (own.length === 0) continue;
    for (const { first, end } of own) taken.fill(1, first, end);
    kept.push({ ...attribution, contents: own });
  }
  return kept.sort(byHead);
}

function byOdds(a: Found, b: Found): number {
  return b.odds - a.odds || byHead(a.attribution, b.attribution);
}

function byHead(a: Attribution, b: Attribution): number {
  return a.head - b.head;
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
