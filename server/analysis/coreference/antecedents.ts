import type { Block, LocalEntity, Mention, Quotation, Sentence, Span, Speaker, Token } from '../model.ts';
import { firstFrom, isWithin, tokenFrom } from '../text/spans.ts';
import { BODIES } from './bodies.ts';
import { fold } from './fold.ts';
import {
  type Gender,
  type Genders,
  genderOfDescription,
  genderOfPronouns,
  genderOfTitle,
  givenGender,
} from './genders.ts';
import { lastCalled, lettersOf, nextCalled, OFFICES, ranksIn } from './offices.ts';
import { begins, isOblique, standingIn } from './standing.ts';
import { isWriting, writerOf } from './writings.ts';

/** What is known of an article when the speakers of its quotations are resolved; all in order. */
interface Article {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly Mention[];
  readonly entities: readonly LocalEntity[];
  readonly noise: readonly Span[];
}

/** So many sentences before a pronoun are looked through for whom it means. */
const SENTENCES_BACK = 5;

/** A speaker goes on over so many blocks without being named. */
const BLOCKS_BACK = 3;

/** So many of those chosen by these rules are right, of the speakers that are found in the training articles: 391 of 418. */
const SHARE_RIGHT = 0.94;

/** What speaks for a candidate; the weights were tried on the training articles only. */
const WEIGHTS = {
  /** It is the first person or body that its sentence names, but not behind a preposition, nor as somebody who has something. */
  first: 2.25,
  /** It is so in the sentence right before, of the same paragraph. */
  before: 1,
  /** It is so in the pronoun's own sentence, and begins it. */
  begins: 2.5,
  /** It said the quotation before. */
  spoke: 3,
  /** It said the quotation before, but somebody else who fits was the first named in a sentence since. */
  spokeBefore: 1.3,
  /** For each sentence that lies between. */
  distance: -1.65,
  /** It is named only within somebody's words. */
  quoted: -2.5,
  /** The name's gender is known and fits. */
  gender: 1.5,
} as const;

/** An article, and what is known of its names beyond their places. */
export interface Surroundings extends Article {
  /** The gender of an entity, where it is known; looked for when it is asked for. */
  readonly genderOf: (entity: number) => Gender | undefined;
  /** 1 for each mention that stands within somebody's words. */
  readonly quoted: Uint8Array;
  /** Somebody's words; in order, none within another. */
  readonly said: readonly Span[];
}

/** Looks at the names of an article once, for all its quotations. */
export function surroundingsOf(article: Article, genders: Genders, quotations: readonly Quotation[]): Surroundings {
  return {
    ...article,
    genderOf: gendersOf(article, genders),
    quoted: quotedMentions(article.mentions, quotations),
    said: outermost(quotations.flatMap(({ contents }) => contents)),
  };
}

/** The entity that the quotation before is from, and where that is said. */
export interface Last {
  readonly entity: number;
  readonly at: number;
}

interface Wanted {
  readonly kinds: ReadonlySet<LocalEntity['kind']>;
  readonly gender?: Gender;
  /** May who is wanted be named so? */
  readonly isName?: (name: string) => boolean;
}

const PERSON: ReadonlySet<LocalEntity['kind']> = new Set(['person']);
const BODY: ReadonlySet<LocalEntity['kind']> = new Set(['organization', 'place', 'facility', 'group']);

const ORGANIZATION: ReadonlySet<LocalEntity['kind']> = new Set(['organization']);

const WANTED: ReadonlyMap<string, Wanted> = new Map<string, Wanted>([
  ['he', { kinds: PERSON, gender: 'he' }],
  ['she', { kinds: PERSON, gender: 'she' }],
  ['him', { kinds: PERSON, gender: 'he' }],
  ['her', { kinds: PERSON, gender: 'she' }],
  ['it', { kinds: BODY }],
]);

/**
 * Gives a speaker that is a pronoun or a description ("he", "the minister") the entity that is meant, with the name that says so,
 * where it is safe to say: of the names shortly before, one must fit, be near and be spoken of more than any other.
 *
 * @param own what is said: nobody speaks there of themselves by name
 */
