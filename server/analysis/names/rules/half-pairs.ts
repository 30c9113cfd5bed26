import { isNameKind, type Mention } from '../../model.ts';

/** Marks that open, each with the one that closes what it opens. */
const OPENING = '"“«([';
const CLOSING = '"”»)]';

/** Those that stand at the ends of names as well; there the last may be of the pair. */
const FIRST = "'‘";
const LAST = "'’";

/**
 * Mends names that hold one mark of a pair and not the other: in “Dilip Rao "Guddu" won” the name ends before both, where the last is
 * left out. ‘Salt and Iron’ ends before its last mark.
 */
export function withoutHalfPairs(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const mended: Mention[] = [];
  for (const mention of mentions) {
    const end = isNameKind(mention.kind) ? mendedEnd(text, mention) : mention.end;
    mended.push(end === mention.end ? mention : { ...mention, end });
  }
  return mended;
}

/** Where a name ends without half a pair. */
function mendedEnd(text: string, { start, end }: Mention): number {
  const first = start === 0 ? -1 : FIRST.indexOf(text[start - 1]!);
  if (first >= 0 && text[end - 1] === LAST[first] && text.indexOf(LAST[first]!, start) === end - 1) return end - 1;
  const closed = end === text.length ? -1 : CLOSING.indexOf(text[end]!);
  if (closed < 0) return end;
  let opened = end - 1;
  while (opened > start && !OPENING.includes(text[opened]!)) opened -= 1;
  if (opened === start || text[opened] !== OPENING[closed] || !/\s/u.test(text[opened - 1]!)) return end;
  return start + text.slice(start, opened).trimEnd().length;
}
