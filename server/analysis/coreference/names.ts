import type { Mention } from '../model.ts';
import { fold } from './fold.ts';
import type { Form } from './forms.ts';
import type { Links } from './links.ts';

/** Two letters that everybody knows, AP or LA, are of many more names than three. */
const LETTERS_OF_OTHERS = 3;

/** Words that acronyms pass over. */
const SMALL_WORDS = new Set([
  'of',
  'the',
  'and',
  'for',
  'in',
  'on',
  'to',
  'at',
  'de',
  'la',
  'du',
  'des',
  'und',
  'a',
  'an',
]);

/**
 * Joins names of other than persons in an article: acronyms to what they stand for, short names to the long ones that they begin
 * or end, and what the lists know as one.
 *
 * @returns acronyms to which the article gives a meaning of its own: they are not what the lists know by these letters; and towns'
 *   names of teams that it names in full
 */
export function linkNames(
  text: string,
  mentions: readonly Mention[],
  forms: readonly Form[],
  links: Links,
): ReadonlySet<Form> {
  linkKnown(forms, links);
  linkGroups(forms, links);
  return new Set([
    ...linkBracketed(text, mentions, forms, links),
    ...linkAcronyms(forms, links),
    ...linkParts(forms, links),
  ]);
}

function linkKnown(forms: readonly Form[], links: Links): void {
  const known = new Map<string, number>();
  forms.forEach((form, index) => {
    if (form.known === undefined) return;
    const key = `${form.nameClass}:${form.known.name}`;
    const first = known.get(key);
    if (first === undefined) known.set(key, index);
    else links.join(first, index);
  });
}

/** "Palestinian", "Palestinians". */
function linkGroups(forms: readonly Form[], links: Links): void {
  const singular = new Map<string, number>();
  forms.forEach((form, index) => {
    if (form.nameClass !== 'group') return;
    const key = singularOf(form.folded);
    const first = singular.get(key);
    if (first === undefined) singular.set(key, index);
    else links.join(first, index);
  });
}

export function singularOf(folded: string): string {
  return folded.length > 4 && folded.endsWith('s') && !folded.endsWith('ss') ? folded.slice(0, -1) : folded;
}

const CLOSING = 41;

/** The last of the forms that are no person's, people's or language's and have a mention. */
function nameOf(forms: readonly Form[], mention: number): number | undefined {
  const form = forms.findLastIndex(({ nameClass, mentions }) => nameClass === 'name' && mentions.includes(mention));
  return form < 0 ? undefined : form;
}