export function resolveSpeaker(article: Surroundings, speaker: Speaker, last: Last | undefined, own: Span): Speaker {
  const national = isNational(article, speaker);
  if (speaker.entity !== undefined && !national) return speaker;
  const entity = national
    ? likeliest(article, speaker, last, { kinds: PERSON }, own)
    : meant(article, speaker, last, own);
  if (entity === undefined) return speaker;
  const { confidence, evidence } = speaker;
  const form = national ? 'description' : speaker.form;
  if (form === 'name') return { ...speaker, entity };
  const { mentions, entities } = article;
  const places = entities[entity]!.mentions;
  const { start, end } = mentions[places.findLast((place) => mentions[place]!.end <= speaker.start) ?? places[0]!]!;
  return {
    ...speaker,
    form,
    entity,
    confidence: confidence * SHARE_RIGHT,
    evidence: [...evidence, { kind: form, start, end }],
  };
}

/** What the name of a people ends with that may mean all of it: “the French said”. */
const PEOPLE = /(?:s|ese|ch|sh)$/;

/** Is somebody called by their people only, as sports reports do: “said the Dane”? */
function isNational({ text, entities }: Surroundings, { start, end, form, entity }: Speaker): boolean {
  if (form !== 'name' || entity === undefined || entities[entity]!.kind !== 'group') return false;
  if (entities[entity]!.known?.home === undefined || PEOPLE.test(text.slice(start, end))) return false;
  return /\bthe (?:[\p{L}\p{N}-]+-old )?$/iu.test(text.slice(Math.max(0, start - LONGEST_TITLE), start));
}

/** Whom a speaker that is no name means. */
function meant(article: Surroundings, speaker: Speaker, last: Last | undefined, own: Span): number | undefined {
  const words = article.text.slice(speaker.start, speaker.end).toLowerCase();
  if (words === 'who' || words === 'which') return named(article, speaker);
  const wanted = speaker.form === 'pronoun' ? WANTED.get(words) : undefined;
  if (wanted === undefined)
    return speaker.form === 'description' ? described(article, words, speaker, last) : undefined;
  return announced(article, speaker, wanted) ?? likeliest(article, speaker, last, wanted, own);
}

const CONJUNCTION = /^(?:After|Although|As|Because|Before|If|Once|Since|Though|When|While) $/;

/** So many code units stand between a comma and the name behind it: a title. */
const LONGEST_TITLE = 30;

/** Whom “As she arrived, Anna Berg said” means: the first who is named behind the clause with which the sentence begins. */
function announced(article: Surroundings, { start, end }: Span, { kinds, gender }: Wanted): number | undefined {
  const { text, sentences, mentions, entities, genderOf } = article;
  const sentence = sentences[firstFrom(sentences, start + 1) - 1];
  if (sentence === undefined || !CONJUNCTION.test(text.slice(Math.max(sentence.start, start - 10), start)))
    return undefined;
  const behind = text.slice(end, sentence.end).indexOf(', ');
  if (behind < 0) return undefined;
  const comma = end + behind;
  const name = mentions[firstFrom(mentions, comma)];
  if (name?.entity === undefined || name.start > Math.min(sentence.end, comma + LONGEST_TITLE)) return undefined;
  const known = genderOf(name.entity);
  const fits =
    kinds.has(entities[name.entity]!.kind) && (known === undefined || gender === undefined || known === gender);
  return fits ? name.entity : undefined;
}

