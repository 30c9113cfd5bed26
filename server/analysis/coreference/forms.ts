import { CERTAIN } from '../corrections/rules.ts';
import { isNameKind, type Mention, type MentionKind, type NameKind } from '../model.ts';
import { withoutSoftHyphens } from '../text/legible.ts';
import { fold } from './fold.ts';
import { type Gender, type Genders, givenGender, titledGender } from './genders.ts';
import { isKnownPlace, type KnownName, type KnownNames, knownName } from './known-names.ts';
import { type PersonName, personName } from './person-names.ts';
import { hasTeams, isTeam, nameOfTeam, tellsWhereWritten } from './teams.ts';

/** Names of different classes are never joined: Washington the man, Washington the city, Russians, Russian. */
export type NameClass = 'person' | 'group' | 'language' | 'name';

export function classOf(kind: NameKind): NameClass {
  return kind === 'person' || kind === 'group' || kind === 'language' ? kind : 'name';
}

/** All mentions of an article that are written alike and are of one class. */
export interface Form {
  readonly nameClass: NameClass;
  readonly kind: NameKind;
  /**
   * What its mentions are, each for itself: a country that stands for its team is a place still. Nothing where a reader has said what
   * one of them is: of the others he has not.
   */
  readonly ownKind: NameKind | undefined;
  /** The share of what is written alike that the tagger took for this by itself, from 0 to 1; half where only full names say so. */
  readonly share: number;
  /** As it is written first. */
  readonly spelling: string;
  readonly folded: string;
  /** Indices of mentions, in order. */
  readonly mentions: readonly number[];
  /** What the titles before a surname tell, where the article has full names of a man and of a woman with it: “Mr. Berg”, “Mrs. Berg”. */
  readonly gender?: Gender;
  /** Of a person, the name taken apart. */
  readonly person?: PersonName;
  readonly known?: KnownName;
  /** Is it a team that the lists do not have, known by its place and the sport alone? */
  readonly isUnlistedTeam: boolean;
}

/** "U.N." is no short form of "Kim Jong Un". */
const POINTED = /^(?:\p{Lu}\.){2,}$/u;

/** A tagger that is less sure than this of a kind yields to what it says of the same words elsewhere in the article. */
export const SURE = 0.9;

/** What certainty is worth beside one mention more: it decides draws. */
const CERTAINTY = 0.01;

interface Draft {
  readonly spelling: string;
  readonly gender: Gender | undefined;
  readonly folded: string;
  readonly isTeam: boolean;
  readonly isHandle: boolean;
  readonly byKind: Map<NameKind, { weight: number; sure: boolean; readonly mentions: number[] }>;
}

/** What is looked at to tell the forms of an article. */
interface Article {
  readonly text: string;
  /** In order. */
  readonly mentions: readonly Mention[];
  readonly knownNames: KnownNames;
  /** What it reports of, where it reports of sport. */
  readonly sport: string | undefined;
  readonly isTown: (name: string) => boolean;
  readonly genders: Genders;
}

/** Collects the forms of an article in the order of their first mention. Dates and sums are left out. */
export function formsOf(article: Article): Form[] {
  const { text, mentions, knownNames, sport } = article;
  const drafts = draftsOf(article);
  const cities = citiesAmong(text, mentions, knownNames);
  const isNear = (name: string) => drafts.has(name) || (sport !== undefined && name === `sport ${sport}`.toLowerCase());
  const isPerson = personsAmong(drafts.values());
  const forms: Form[] = [];
  for (const draft of drafts.values()) {
    const { spelling, gender, folded, isTeam: team, isHandle, byKind } = draft;
    const all = [...byKind.values()].reduce((sum, { weight }) => sum + weight, 0);
    for (const [nameClass, { kind, mentions: found }] of classesOf(draft, isPerson)) {
      const called = team ? folded : (cities.get(folded) ?? folded);
      const listed =
        nameClass === 'name' || nameClass === 'group'
          ? knownName(knownNames, spelling, called, kind, isNear)
          : undefined;
      const isTeam = team && nameClass === 'name';
      const { known, isUnlistedTeam } =
        isTeam && (listed === undefined || listed.kind === 'place')
          ? teamOf(listed?.name ?? spelling, sport!, knownNames, isNear)
          : { known: listed, isUnlistedTeam: false };
      forms.push({
        nameClass,
        kind: isTeam ? 'organization' : kind,
        ownKind: found.some((mention) => mentions[mention]!.confidence === CERTAIN) ? undefined : kind,
        share: (byKind.get(kind)?.weight ?? all / 2) / all,
        spelling,
        folded,
        mentions: found.sort((a, b) => a - b),
        ...(gender === undefined ? {} : { gender }),
        ...(nameClass === 'person' ? { person: personName(isHandle ? wordsOfHandle(spelling) : spelling) } : {}),
        ...(known === undefined ? {} : { known }),
        isUnlistedTeam,
      });
    }
  }
  return forms.sort((a, b) => a.mentions[0]! - b.mentions[0]!);
}

