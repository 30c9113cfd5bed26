import type { Mention, Span } from '../../model.ts';
import { firstEndingAfter } from '../../text/spans.ts';
import { placesOf } from './raised.ts';
import { TOLD } from './told.ts';

/** Of shorter places, in code units, the words that look formed of them mostly are not. */
const SHORTEST = 4;

/** What is said in it: “in Dravonian.”, no “in Dravonian waters”. */
const SAID_IN = /(?:^|\s)(?:in|into|sp[eo]ak(?:s|ing)?|spoke)\s$/u;
const ENDS = /^(?:[.,;:!?)’”"]|\s(?:and|or|as)\s)/u;

/** A word that stands before another name may be part of it. */
const LEADS = /^\s\p{Lu}/u;

/** Peoples and tongues are called by a place: what is formed of one that the article names is one. */
export function peoplesAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
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
  const isTongue = SAID_IN.test(text.slice(Math.max(0, start - 10), start)) && ENDS.test(text.slice(end, end + 5));
  joined.splice(at, isFree ? 0 : 1, { start, end, kind: isTongue ? 'language' : 'group', confidence: TOLD });
}