/** Who of those that are wanted is nearest and most spoken of, if one is more than any other. */
function likeliest(
  article: Surroundings,
  speaker: Span,
  last: Last | undefined,
  wanted: Wanted,
  own?: Span,
): number | undefined {
  const { sentences, entities, noise, genderOf } = article;
  const here = firstFrom(sentences, speaker.start + 1) - 1;
  const addressee = addresseeOf(article, speaker);
  const scores = new Map<number, number>();
  let since = false;
  for (let back = 0; back <= SENTENCES_BACK && here - back >= 0; back++) {
    const sentence = sentences[here - back]!;
    if (isWithin(noise, sentence.start)) continue;
    let isFirst = true;
    for (const standing of standingIn(article, sentence, wanted.kinds === PERSON)) {
      const { start, entity, isQuoted } = standing;
      if (start >= speaker.start) break;
      if (own !== undefined && own.start <= start && start < own.end) continue;
      if (entity === addressee || !wanted.kinds.has(entities[entity]!.kind)) continue;
      if (wanted.isName?.(entities[entity]!.name) === false) continue;
      if (back === 0 && isOwn(article, start, wanted.gender)) continue;
      const gender = genderOf(entity);
      if (wanted.gender !== undefined && gender !== undefined && gender !== wanted.gender) continue;
      const acts = isFirst && !isQuoted && !isOblique(article, standing);
      const score =
        WEIGHTS.distance * back +
        (isQuoted ? WEIGHTS.quoted : 0) +
        (acts ? WEIGHTS.first : 0) +
        (acts && back === 0 && begins(article, sentence, standing, speaker) ? WEIGHTS.begins : 0) +
        (acts && back === 1 && sentence.block === sentences[here]!.block ? WEIGHTS.before : 0) +
        (gender !== undefined && gender === wanted.gender ? WEIGHTS.gender : 0);
      if (acts && last !== undefined && entity !== last.entity && start > last.at) since = true;
      if (acts) isFirst = false;
      scores.set(entity, Math.max(scores.get(entity) ?? Number.NEGATIVE_INFINITY, score));
    }
  }
  if (
    last !== undefined &&
    last.entity !== addressee &&
    blocksBetween(article.blocks, last.at, speaker.start) <= BLOCKS_BACK
  ) {
    const { kind, name } = entities[last.entity]!;
    const fits = wanted.kinds.has(kind) && wanted.isName?.(name) !== false;
    const gender = genderOf(last.entity);
    const differs = wanted.gender !== undefined && gender !== undefined && gender !== wanted.gender;
    if (fits && !differs)
      scores.set(last.entity, (scores.get(last.entity) ?? -2) + (since ? WEIGHTS.spokeBefore : WEIGHTS.spoke));
  }
  let best: number | undefined;
  let runnerUp = Number.NEGATIVE_INFINITY;
  for (const [entity, score] of scores) {
    if (best === undefined || score > scores.get(best)!) {
      runnerUp = best === undefined ? runnerUp : scores.get(best)!;
      best = entity;
    } else runnerUp = Math.max(runnerUp, score);
  }
  return best !== undefined && scores.get(best)! > runnerUp ? best : undefined;
}

/** Whose somebody is told to be, right before the name: “his brother Novak”. */
const OWN = { he: /\bhis (?:\p{Ll}[\p{L}-]* ){1,3}$/u, she: /\bher (?:\p{Ll}[\p{L}-]* ){1,3}$/u } as const;

/** Is somebody who is named at `start` told to belong to whom a pronoun of the same sentence means? “To his brother Novak, he wrote”. */
function isOwn({ text }: Article, start: number, gender: Gender | undefined): boolean {
  if (gender === undefined) return false;
  const before = text.slice(Math.max(0, start - LONGEST_TITLE), start);
  return before.includes(gender === 'he' ? 'his ' : 'her ') && OWN[gender].test(before);
}

/** Whom “he” speaks to in “he told Novak”: somebody else. */
function addresseeOf({ text, mentions }: Article, { end }: Span): number | undefined {
  const name = mentions[firstFrom(mentions, end)];
  return name !== undefined && /^ \p{Ll}+ $/u.test(text.slice(end, Math.min(name.start, end + LONGEST_TITLE)))
    ? name.entity
    : undefined;
}

/** “The deputy minister”, “the president himself”, “its owner”. */
const DESCRIPTION = /^(?:(the|its|their|his|her) (?:[^ ]+ ){0,4}?)?([a-z-]{3,})(?: (?:himself|herself|itself))?$/;

