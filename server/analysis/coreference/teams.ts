// In reports of sport a place stands for its team: "England beat Pakistan" tells of neither country. Such a team is an entity
// of its own, one for each sport.

import type { Mention, Token } from '../model.ts';
import type { KnownNames } from './known-names.ts';

/** Words that only reports of one sport are full of. */
const SPORTS: Readonly<Record<string, string>> = {
  football:
    'soccer goalkeeper striker strikers midfielder midfielders midfield equaliser equalised offside goalless halftime goalscorer header headers scoreline winger wingers fifa uefa bundesliga',
  cricket:
    'cricket wicket wickets innings overs batsman batsmen batting bowler bowlers bowled lbw wicketkeeper spinner seamer',
  rugby: 'rugby scrum scrumhalf flyhalf flanker lineout springboks wallabies',
  baseball:
    'baseball inning innings pitcher pitchers homer homered homers rbi rbis baseman shortstop bullpen outfielder strikeouts reliever',
  basketball: 'basketball nba rebounds layup',
  'American football': 'nfl quarterback quarterbacks touchdown touchdowns linebacker cornerback',
  hockey: 'nhl puck goaltender defenseman faceoff goalie',
};

const FOLDED_SPORTS = Object.keys(SPORTS).map((sport) => sport.toLowerCase());

const sportsOf = new Map<string, string[]>();
for (const [sport, words] of Object.entries(SPORTS)) {
  for (const word of words.split(' ')) sportsOf.set(word, [...(sportsOf.get(word) ?? []), sport]);
}

/** By the lengths of those words a bit for each letter that one of them begins with, small or not: most words need not be looked up. */
const FIRST_LETTERS = new Uint32Array(32);
for (const word of sportsOf.keys()) FIRST_LETTERS[word.length]! |= 1 << (word.charCodeAt(0) & 31);

/** What the lists call the team of a place: by the place and the sport. */
export function nameOfTeam(place: string, sport: string): string {
  return `${place} (${sport})`;
}

/** Do the lists have a team that goes by this place in any sport, given folded? A team that is called so alone may be another sport's. */
export function hasTeams({ names }: KnownNames, place: string): boolean {
  return FOLDED_SPORTS.some((sport) => names.has(`${place} ${sport}`));
}

/** As many words of a sport make a report of it, at least, and one in so many words. */
const ENOUGH = 3;
const SHARE = 1 / 150;

/** Shorter ones are counted as no words. In code units. */
const SHORTEST = 3;

/** Words before a name that leave it a place. */
const PLACE_BEFORE = new Set(
  'in In near from outside around across into throughout inside northern southern eastern western central downtown'.split(
    ' ',
  ),
);

/** Agencies lead their headlines with the sport: "SOCCER - ENGLISH LEAGUE RESULTS". */
const SLUG =
  /^\s*(soccer|football|cricket|rugby(?: league| union)?|baseball|basketball|american football|nfl|ice hockey|hockey)\s?[-–—:]/i;

/** The sport that an article reports of; undefined for all other articles. */
export function sportOf(text: string, tokens: readonly Token[]): string | undefined {
  const slug = SLUG.exec(text.slice(0, 100))?.[1]?.toLowerCase();
  if (slug !== undefined) {
    if (slug.startsWith('rugby')) return 'rugby';
    if (slug === 'nfl' || slug === 'american football') return 'American football';
    return slug === 'soccer' ? 'football' : slug === 'ice hockey' ? 'hockey' : slug;
  }
  const counts = new Map<string, number>();
  let words = 0;
  for (const { text } of tokens) {
    if (text.length < SHORTEST) continue;
    words += 1;
    if ((((FIRST_LETTERS[text.length] ?? 0) >>> (text.charCodeAt(0) & 31)) & 1) === 0) continue;
    const sports = sportsOf.get(text.toLowerCase());
    if (sports === undefined) continue;
    for (const sport of sports) counts.set(sport, (counts.get(sport) ?? 0) + 1);
  }
  let best: string | undefined;
  let most = 0;
  for (const [sport, count] of counts) {
    if (count <= most) continue;
    most = count;
    best = sport;
  }
  return most >= Math.max(ENOUGH, SHARE * words) ? best : undefined;
}

/** Does a name tell where an article was written: "LONDON 1996-08-30", "Birmingham, England (AP) —"? */
export function tellsWhereWritten(text: string, { start, end }: Mention): boolean {
  const after = text.slice(end, end + 24);
  const isDated = /^(?:,[^\n]{2,20})?\s*(?:\d{4}-\d\d|\([A-Z]|[-–—]\s|\p{Lu}\p{L}+ \d)/u.test(after);
  return isDated && /(?:^|\n)(?:[\p{L} .'-]{2,30},)?\s*$/u.test(text.slice(Math.max(0, start - 40), start));
}

/** In a report of sport: does this name of a place stand for the team? */
export function isTeam(text: string, mention: Mention): boolean {
  const before = text.slice(Math.max(0, mention.start - 40), mention.start);
  const after = text.slice(mention.end, mention.end + 24);
  if (tellsWhereWritten(text, mention)) return false;
  // "Ato Boldon (Trinidad)", "(at The Oval, London)": where somebody or something is.
  if (/\([^()\n]*$/.test(before) && /^\s*\)/.test(after)) return false;
  // "Karlsruhe of Germany".
  if (/\p{Lu}\p{L}+ of $/u.test(before)) return false;
  const word = /(\p{L}+)\s+$/u.exec(before)?.[1];
  // "at Lord's in London", but "CHICAGO AT BOSTON".
  return word === undefined || (!PLACE_BEFORE.has(word) && word !== 'at');
}
