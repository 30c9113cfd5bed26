import type { Mention, Span } from '../../model.ts';
import { firstEndingAfter } from '../../text/spans.ts';
import { tell } from './told.ts';

// Who plays is listed by surnames, numbers and runs, in lines that tell no weights who is a person and who a town.

const WORD = "(?:(?:\\p{Lu}\\.)+|\\p{Lu}[\\p{L}’'-]*)";
const NAME = `${WORD}(?:\\s(?:(?:al|bin|da|de|del|den|der|di|dos|el|la|le|ter|van|von)\\s){0,2}${WORD}){0,3}`;

/** A list and what it lists: “Orde: 1-Berg; 2-Novak, 3-Falk”, “Orde - Ada Berg (captain), Jan Novak”. */
const LIST = /^([^\n:]{2,40}(?::\s|\s[-–]\s))(.+)$/gmu;

/** One of a list, behind a number or what was scored, and who came for somebody, with the minute: “6-Novak (Falk 60)”. */
const LISTED = new RegExp(
  `(?<=^|[,;]\\s|\\sand\\s)(?:\\d{1,3}[-.–\\s]\\s?(?:\\d{1,3}\\s)?)?(${NAME})(?=\\s*(?:$|[,;(\\d]|\\.$)|\\sand\\s)|(?<=\\()(${NAME})(?=,?\\s\\d)`,
  'gu',
);

/** What parts those who are listed, or tells of one of them. */
const PARTING = /[,;]|\((?=\p{Lu})|\sand\s/u;

/** How somebody was out at cricket, in a line that ends with runs: “J. Berg c Novak b Falk 12”. */
const OUT = /^\S.{0,60}\s(?:b|lbw|c|st)[ \t]+\p{Lu}.{0,80}\s\d{1,3}$/gmu;

/** Whoever was out, and whose doing it was. */
const IN_IT = new RegExp(`^${NAME}(?=\\s+(?:b|lbw|c|st)\\s)|(?<=\\s(?:b|lbw|c|st|c & b)\\s+)${NAME}(?=\\s)`, 'gu');

/** Few articles have anything like either, and finding that out takes a tenth of the time. */
const MAY_LIST = /^[^\n:]{2,40}(?::\s|\s[-–]\s)(?:[^\n,;]{2,40}[,;]\s){6}|\s(?:b|lbw)[ \t]+[A-Z]/m;

/** So many play at least, and so many are out. In an article that lists them, shorter lists are of players, too. */
const TEAM = 9;
const FEWEST_OUT = 3;
const FEWEST = 2;

/** So many of those who are listed are told apart as names, and so many of these as persons. */
const MOST = 0.7;
const SOME = 1 / 3;

/** No list is longer, in code units. */
const LONGEST = 1200;

/** Whoever plays is a person: in lists of which a third is known to be, and in scoreboards. */
export function withLineUps(text: string, mentions: readonly Mention[]): readonly Mention[] {
  if (!MAY_LIST.test(text)) return mentions;
  const out = [...text.matchAll(OUT)].map(({ 0: line, index }) => spansOf(line, IN_IT, index));
  const lists = [...text.matchAll(LIST)].flatMap(({ 0: line, 1: heading = '', 2: list = '', index }) =>
    line.length > LONGEST ? [] : [playersOf(list, index + heading.length, mentions)],
  );
  const isScored = out.length >= FEWEST_OUT;
  if (!isScored && !lists.some(({ length }) => length >= TEAM)) return mentions;
  const players = [...(isScored ? out : []), ...lists.filter(({ length }) => length >= FEWEST)].flat();
  const told = [...mentions];
  for (const player of players) tell(told, player, 'person');
  return told;
}

/** Those whom a list names, where most of it is names and some of these are persons. */
function playersOf(list: string, offset: number, mentions: readonly Mention[]): readonly Span[] {
  const parts = list.split(PARTING).length;
  if (parts < FEWEST) return [];
  const players = spansOf(list, LISTED, offset);
  const persons = players.filter(({ start, end }) => {
    const known = mentions[firstEndingAfter(mentions, start)];
    return known?.kind === 'person' && known.start < end;
  });
  return players.length >= parts * MOST && persons.length >= players.length * SOME ? players : [];
}

/** The names that an expression finds at its end, in a line that begins at an offset. */
function spansOf(line: string, expression: RegExp, offset: number): readonly Span[] {
  return [...line.matchAll(expression)].map(({ 0: found, 1: first, 2: other, index }): Span => {
    const end = offset + index + found.length;
    return { start: end - (first ?? other ?? found).length, end };
  });
}
