import type { Mention } from '../../model.ts';
import { firstEndingAfter } from '../../text/spans.ts';
import { addWhereFree, TOLD } from './told.ts';

/** Who speaks in an interview, by initials: a line that begins “LF: ”. */
const TURN = /^(\p{Lu}{2,3}):\s/gmu;

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
    const turn: Mention = { start, end: start + letters.length, kind: 'person', confidence: TOLD };
    const at = firstEndingAfter(joined, start);
    if (joined[at]?.start === start && joined[at]?.end === turn.end) joined[at] = turn;
    else addWhereFree(joined, turn);
  }
  return joined;
}

/** The first letters of a name’s words: "Lucía Ferrante" is LF. */
function initialsOf(name: string): string {
  return Array.from(name.matchAll(/(?<!\p{L})\p{Lu}/gu), ([letter]) => letter).join('');
}
