import { isNameKind, type Mention } from '../../model.ts';

/** An acronym in brackets, in the singular or the plural. */
const ACRONYM = /\(["“]?(\p{Lu}{2,8})s?["”]?\)/gu;

/** So many code units are read before one. */
const BEFORE = 120;

/** Words in small letters that follow each other, up to the bracket. */
const WORDS = /(?:^|\s)((?:[\p{Ll}\p{Pd}’',]+\s)+)$/u;

/** A word, and the halves of what a hyphen joins. */
const WORD = /[\p{Ll}’']+/gu;

/** Words that an acronym passes over or not. */
const PASSED = /^(?:and|for|in|of|on|or|the|to)$/u;

/** Bodies are names, however they are written. */
const BODY =
  /(?:agency|association|authority|board|bureau|commission|committee|council|department|force|forum|ministry|office|party|union|unit)s?\s$/u;

/** An acronym that the article explains by words in small letters stands for a common noun: “protective equipment (PE)” makes PE no name. */
export function withoutCommonNouns(text: string, mentions: readonly Mention[]): readonly Mention[] {
  let common: Set<string> | undefined;
  for (const { index, 1: letters = '' } of text.matchAll(ACRONYM)) {
    const words = WORDS.exec(text.slice(Math.max(0, index - BEFORE), index))?.[1];
    if (words === undefined || BODY.test(words) || !standsFor(letters, words)) continue;
    common ??= new Set();
    common.add(letters).add(`${letters}s`);
  }
  if (common === undefined) return mentions;
  const isCommon = ({ start, end, kind }: Mention): boolean =>
    isNameKind(kind) && kind !== 'group' && common.has(text.slice(start, end));
  return mentions.filter((mention) => !isCommon(mention));
}

/** What begins a sentence has its capital for that. */
const NOUN =
  /^(?:Authority|Bank|Board|Church|City|College|Commission|Committee|Company|Council|County|Court|Government|Hospital|Mayor|Ministers|Museum|Officials|Parliament|Party|Police|School|State|Team|Town|Union|University|Village)$/u;
const OPENS = /(?:^|[\n.!?:]\s*["“‘]?)$/u;

/** A common noun that begins a sentence by itself, “City sends warning”, is a name only where the article has a longer one that ends so. */
export function withoutLoneNouns(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const left: Mention[] = [];
  for (const mention of mentions)
    if (mention.kind !== 'organization' || !isLone(text, mentions, mention)) left.push(mention);
  return left;
}

function isLone(text: string, mentions: readonly Mention[], { start, end }: Mention): boolean {
  const noun = text.slice(start, end);
  return (
    NOUN.test(noun) &&
    /^\s['‘“"]?\p{Ll}/u.test(text.slice(end, end + 3)) &&
    OPENS.test(text.slice(Math.max(0, start - 4), start)) &&
    !mentions.some((other) => text.slice(other.start, other.end).endsWith(` ${noun}`))
  );
}

/** Do the last of these words begin with these letters? */
function standsFor(letters: string, words: string): boolean {
  let left = letters.length;
  for (const [word] of [...words.matchAll(WORD)].reverse()) {
    if (word.charAt(0).toUpperCase() === letters[left - 1]) left -= 1;
    else if (!PASSED.test(word)) return false;
    if (left === 0) return true;
  }
  return false;
}
