import type { LocalEntity, Mention, MentionKind, NameKind, Quotation, Reference, Token } from '../model.ts';
import type { Models } from '../models.ts';
import { namesTown } from '../names/lexicon.ts';
import { withoutHalfBrackets, withoutSoftHyphens } from '../text/legible.ts';
import { SURE_OF_HOUSE } from './follows-entity.ts';
import { type Form, formsOf, SURE } from './forms.ts';
import type { KnownName } from './known-names.ts';
import { createLinks } from './links.ts';
import { linkNames } from './names.ts';
import { linkPersons } from './persons.ts';
import { sportOf } from './teams.ts';

/** Kinds of one name that a sentence may tell apart. */
const HOUSES: readonly MentionKind[] = ['place', 'facility', 'organization'];

/** The mentions of an article, each with its entity, and these entities. */
export interface Resolved {
  readonly mentions: readonly Mention[];
  readonly entities: readonly LocalEntity[];
}

/**
 * Joins the mentions of an article to its entities: names written alike, what the lists of known names hold for one, full names and
 * short ones, acronyms and what they stand for. Mentions may nest; entities come in the order of their first mention.
 */
export function resolveNames(
  text: string,
  tokens: readonly Token[],
  names: readonly Mention[],
  models: Models,
): Resolved {
  const forms = formsOf({
    text,
    mentions: names,
    knownNames: models.knownNames,
    sport: sportOf(text, tokens),
    isTown: (name) => namesTown(models.names.lexicon, name),
    genders: models.genders,
  });
  const links = createLinks(forms.length);
  linkPersons({ text, mentions: names }, forms, links, models.givenNames, models.genders);
  const redefined = linkNames(text, names, forms, links);

  const formAt: number[] = [];
  const members = new Map<number, Form[]>();
  for (const [index, form] of forms.entries()) {
    for (const mention of form.mentions) formAt[mention] = index;
    const root = links.find(index);
    const list = members.get(root);
    if (list === undefined) members.set(root, [form]);
    else list.push(form);
  }

  const entities: Draft[] = [];
  const numbers = new Map<number, number>();
  const mentions: Mention[] = [];
  for (const [index, mention] of names.entries()) {
    const at = formAt[index];
    if (at === undefined) {
      mentions.push(mention);
      continue;
    }
    const root = links.find(at);
    let entity = numbers.get(root);
    if (entity === undefined) {
      const list = members.get(root)!;
      entity = entities.push({ ...portrayal(list, redefined), spellings: [], mentions: [], descriptions: [] }) - 1;
      numbers.set(root, entity);
    }
    addMention(entities[entity]!, text, mention, index);
    mentions.push({ ...alike(mention, forms[at]!), entity });
  }
  return { mentions, entities };
}

/** Adds to an entity what a mention calls it and says of it. */
function addMention(draft: Draft, text: string, { start, end, description }: Mention, index: number): void {
  const spelling = withoutHalfBrackets(withoutSoftHyphens(text.slice(start, end)));
  if (!draft.spellings.includes(spelling)) draft.spellings.push(spelling);
  draft.mentions.push(index);
  const said = description && onOneLine(withoutSoftHyphens(text.slice(description.start, description.end)));
  if (said !== undefined && !draft.descriptions.includes(said)) draft.descriptions.push(said);
}

/** A mention of which the tagger is not sure is of the kind of what is written alike. */
function alike(mention: Mention, { ownKind, share }: Form): Mention {
  if (ownKind === undefined || mention.kind === ownKind) return mention;
  const sure = mayStandForEachOther(mention.kind, ownKind) ? SURE_OF_HOUSE : SURE;
  return mention.confidence < sure ? { ...mention, kind: ownKind, confidence: share } : mention;
}

/** A place is called like those who sit there: "at the White House", "the White House said". */
function mayStandForEachOther(kind: MentionKind, other: MentionKind): boolean {
  return HOUSES.includes(kind) && HOUSES.includes(other);
}

interface Draft extends Portrayal {
  readonly spellings: string[];
  readonly mentions: number[];
  readonly descriptions: string[];
}

interface Portrayal {
  readonly kind: NameKind;
  readonly name: string;
  readonly known?: Pick<KnownName, 'name' | 'home'>;
}

/** Kind and fullest name of what some forms stand for. */
function portrayal(forms: readonly Form[], redefined: ReadonlySet<Form>): Portrayal {
  const fullest = forms.reduce((best, form) => (isFuller(form, best) ? form : best));
  const known = forms.find((form) => form.known !== undefined && !redefined.has(form))?.known;
  return {
    kind: likeliestKind(forms),
    name: onOneLine(withoutHalfBrackets(fullest.spelling)),
    ...(known === undefined ? {} : { known: called(known) }),
  };
}

/** The kind of most mentions. */
function likeliestKind(forms: readonly Form[]): NameKind {
  // Most names are written one way only.
  if (forms.length === 1) return forms[0]!.kind;
  const weights = new Map<NameKind, number>();
  for (const { kind, mentions } of forms) weights.set(kind, (weights.get(kind) ?? 0) + mentions.length);
  const [kind] = [...weights].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
  return kind;
}

/** Words between single blanks; most texts are that already, and nothing is made anew of them. */
function onOneLine(text: string): string {
  return /[^\S ]| {2}/u.test(text) ? text.replace(/\s+/gu, ' ') : text;
}

function called({ name, home }: KnownName): Pick<KnownName, 'name' | 'home'> {
  return home === undefined ? { name } : { name, home };
}

function isFuller(form: Form, than: Form): boolean {
  const words = wordsIn(form);
  const others = wordsIn(than);
  return words > others || (words === others && form.folded.length > than.folded.length);
}

/** How many words a name has, without titles. */
function wordsIn({ folded, person }: Form): number {
  let words = 1;
  for (let blank = folded.indexOf(' '); blank >= 0; blank = folded.indexOf(' ', blank + 1)) words += 1;
  return person === undefined ? words : Math.min(words, person.words.length);
}

/**
 * Finds the words that stand for an entity without naming it. (First version: the speakers of quotations.)
 *
 * @param quotations in order; the entities of their speakers are known already, pronouns included
 */
export function findReferences(quotations: readonly Quotation[]): Reference[] {
  const references = new Map<number, Reference>();
  for (const { speaker, confidence } of quotations) {
    if (speaker?.entity === undefined || speaker.form === 'name') continue;
    const { start, end, entity, form } = speaker;
    references.set(start, { start, end, entity, form, confidence });
  }
  return [...references.values()].sort((a, b) => a.start - b.start);
}