/** All that is written alike, by what it is told apart by. */
function draftsOf({ text, mentions, knownNames, sport, isTown, genders }: Article): ReadonlyMap<string, Draft> {
  const shared = sharedSurnames(text, mentions, genders);
  const drafts = new Map<string, Draft>();
  const places = sport === undefined ? undefined : placesAmong(text, mentions);
  for (const [index, mention] of mentions.entries()) {
    if (!isNameKind(mention.kind)) continue;
    const spelling = withoutSoftHyphens(text.slice(mention.start, mention.end));
    const kind = isPeople(mention, spelling, knownNames) ? 'group' : mention.kind;
    const isHandle = kind === 'person' && (spelling.startsWith('@') || text[mention.start - 1] === '@');
    const folded = isHandle ? fold(spelling).replaceAll(' ', '') : fold(spelling);
    const team =
      places !== undefined &&
      (places.has(folded) || isNamedByPlace(mention, folded, knownNames, isTown)) &&
      classOf(kind) === 'name' &&
      isTeam(text, mention);
    const gender = kind === 'person' && shared.has(folded) ? titledGender(text, mention.start) : undefined;
    // A name without a letter or digit is like itself only.
    const key =
      folded === ''
        ? `\0${spelling}`
        : team
          ? `\0${folded}`
          : isHandle
            ? `@${folded}`
            : gender
              ? `${gender}\0${folded}`
              : folded;
    let draft = drafts.get(key);
    if (draft === undefined) {
      draft = { spelling, gender, folded, isTeam: team, isHandle, byKind: new Map() };
      drafts.set(key, draft);
    }
    let entry = draft.byKind.get(kind);
    if (entry === undefined) {
      entry = { weight: 0, sure: false, mentions: [] };
      draft.byKind.set(kind, entry);
    }
    entry.weight += 1 + CERTAINTY * mention.confidence;
    entry.sure ||= mention.confidence >= SURE;
    entry.mentions.push(index);
  }
  return drafts;
}

/** The kinds of what is written alike, one a class: where the tagger is not sure, that of the most. */
function classesOf(
  { spelling, folded, byKind }: Draft,
  isPerson: (folded: string) => boolean,
): ReadonlyMap<NameClass, { readonly kind: NameKind; readonly mentions: number[] }> {
  const ranked = [...byKind].sort((a, b) => b[1].weight - a[1].weight);
  const isSureOfOther = ranked.some(([kind, { sure }]) => sure && kind !== 'person');
  const strongest = !isSureOfOther && isPerson(folded) && !POINTED.test(spelling) ? 'person' : ranked[0]![0];
  const byClass = new Map<NameClass, { kind: NameKind; mentions: number[] }>();
  for (const [kind, { sure, mentions }] of ranked) {
    const chosen = sure ? kind : strongest;
    const target = byClass.get(classOf(chosen));
    if (target === undefined) byClass.set(classOf(chosen), { kind: chosen, mentions: [...mentions] });
    else target.mentions.push(...mentions);
  }
  return byClass;
}

/** What the lists have for the team of a place, or else what it is called by its place and the sport. */
function teamOf(
  place: string,
  sport: string,
  knownNames: KnownNames,
  isNear: (name: string) => boolean,
): Pick<Form, 'known' | 'isUnlistedTeam'> & { readonly known: KnownName } {
  const name = nameOfTeam(place, sport);
  const known = knownName(knownNames, name, fold(name), 'organization', isNear);
  return { known: known ?? { kind: 'organization', name }, isUnlistedTeam: known === undefined };
}

