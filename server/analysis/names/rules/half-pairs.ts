import { isNameKind, type Mention } from '../../model.ts';

/** Marks that open, each with the one that closes what it opens. */
const CLOSING: Readonly<Record<string, string>> = { '"': '"', '“': '”', '«': '»', '(': ')', '[': ']' };

/** Those that stand at the ends of names as well; there the last may be of the pair. */
const LAST: Readonly<Record<string, string>> = { "'": "'", '‘': '’' };

/**
 * Mends names that hold one mark of a pair and not the other: in “Dilip Rao "Guddu" won” the name ends before both, where the last is
 * left out. ‘Salt and Iron’ ends before its last mark.
 */
export function withoutHalfPairs(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const mended: Mention[] = [];
  for (const mention of mentions) {
    const { start, end, kind } = mention;
    if (!isNameKind(kind)) {
      mended.push(mention);
      continue;
    }
    const name = text.slice(start, end);
    const opened = openedAt(name, text[end]);
    const last = LAST[text[start - 1] ?? ''] ?? '';
    if (last !== '' && name.endsWith(last) && !name.slice(0, -1).includes(last))
      mended.push({ ...mention, end: end - 1 });
    else if (opened > 0) mended.push({ ...mention, end: start + opened });
    else mended.push(mention);
  }
  return mended;
}

/** Where a name opens what the mark behind it closes; -1 where it does not. */
function openedAt(name: string, behind: string | undefined): number {
  for (let i = name.length - 1; i > 0; i--) {
    const closing = CLOSING[name[i]!];
    if (closing !== undefined) return closing === behind && /\s/u.test(name[i - 1]!) ? i : -1;
  }
  return -1;
}
