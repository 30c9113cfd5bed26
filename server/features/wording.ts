// How the words of a quotation differ from those that another article gives.
import type { Alignment, Difference } from '../corpus/alignment.ts';
import type { SpokenWord } from '../corpus/spoken-words.ts';
import { wordsOf } from './article.ts';
import { type Part, plain } from './rich.ts';

/** A version of a quotation: the text that it stands in, and its words there. */
export interface Version {
  readonly text: string;
  readonly words: readonly SpokenWord[];
}

/** Stretches that both have are cut to so many words on either side of what differs. */
const CONTEXT = 6;
/** What follows the last difference, or is the same altogether, may be longer. */
const LONGEST_SAME = 24;

/** The other version, with its own words emphasised and ours struck out; what both have in between may be cut short. */
export function otherWording(here: Version, there: Version, { differences, ...part }: Alignment): Part[] {
  const parts: Part[] = [];
  let from = part.there.start;
  if (from > 0) parts.push(plain('… '));
  for (const difference of differences) {
    parts.push(plain(same(there, from, difference.there.start)));
    const [ours, theirs] = [written(here, difference.here), written(there, difference.there)];
    if (ours !== '') parts.push({ text: ours, style: 'struck' });
    if (ours !== '' && theirs !== '') parts.push(plain(' '));
    if (theirs !== '') parts.push({ text: theirs, style: 'strong' });
    from = difference.there.end;
    parts.push(plain(' '));
  }
  parts.push(plain(same(there, from, part.there.end).trimEnd()));
  if (part.there.end < there.words.length) parts.push(plain(' …'));
  return parts;
}

/** Words that both have, up to where the next begins, cut short in the middle. */
function same({ text, words }: Version, start: number, end: number): string {
  const from = words[start]?.start ?? text.length;
  const to = words[end]?.start ?? words[end - 1]?.end ?? from;
  if (end - start <= Math.max(2 * CONTEXT, LONGEST_SAME))
    return text.slice(from, Math.max(from, to)).replace(/\s+/g, ' ');
  const first = text.slice(from, words[start + CONTEXT - 1]!.end);
  const last = text.slice(words[end - CONTEXT]!.start, to);
  return `${first} … ${last}`.replace(/\s+/g, ' ');
}

/** A range of words as it is written. */
function written({ text, words }: Version, { start, end }: { readonly start: number; readonly end: number }): string {
  if (start === end) return '';
  return wordsOf(text, { start: words[start]!.start, end: words[end - 1]!.end });
}

/** What one version has for what the other has, with a neighbouring word where one of them has nothing there. */
export function contrast(
  here: Version,
  there: Version,
  { here: ours, there: theirs }: Difference,
): { readonly ours: string; readonly theirs: string } {
  const isAddition = ours.start === ours.end || theirs.start === theirs.end;
  const before = isAddition && ours.start > 0 && theirs.start > 0 ? 1 : 0;
  return {
    ours: written(here, { start: ours.start - before, end: ours.end }),
    theirs: written(there, { start: theirs.start - before, end: theirs.end }),
  };
}