/** Surnames that full names of men and of women have in an article. */
function sharedSurnames(text: string, mentions: readonly Mention[], genders: Genders): ReadonlySet<string> {
  const bearers = new Map<string, Gender>();
  const shared = new Set<string>();
  for (const { kind, start, end } of mentions) {
    if (kind !== 'person') continue;
    const words = fold(text.slice(start, end)).split(' ');
    const gender = words.length < 2 ? undefined : (titledGender(text, start) ?? givenGender(words, genders));
    if (gender === undefined) continue;
    const surname = words.at(-1)!;
    const known = bearers.get(surname);
    if (known !== undefined && known !== gender) shared.add(surname);
    bearers.set(surname, gender);
  }
  return shared;
}

/** Kinds that are told apart name by name, not by the sentence, and that a people is taken for now and then. */
const TAKEN_FOR: ReadonlySet<MentionKind> = new Set(['event', 'work', 'product', 'law', 'other']);

/** Is it the name of a people, taken for something else: "Dutch voters"? */
function isPeople({ kind, confidence }: Mention, spelling: string, { groups }: KnownNames): boolean {
  return confidence < SURE && TAKEN_FOR.has(kind) && groups.has(fold(spelling));
}

/**
 * What a name is called in full that a city and its state share, where the lists have it only so: the city where something is in it
 * somewhere in the article ("in New York", "NEW YORK (AP) —"), else the state.
 */
function citiesAmong(text: string, mentions: readonly Mention[], { names }: KnownNames): Map<string, string> {
  const found = new Map<string, string>();
  for (const mention of mentions) {
    if (mention.kind !== 'place') continue;
    const folded = fold(text.slice(mention.start, mention.end));
    const [city, state] = [`${folded} city`, `${folded} state`];
    if (names.has(folded) || !names.has(city) || !names.has(state)) continue;
    const isIn = /\b(?:in|from|to) $/i.test(text.slice(Math.max(0, mention.start - 6), mention.start));
    if (isIn || tellsWhereWritten(text, mention)) found.set(folded, city);
    else if (!found.has(folded)) found.set(folded, state);
  }
  return found;
}

/** What stands before names in handles. */
const PREFIXES = /^(?:real|the)(?=\p{Lu})/u;

/** The words of a handle by its capitals: "@realDonaldTrump", "@LisaMurkowski", "RepAdamSchiff". */
function wordsOfHandle(spelling: string): string {
  return spelling
    .replace(/^@/, '')
    .replace(PREFIXES, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu})|_/gu, ' ');
}

/** Names that the tagger takes for places somewhere in the article. Those that an annotator called places are what he says. */
function placesAmong(text: string, mentions: readonly Mention[]): Set<string> {
  const found = new Set<string>();
  for (const { start, end, kind, confidence } of mentions) {
    if (kind === 'place' && confidence < 1) found.add(fold(text.slice(start, end)));
  }
  return found;
}

/** Is an organization called by a place that has teams: "Boston beat Denver"? Which of its teams that is, the sport tells. */
function isNamedByPlace(
  { kind, confidence }: Mention,
  folded: string,
  knownNames: KnownNames,
  isTown: (name: string) => boolean,
): boolean {
  if (kind !== 'organization' || confidence === CERTAIN) return false;
  return hasTeams(knownNames, folded) || isKnownPlace(knownNames, folded) || isTown(folded);
}

/**
 * Tells of names that the tagger is not sure of whether they are persons for what the article surely has of persons: the given
 * and family names of full names stand for hardly anything else alone, and what ends with a surname is hardly anybody else.
 */
function personsAmong(drafts: Iterable<Draft>): (folded: string) => boolean {
  const parts = new Set<string>();
  const singles = new Set<string>();
  for (const { folded, byKind } of drafts) {
    if (byKind.get('person')?.sure !== true) continue;
    const words = folded.split(' ');
    if (words.length === 1) singles.add(folded);
    else parts.add(words[0]!).add(words.at(-1)!);
  }
  return (folded) => {
    const words = folded.split(' ');
    return words.length === 1 ? parts.has(folded) : words.length <= 3 && singles.has(words.at(-1)!);
  };
}