/** "Democratic Alliance for the Betterment (DAB)": what stands in brackets after a name is its short form, if only its letters allow. */
function linkBracketed(
  text: string,
  mentions: readonly Mention[],
  forms: readonly Form[],
  links: Links,
): ReadonlySet<Form> {
  const redefined = new Set<Form>();
  mentions.forEach((mention, index) => {
    const after = mentions[index + 1];
    // First what hardly any passes.
    if (after === undefined || text.charCodeAt(after.end) !== CLOSING) return;
    if (!/^[\s,"”’']*\(\s*$/u.test(text.slice(mention.end, Math.min(after.start, mention.end + 8)))) return;
    const longForm = nameOf(forms, index);
    const shortForm = nameOf(forms, index + 1);
    if (longForm === undefined || shortForm === undefined) return;
    const long = forms[longForm]!;
    const short = forms[shortForm]!;
    const letters = lettersOf(short.spelling);
    if (letters === undefined || !isSubsequence(letters, long.folded)) return;
    links.join(longForm, shortForm);
    if (long.known === undefined && short.known !== undefined) redefined.add(short);
  });
  return redefined;
}

function isSubsequence(letters: string, text: string): boolean {
  let next = 0;
  for (let i = 0; i < text.length && next < letters.length; i++) if (text[i] === letters[next]) next += 1;
  return next === letters.length && letters[0] === text[0];
}

/** The letters of an acronym, small: "FBI", "F.B.I.", "PiS", and with a word before them "Ohio EPA"; undefined for words. */
function lettersOf(spelling: string): string | undefined {
  if (/^\p{Lu}\p{Ll}+\s\p{Lu}{3,8}$/u.test(spelling)) return spelling.replace(/\s/u, ' ').toLowerCase();
  const bare = spelling.replace(/[.’']s?$|[.]/gu, '');
  if (bare.length < 2 || bare.length > 8 || !/^\p{Lu}[\p{L}\d&-]*$/u.test(bare)) return undefined;
  const capitals = bare.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals >= 2 && capitals * 2 >= bare.length ? bare.toLowerCase().replace(/[^\p{L}\d]/gu, '') : undefined;
}

/** The acronyms that a name may have: with and without its small words, without the country that leads it, and behind its first word. */
export function acronymsOf(folded: string): string[] {
  const words = folded.split(' ');
  if (words.length < 2) return [];
  const initials = (list: readonly string[]) => list.map((word) => word[0]).join('');
  const large = words.filter((word) => !SMALL_WORDS.has(word));
  const found = new Set([initials(large), initials(words)]);
  const behind = initials(large.slice(1));
  if (words[0] === 'us') found.add(behind);
  if (behind.length >= LETTERS_OF_OTHERS && words[0] === large[0]) found.add(`${words[0]} ${behind}`);
  return [...found].filter((letters) => letters.length >= 2);
}

/** @returns acronyms that stand for something else here than the lists have them for */
function linkAcronyms(forms: readonly Form[], links: Links): Set<Form> {
  const redefined = new Set<Form>();
  const full = new Map<string, number[]>();
  forms.forEach((form, index) => {
    if (form.nameClass !== 'name') return;
    for (const letters of acronymsOf(form.folded)) {
      const list = full.get(letters);
      if (list === undefined) full.set(letters, [index]);
      else list.push(index);
    }
  });
  forms.forEach((form, index) => {
    if (form.nameClass !== 'name') return;
    const letters = lettersOf(form.spelling);
    const candidates = letters === undefined ? undefined : full.get(letters);
    if (candidates === undefined) return;
    const { known } = form;
    // What everybody knows by these letters is nothing of another kind that has them by chance.
    const fitting = candidates.filter((other) => {
      const { kind, known: of } = forms[other]!;
      if (known === undefined || of !== undefined) return known === undefined || of?.name === known.name;
      return kind === known.kind && letters!.length >= LETTERS_OF_OTHERS;
    });
    const roots = new Set(fitting.map((other) => links.find(other)));
    const [only] = roots;
    if (roots.size !== 1 || only === undefined) return;
    links.join(only, index);
    if (known !== undefined && fitting.some((other) => isIntroducedBy(form, forms[other]!, known.name)))
      redefined.add(form);
  });
  return redefined;
}

/** Does an article name in full first what it has letters for, and not what the lists have them for? */
function isIntroducedBy(letters: Form, full: Form, listed: string): boolean {
  if (full.known !== undefined || full.mentions[0]! > letters.mentions[0]!) return false;
  const words = fold(listed).split(' ');
  return !full.folded.split(' ').some((word) => !SMALL_WORDS.has(word) && words.includes(word));
}

/** “The Courier” is called by the last word of the Halvern Courier as “Courier” is. */
function withoutArticle(folded: string): string {
  return folded.startsWith('the ') ? folded.slice(4) : folded;
}

/**
 * A short name joins the one long name that it begins or ends.
 *
 * @returns teams known by their place and the sport alone that turned out to be ones with a name
 */
function linkParts(forms: readonly Form[], links: Links): Set<Form> {
  const named = new Set<Form>();
  const longer = new Map<string, Set<number>>();
  /** “Courier”, “the Courier”, where it is part of no name, or of several. */
  const bare = new Map<string, number>();
  const add = (part: string, index: number) => {
    const set = longer.get(part);
    if (set === undefined) longer.set(part, new Set([index]));
    else set.add(index);
  };
  forms.forEach((form, index) => {
    if (form.nameClass !== 'name') return;
    const bare = withoutArticle(form.folded);
    const words = bare.split(' ');
    const { kind } = form;
    if (words.length < 2 || words.length > 12 || kind === 'place') return;
    if (bare !== form.folded) add(`${kind}:${bare}`, index);
    add(`${kind}:${words.at(-1)!}`, index);
    if (kind !== 'organization') return;
    for (let length = 1; length < words.length; length++) add(`${kind}:${words.slice(0, length).join(' ')}`, index);
    for (let length = 2; length < words.length; length++) add(`${kind}:${words.slice(-length).join(' ')}`, index);
  });
  forms.forEach((form, index) => {
    if (form.nameClass !== 'name' || (form.known !== undefined && !form.isUnlistedTeam)) return;
    const called = `${form.kind}:${withoutArticle(form.folded)}`;
    const fitting = [...(longer.get(called) ?? [])].filter(
      // Moscow of a report of football may be any of its clubs, and Dynamo Moscow is called Dynamo.
      (other) => !form.isUnlistedTeam || forms[other]!.folded.startsWith(`${form.folded} `),
    );
    const roots = new Set(fitting.map((other) => links.find(other)));
    const [only] = roots;
    if (roots.size === 1 && only !== undefined) {
      links.join(only, index);
      if (form.isUnlistedTeam) named.add(form);
      return;
    }
    const first = bare.get(called);
    if (first === undefined) bare.set(called, index);
    else links.join(first, index);
  });
  return named;
}
