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

/** So many code units to either side tell whether a text has capitals. */
const AROUND = 200;

/** Words that are taken for names for their capitals, or for those that they have elsewhere, and never are. */
export function withoutFurniture(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return mentions.filter((mention) => mention.kind === 'person' || !isFurniture(text, mention));
}

function isFurniture(text: string, { start, end, kind }: Mention): boolean {
  if (!isNameKind(kind)) return false;
  const name = text.slice(start, end);
  if (WORDS.has(name)) return true;
  if (kind !== 'group') return name.includes(' ') && FURNITURE.test(name);
  return SMALL.has(name) && CAPITALISED.test(text.slice(Math.max(0, start - AROUND), end + AROUND));
}