/** “The deputy mayor of Halvern”, who is neither the town nor anything else that is called by it. */
const OWNED = /^[Tt]he ((?:[^ ]+ ){0,3}?)([a-z-]{3,}) (?:at|for|from|in|of) (?:the )?(\p{Lu}\S*)(?: \S+){0,6}$/u;

/** Of these, what they are of is meant: “the government of Scotland”. */
const BODIES_OF_PLACES =
  /^(?:administration|archdiocese|authorities|board|bureau|city|committee|council|country|county|court|diocese|government|headquarters|house|island|kingdom|lawyer|lawyers|people|republic|spokes(?:man|person|woman)|state|town|village|website)$/;

/** “An engineer”, whom the article names later: “the engineer, Ada Berg”. */
const INTRODUCED = /^(?:an?|one) (?:[^ ]+ ){0,4}?([a-z-]{3,})$/;

/** The body of which an article speaks most before an offset, among those that may be called so; none of two that it speaks of as often. */
function foremost(
  { mentions, entities }: Surroundings,
  isName: (name: string) => boolean,
  before: number,
): number | undefined {
  let best: number | undefined;
  let most = 0;
  let isOnly = false;
  entities.forEach(({ kind, name, mentions: places }, entity) => {
    if (kind !== 'organization' || !isName(name)) return;
    const times = places.findLastIndex((place) => mentions[place]!.end <= before) + 1;
    isOnly = times > most || (isOnly && times < most);
    if (times <= most) return;
    most = times;
    best = entity;
  });
  return isOnly ? best : undefined;
}

/**
 * Whom "the minister" means: the last before whose name the article gives that office ("Transport Minister Sergei Belinsky"), or
 * behind it ("Sergei Belinsky, the minister"), or in it ("the authority": the Halvern Port Authority); or the body of which one may
 * speak so ("the company"); or else the first who is called so later.
 */
function described(article: Surroundings, words: string, speaker: Speaker, last: Last | undefined): number | undefined {
  const writer = writerOf(article, words, speaker, last?.entity);
  if (writer !== undefined) return writer;
  const [, introduced] = INTRODUCED.exec(words) ?? [];
  if (introduced !== undefined && !isWriting(introduced))
    return nextCalled(
      article,
      { noun: introduced, ranks: ranksIn(words.split(' ').slice(0, -1)), of: undefined },
      speaker.end,
    );
  const owned = OWNED.exec(article.text.slice(speaker.start, speaker.end));
  if (owned !== null && !isWriting(owned[2]!) && !BODIES_OF_PLACES.test(owned[2]!)) {
    const [, before = '', noun = '', name = ''] = owned;
    const office = { noun, ranks: ranksIn(before.toLowerCase().split(' ')), of: lettersOf(name) };
    return lastCalled(article, office, speaker.start) ?? nextCalled(article, office, speaker.end);
  }
  const [, determiner, office] = DESCRIPTION.exec(words) ?? [];
  // Several people are nobody in particular.
  if (office === undefined || /[^s]s$/.test(office) || isWriting(office)) return undefined;
  const [of] = /\p{Lu}\S*/u.exec(article.text.slice(speaker.start + (determiner ?? '').length, speaker.end)) ?? [];
  const called = { noun: office, ranks: ranksIn(words.split(' ').slice(0, -1)), of: of && lettersOf(of) };
  const before = lastCalled(article, called, speaker.start);
  if (before !== undefined) return before;
  const isName = determiner === undefined ? undefined : BODIES.get(office);
  if (isName !== undefined)
    return (
      likeliest(article, speaker, last, { kinds: ORGANIZATION, isName }) ?? foremost(article, isName, speaker.start)
    );
  return (
    nextCalled(article, called, speaker.end) ??
    lastSpoken(article, words, office, speaker, last) ??
    (determiner === 'the' && of === undefined && OFFICES.has(office) ? spokenOf(article, speaker) : undefined)
  );
}

