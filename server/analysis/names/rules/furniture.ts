import { isNameKind, type Mention } from '../../model.ts';

/** What pages say to whoever reads them, within the text of an article or at its end; it has capitals and is nobody’s name. */
const FURNITURE =
  /(?:^|\s)(?:Cookie Policy|Daily Newsletters?|Getty Images Image|Hide Caption|JUST WATCHED|MUST WATCH|Privacy (?:Notice|Policy)|Read More|Replay More Videos|Sign Up|Terms of (?:Service|Use))(?:\s|$)/u;

/** Sure of these is whoever reads no more than one word: letters that stand for a common noun, and days, which are dates. */
const WORDS: ReadonlySet<string> = new Set(
  'BBs CEO CEOs CFO COO DNA DVD DVDs GDP GPA LLC PhD RNA TV TVs T-shirt T-shirts X-ray X-rays Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(
    ' ',
  ),
);

/** Adjectives of parties that are written small are none of theirs, “democratic norms”; a text without capitals aside. */
const SMALL: ReadonlySet<string> = new Set('conservative democratic jihadist liberal republican socialist'.split(' '));
const CAPITALISED = /\p{Lu}\p{Ll}{2}/u;

/** The same, and more like them, where a sentence begins with one, which has its capital for that. */
const OPENING =
  /^(?:Conservatives?|Evangelicals?|Jihad(?:i|ist)s?|Liberals?|Libertarians?|Progressives?|Socialists?)$/u;

/** What tells of a parliament, which may have a party of that name. */
const PARLIAMENT = /\b(?:Labour|MPs?|MSPs?|Tor(?:y|ies))\b/u;
const OPENS = /(?:^|\n|[.!?:]["”’']?\s["“‘]?)$/u;

/** The heading of what an editor adds. */
const NOTE = /^(?:Note|NOTE)$/u;
const EDITORS = /\b(?:Editor|EDITOR)(?:['’][sS]|[sS]['’]) $/u;

/** So many code units to either side tell whether a text has capitals. */
const AROUND = 200;

/** So many code units before a name are read. */
const BEFORE = 10;

/** Words that are taken for names for their capitals, or for those that they have elsewhere, and never are. */
export function withoutFurniture(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return mentions.filter((mention) => mention.kind === 'person' || !isFurniture(text, mention));
}

function isFurniture(text: string, { start, end, kind }: Mention): boolean {
  if (!isNameKind(kind)) return false;
  const name = text.slice(start, end);
  if (WORDS.has(name)) return true;
  const before = text.slice(Math.max(0, start - BEFORE), start);
  if (kind !== 'group') return name.includes(' ') ? FURNITURE.test(name) : NOTE.test(name) && EDITORS.test(before);
  if (OPENING.test(name)) return OPENS.test(before) && !PARLIAMENT.test(text) && !standsWithin(text, name);
  return SMALL.has(name) && CAPITALISED.test(text.slice(Math.max(0, start - AROUND), end + AROUND));
}

/** Has a word of this name, in the singular, its capital where no sentence begins, too? */
function standsWithin(text: string, name: string): boolean {
  for (const at of placesWith(text, name.replace(/s$/u, '')))
    if (!OPENS.test(text.slice(Math.max(0, at - BEFORE), at))) return true;
  return false;
}

/** Where some letters stand. */
function* placesWith(text: string, letters: string): Generator<number, void> {
  for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1)) yield at;
}
