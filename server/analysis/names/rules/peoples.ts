import type { Mention, Span } from '../../model.ts';
import { firstEndingAfter } from '../../text/spans.ts';
import { placesOf } from './raised.ts';
import { TOLD } from './told.ts';
import { isSpoken } from './tongues.ts';

/** Of shorter places, in code units, the words that look formed of them mostly are not. */
const SHORTEST = 4;

/** Parts of the world whose people are told by the half that they live in. */
const PARTED = /^(?:African|American|Asian|European)s?$/u;
const HALF = '(?:Central|(?:North|South|East|West)(?:ern)?)\\s';
const BEHIND_HALF = new RegExp(`(?<![\\p{L}\\p{N}])${HALF}$`, 'u');
const OF_HALF = new RegExp(`^${HALF}\\S+(?<=n|ns)$`, 'u');

/** No half is longer, in code units. */
const LONGEST_HALF = 12;

/** A word that stands before another name may be part of it. */
const LEADS = /^\s\p{Lu}/u;

/** Peoples and tongues are called by a place: what is formed of one that the article names is one, and half a continent has its own. */
export function peoplesAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return formedOfPlaces(text, halves(text, mentions));
}

/** “Central European” is a whole. */
function halves(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return mentions.map((mention, index): Mention => {
    const { start, end, kind } = mention;
    const name = text.slice(start, end);
    if (kind === 'place' && OF_HALF.test(name) && PARTED.test(name.slice(name.search(/\s/u) + 1)))
      return { ...mention, kind: 'group' };
    if (kind !== 'group' || !PARTED.test(name)) return mention;
    const half = BEHIND_HALF.exec(text.slice(Math.max(0, start - LONGEST_HALF), start))?.[0].length ?? 0;
    return start - half >= (mentions[index - 1]?.end ?? 0) ? { ...mention, start: start - half } : mention;
  });
}

function formedOfPlaces(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const places = new Set<string>();
  for (const { kind, start, end } of mentions)
    if (kind === 'place' && text[end - 1] === 'a' && end - start >= SHORTEST) places.add(text.slice(start, end));
  const joined = [...mentions];
  for (const place of places) {
    for (const adjective of [`${place}n`, `${place}ns`])
      for (const start of placesOf(text, adjective)) addPeople(text, joined, { start, end: start + adjective.length });
  }
  return joined;
}

function addPeople(text: string, joined: Mention[], { start, end }: Span): void {
  const at = firstEndingAfter(joined, start);
  const found = joined[at];
  const isFree = found === undefined || found.start >= end;
  // “the Dravonian port” has one name in it, and “the Dravonian Navy” is another’s.
  if (
    isFree ? LEADS.test(text.slice(end, end + 2)) : found.start !== start || /\p{Lu}/u.test(text.slice(end, found.end))
  )
    return;
  if (!isFree && (found.kind === 'group' || found.kind === 'language')) return;
  const kind = isSpoken(text, { start, end }) ? 'language' : 'group';
  joined.splice(at, isFree ? 0 : 1, { start, end, kind, confidence: TOLD });
}