/** The person of whom the sentence before speaks, in the same paragraph, if it names nobody else: who holds an office that is told of nobody. */
function spokenOf(article: Surroundings, speaker: Span): number | undefined {
  const { sentences, entities } = article;
  const here = firstFrom(sentences, speaker.start + 1) - 1;
  const sentence = sentences[here - 1];
  if (sentence === undefined || sentence.block !== sentences[here]!.block) return undefined;
  const people = standingIn(article, sentence, false).filter(({ entity }) => entities[entity]!.kind === 'person');
  const [first] = people;
  if (first === undefined || first.isQuoted || isOblique(article, first)) return undefined;
  if (!begins(article, sentence, first, speaker)) return undefined;
  return people.every(({ entity }) => entity === first.entity) ? first.entity : undefined;
}

/** What a person may be called without ever being named so: “the lawmaker”, “the Kentucky Republican”. No office: who holds it is told. */
const PERSONS =
  /(?:(?<!m)er|or|ist|ian|man|woman|eer|ee|(?<!m)ent|ant|aire|secretary-general|star|aide|ceo|head|teen|expert|chief|veteran|mogul|tycoon|democrat|republican|conservative|liberal|native|chair|founder|candidate|nominee|coach|executive|socialist)$/;

/** Who spoke before, where that is a person, and “the lawmaker” says nothing else. */
function lastSpoken(
  article: Surroundings,
  words: string,
  noun: string,
  speaker: Span,
  last: Last | undefined,
): number | undefined {
  if (!words.startsWith('the ') || !PERSONS.test(noun) || OFFICES.has(noun)) return undefined;
  const gender = /woman$/.test(noun) ? 'she' : /man$/.test(noun) ? 'he' : undefined;
  const person = likeliest(article, speaker, last, { kinds: PERSON, ...(gender && { gender }) });
  return person === last?.entity ? person : undefined;
}

/** Whom "who" means: the name right before it, in the same sentence. */
function named({ text, mentions }: Surroundings, { start }: Span): number | undefined {
  const name = mentions[firstFrom(mentions, start) - 1];
  return name !== undefined && /^,? $/.test(text.slice(name.end, start)) ? name.entity : undefined;
}

function outermost(spans: Span[]): Span[] {
  let end = -1;
  return spans
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((span) => {
      if (span.end <= end) return false;
      end = span.end;
      return true;
    });
}

function quotedMentions(mentions: readonly Mention[], quotations: readonly Quotation[]): Uint8Array {
  const quoted = new Uint8Array(mentions.length);
  for (const { contents, speaker } of quotations) {
    for (const { start, end } of contents) {
      for (let i = firstFrom(mentions, start); i < mentions.length && mentions[i]!.start < end; i++)
        if (mentions[i]!.start !== speaker?.start) quoted[i] = 1;
    }
  }
  return quoted;
}

/** Tells the genders of entities, each looked for once. */
function gendersOf(article: Article, genders: Genders): (entity: number) => Gender | undefined {
  const known = new Map<number, Gender | undefined>();
  return (entity) => {
    if (!known.has(entity)) known.set(entity, genderOf(article, genders, article.entities[entity]!));
    return known.get(entity);
  };
}

/** The gender of an entity, where a title or a given name tells it, or a surname where that is all, or else the pronouns behind it. */
function genderOf(
  { text, blocks, tokens, mentions, entities }: Article,
  genders: Genders,
  entity: LocalEntity,
): Gender | undefined {
  const { kind, name, mentions: places } = entity;
  if (kind !== 'person') return undefined;
  for (const place of places) {
    const { start, description } = mentions[place]!;
    const before = tokens[tokenFrom(tokens, start) - 1];
    const told =
      (before && genderOfTitle(text.slice(before.start, before.end))) ??
      (description && genderOfDescription(text.slice(description.start, description.end)));
    if (told !== undefined) return told;
  }
  const words = fold(name).split(' ');
  const known = words.length > 1 ? givenGender(words, genders) : genders.family.get(words[0] ?? '');
  return known ?? genderOfPronouns(blocks, tokens, mentions, entities, entity);
}

function blocksBetween(blocks: readonly Block[], from: number, to: number): number {
  return blockAt(blocks, to) - blockAt(blocks, from);
}

function blockAt(blocks: readonly Block[], offset: number): number {
  return firstFrom(blocks, offset + 1) - 1;
}
