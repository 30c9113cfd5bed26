import type { LocalEntity, Mention, Token } from '../model.ts';
import { firstFrom } from '../text/spans.ts';

/** What is looked at to tell whom an office means; all in order. */
interface Article {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  readonly entities: readonly LocalEntity[];
}

/** So many names before a description are looked at for one with that office. */
const NAMES_BACK = 120;

/** So many names behind a description are looked at for one with that office. */
const NAMES_AHEAD = 20;

/** How offices are written before names. */
const SHORT_OFFICES: ReadonlyMap<string, string> = new Map([
  ['sen.', 'senator'],
  ['gov.', 'governor'],
  ['rep.', 'representative'],
  ['gen.', 'general'],
  ['prof.', 'professor'],
  ['dr.', 'doctor'],
]);

/** So many code units after a name and a comma are looked through for an office. */
const OFFICE_REACH = 60;

/** So many, for what somebody was made. */
const APPOINTED_REACH = 100;

/**
 * The last entity named before an offset that is called by an office ("minister"): before its name, behind it or in it.
 *
 * @param of whose office it is said to be, in letters only ("us" for "the U.S. president"): of several who hold one, the one so told
 */
export function lastCalled(article: Article, office: string, offset: number, of?: string): number | undefined {
  const { mentions } = article;
  const from = firstFrom(mentions, offset) - 1;
  let last: number | undefined;
  for (let i = from; i >= 0 && from - i < NAMES_BACK; i--) {
    if (!holds(article, i, office)) continue;
    const { entity } = mentions[i]!;
    if (of === undefined || isOf(article, i, of)) return entity;
    if (isOfOthers(article, i)) continue;
    last ??= entity;
  }
  return last;
}

/** Is it told beside a name whose office its bearer holds? */
function isOf({ text, mentions }: Article, index: number, of: string): boolean {
  const { description } = mentions[index]!;
  return description !== undefined && lettersOf(text.slice(description.start, description.end)).includes(of);
}

/** Is a country or another place told beside a name, of which its bearer holds an office? */
function isOfOthers({ mentions, entities }: Article, index: number): boolean {
  const { description } = mentions[index]!;
  if (description === undefined) return false;
  return [mentions[index - 1], mentions[index + 1]].some((beside) => {
    if (beside?.entity === undefined || beside.start >= description.end || description.start >= beside.end)
      return false;
    const { kind, known } = entities[beside.entity]!;
    return kind === 'place' || known?.home !== undefined;
  });
}

/** The letters of some words, small. */
export function lettersOf(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}]/gu, '');
}

/** The first entity named behind an offset that is called so. */
export function nextCalled(article: Article, office: string, offset: number, of?: string): number | undefined {
  const { mentions } = article;
  const from = firstFrom(mentions, offset);
  for (let i = from; i < mentions.length && i - from < NAMES_AHEAD; i++)
    if (holds(article, i, office) && (of === undefined || isOf(article, i, of) || !isOfOthers(article, i)))
      return mentions[i]!.entity;
  return undefined;
}

const CALLED: ReadonlySet<LocalEntity['kind']> = new Set(['person', 'organization', 'place', 'facility', 'group']);

/** Is who is named here called by an office, before or behind the name or in it? */
function holds({ text, tokens, mentions, entities }: Article, index: number, office: string): boolean {
  const { start, end, entity, description } = mentions[index]!;
  if (entity === undefined) return false;
  const { kind, name } = entities[entity]!;
  if (!CALLED.has(kind)) return false;
  if (name.toLowerCase().split(' ').includes(office)) return true;
  if (kind !== 'person') return false;
  if (description !== undefined && headOf(text.slice(description.start, description.end).toLowerCase()) === office)
    return true;
  const title = tokens[firstFrom(tokens, start) - 1]?.text.toLowerCase();
  if (title !== undefined && (SHORT_OFFICES.get(title) ?? title) === office) return true;
  const behind = text.slice(end, end + APPOINTED_REACH).toLowerCase();
  return (text[end] === ',' && isCalled(behind.slice(0, OFFICE_REACH), office)) || isAppointed(behind, office);
}

/** Is it told behind a name that its bearer works as that ("was sworn in as acting mayor")? */
function isAppointed(behind: string, office: string): boolean {
  const at = behind.indexOf(office);
  return (
    at >= 0 && isCalled(behind, office) && /\bas (?:the |an? |acting |first |interim |new )*$/.test(behind.slice(0, at))
  );
}

/** The word of a description that says what somebody is: of "the mayor of Halvern" it is "mayor". */
function headOf(description: string): string {
  const more = /[ ,](?:of|for|at|in|to|and|with|from) /.exec(description);
  const named = more === null ? description : description.slice(0, more.index);
  return named.slice(named.lastIndexOf(' ') + 1);
}

/** Is somebody called by their office in the words behind their name? */
function isCalled(behind: string, office: string): boolean {
  const at = behind.indexOf(office);
  return (
    at >= 0 &&
    !/[a-z]/.test(behind[at - 1] ?? '') &&
    !/[a-z]/.test(behind[at + office.length] ?? '') &&
    !/[.;"“]/.test(behind.slice(0, at))
  );
}
