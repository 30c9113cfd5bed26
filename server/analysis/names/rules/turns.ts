import type { Mention } from '../../model.ts';
import { firstEndingAfter } from '../../text/spans.ts';

/** Who speaks in an interview, by initials: a line that begins “LF: ”. */
const TURN = /^(\p{Lu}{2,3}):\s/gmu;

/** As sure as what the article tells. */
const TOLD = 0.9;

/** Initials with which lines begin are the person of the article whose initials these are, where there is one. */
export function turnsByInitials(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const turns = [...text.matchAll(TURN)];
  if (turns.length === 0) return mentions;
  const initials = new Set(
    mentions.flatMap(({ kind, start, end }) => (kind === 'person' ? [initialsOf(text.slice(start, end))] : [])),
  );
  const joined = [...mentions];
  for (const { 1: letters = '', index: start } of turns) {
    if (!initials.has(letters)) continue;
    const end = start + letters.length;
    const at = firstEndingAfter(joined, start);
    const isFound = joined[at]?.start === start && joined[at]?.end === end;
    if (isFound || (joined[at]?.start ?? end) >= end)
      joined.splice(at, isFound ? 1 : 0, { start, end, kind: 'person', confidence: TOLD });
  }
  return joined;
}

/** The first letters of a name’s words: "Lucía Ferrante" is LF. */
function initialsOf(name: string): string {
  return Array.from(name.matchAll(/(?<!\p{L})\p{Lu}/gu), ([letter]) => letter).join('');
}
