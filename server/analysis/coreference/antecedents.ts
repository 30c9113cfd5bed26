import type { LocalEntity, Span, Speaker } from '../model.ts';
import { firstFrom } from '../text/spans.ts';
import { described } from './described.ts';
import { BODY, LONGEST_TITLE, likeliest, PERSON, type Wanted } from './likeliest.ts';
import { genderOf, type Last, type Surroundings } from './surroundings.ts';

/** So many of those chosen by these rules are right, of the speakers that are found in the training articles: 391 of 418. */
const SHARE_RIGHT = 0.94;

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

/** How “it” goes on where it stands for what follows: “it is understood that”, “it’s worth noting that”. */
const STANDS_IN = /^(?:[’']s| is| was) (?!not\b)/;

/** Whom a speaker that is no name means. */
function meant(article: Surroundings, speaker: Speaker, last: Last | undefined, own: Span): number | undefined {
  const words = article.text.slice(speaker.start, speaker.end).toLowerCase();
  if (words === 'who' || words === 'which') return named(article, speaker);
  if (words === 'it' && STANDS_IN.test(article.text.slice(speaker.end, speaker.end + 7))) return undefined;
  const wanted = speaker.form === 'pronoun' ? WANTED.get(words) : undefined;
  if (wanted === undefined)
    return speaker.form === 'description' ? described(article, words, speaker, last) : undefined;
  return announced(article, speaker, wanted) ?? likeliest(article, speaker, last, wanted, own);
}

const CONJUNCTION = /^(?:After|Although|As|Because|Before|If|Once|Since|Though|When|While) $/;

/** Whom “As she arrived, Anna Berg said” means: the first who is named behind the clause with which the sentence begins. */
function announced(article: Surroundings, { start, end }: Span, { kinds, gender }: Wanted): number | undefined {
  const { text, sentences, mentions, entities } = article;
  const sentence = sentences[firstFrom(sentences, start + 1) - 1];
  if (sentence === undefined || !CONJUNCTION.test(text.slice(Math.max(sentence.start, start - 10), start)))
    return undefined;
  const behind = text.slice(end, sentence.end).indexOf(', ');
  if (behind < 0) return undefined;
  const comma = end + behind;
  const name = mentions[firstFrom(mentions, comma)];
  if (name?.entity === undefined || name.start > Math.min(sentence.end, comma + LONGEST_TITLE)) return undefined;
  const known = genderOf(article, name.entity);
  const fits =
    kinds.has(entities[name.entity]!.kind) && (known === undefined || gender === undefined || known === gender);
  return fits ? name.entity : undefined;
}

/** What may stand between somebody and where they belong: “Anna Berg, 52, a partner at the”, “Sen. Anna Berg (D) of”, “Sen. Anna Berg, D-”. */
const BELONGING =
  /^(?: \([^()]{1,30}\))?(?:, \d+)?(?:(?:, (?:(?!(?:are|had|has|have|is|said|says|was|were|who|will|would) )[\p{L}\p{N}’'.-]+ ){1,8}|,? )(?:at|for|from|in|of|with) (?:the )?|, [DIR]-)$/u;

/** How it begins where somebody belongs: “of the”, “, D-”. */
const BELONGS = /(?:\b(?:at|for|from|in|of|with) (?:the )?|, [DIR]-)$/;

/** So many code units stand between somebody and where they belong, at most. */
const LONGEST_BELONGING = 80;

/** Whom “who” and “which” mean: the name right before; of “Anna Berg of Kell, Iowa, who” the person. No place is a “who”, no person a “which”. */
function named({ text, mentions, entities }: Surroundings, { start, end }: Span): number | undefined {
  let last = firstFrom(mentions, start) - 1;
  const name = mentions[last];
  if (name?.entity === undefined || !/^,? $/.test(text.slice(name.end, start))) return undefined;
  const { kind } = entities[name.entity]!;
  if (text.slice(start, end).toLowerCase() !== 'who') return kind === 'person' ? undefined : name.entity;
  if (!PLACED.has(kind)) return name.entity;
  // “Kell, Iowa” is where one belongs.
  if (
    kind === 'place' &&
    mentions[last - 1]?.kind === 'place' &&
    text.slice(mentions[last - 1]!.end, name.start) === ', '
  )
    last--;
  const where = mentions[last]!.start;
  if (!BELONGS.test(text.slice(Math.max(0, where - 10), where))) return kind === 'place' ? undefined : name.entity;
  const person = mentions[last - 1];
  if (person?.entity === undefined || entities[person.entity]!.kind !== 'person') return undefined;
  const between = text.slice(person.end, Math.min(where, person.end + LONGEST_BELONGING));
  return BELONGING.test(between) ? person.entity : undefined;
}

/** Where people belong, and what is no “who” itself. */
const PLACED: ReadonlySet<LocalEntity['kind']> = new Set(['organization', 'place', 'facility']);
