import type { Block, LocalEntity, Mention, Quotation, Sentence, Span, Speaker, Token } from '../model.ts';
import { type Gender, type Genders, genderOfTitle } from './genders.ts';

/** What is known of an article when the speakers of its quotations are resolved; all in order. */
export interface Surroundings {
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

/** So many names before a description are looked at for one with that office. */
const NAMES_BACK = 120;

/** A speaker goes on over so many blocks without being named. */
const BLOCKS_BACK = 3;

/** About so many of those chosen by these rules are right, in the training articles. */
const SHARE_RIGHT = 0.75;

/** What speaks for a candidate; the weights were tried on the training articles only. */
const WEIGHTS = {
  /** It is the first person or body that its sentence names. */
  first: 2,
  /** It said the quotation before. */
  spoke: 3,
  /** For each sentence that lies between. */
  distance: -1,
  /** It is named only within somebody's words. */
  quoted: -2.5,
  /** The name's gender is known and fits. */
  gender: 1.5,
} as const;

/** What is known of names beyond their places. */
interface Names {
  /** Of each entity, where it is known. */
  readonly genders: readonly (Gender | undefined)[];
  /** 1 for each mention that stands within somebody's words. */
  readonly quoted: Uint8Array;
}

type Wanted = { readonly kinds: ReadonlySet<LocalEntity['kind']>; readonly gender?: Gender };

const PERSON: ReadonlySet<LocalEntity['kind']> = new Set(['person']);
const BODY: ReadonlySet<LocalEntity['kind']> = new Set(['organization', 'place', 'facility', 'group']);

const WANTED: ReadonlyMap<string, Wanted> = new Map<string, Wanted>([
  ['he', { kinds: PERSON, gender: 'he' }],
  ['she', { kinds: PERSON, gender: 'she' }],
  ['it', { kinds: BODY }],
]);

/**
 * Gives the speakers that are pronouns or descriptions ("he", "the minister") the entity that is meant, where it is safe to say:
 * of the names shortly before, one must fit, be near and be spoken of more than any other.
 *
 * @param quotations in order
 */
export function resolveSpeakers(
  article: Surroundings,
  genders: Genders,
  quotations: readonly Quotation[],
): Quotation[] {
  const names: Names = {
    genders: knownGenders(article, genders),
    quoted: quotedMentions(article.mentions, quotations),
  };
  let last: { readonly entity: number; readonly at: number } | undefined;
  return quotations.map((quotation) => {
    const { speaker } = quotation;
    const entity = speaker?.entity ?? (speaker && meant(article, names, speaker, last));
    if (speaker === undefined || entity === undefined) return quotation;
    last = { entity, at: speaker.start };
    return speaker.entity === entity ? quotation : { ...quotation, speaker: resolved(article, speaker, entity) };
  });
}

/** A speaker with whom it means, and the name that says so: the last before it. */
function resolved({ mentions, entities }: Surroundings, speaker: Speaker, entity: number): Speaker {
  const { form, confidence, evidence } = speaker;
  const places = entities[entity]!.mentions;
  const name = mentions[places.findLast((place) => mentions[place]!.end <= speaker.start) ?? places[0]!]!;
  if (form === 'name') return { ...speaker, entity };
  const { start, end } = name;
  return {
    ...speaker,
    entity,
    confidence: confidence * SHARE_RIGHT,
    evidence: [...evidence, { kind: form, start, end }],
  };
}

/** Whom a speaker that is no name means. */
function meant(
  article: Surroundings,
  { genders, quoted }: Names,
  speaker: Speaker,
  last: { readonly entity: number; readonly at: number } | undefined,
): number | undefined {
  const words = article.text.slice(speaker.start, speaker.end).toLowerCase();
  const wanted = speaker.form === 'pronoun' ? WANTED.get(words) : undefined;
  if (wanted === undefined) return speaker.form === 'description' ? described(article, words, speaker) : undefined;
  const { sentences, mentions, entities, noise } = article;
  const here = firstFrom(sentences, speaker.start + 1) - 1;
  const scores = new Map<number, number>();
  for (let back = 0; back <= SENTENCES_BACK && here - back >= 0; back++) {
    const sentence = sentences[here - back]!;
    if (holds(noise, sentence.start)) continue;
    let isFirst = true;
    for (let i = firstFrom(mentions, sentence.start); i < mentions.length && mentions[i]!.start < sentence.end; i++) {
      const { start, entity } = mentions[i]!;
      if (start >= speaker.start) break;
      const kind = entity === undefined ? undefined : entities[entity]!.kind;
      if (entity === undefined || kind === undefined || !wanted.kinds.has(kind)) continue;
      const gender = genders[entity];
      if (wanted.gender !== undefined && gender !== undefined && gender !== wanted.gender) continue;
      const isQuoted = quoted[i] === 1;
      const score =
        WEIGHTS.distance * back +
        (isFirst && !isQuoted ? WEIGHTS.first : 0) +
        (isQuoted ? WEIGHTS.quoted : 0) +
        (gender !== undefined && gender === wanted.gender ? WEIGHTS.gender : 0);
      if (!isQuoted) isFirst = false;
      scores.set(entity, Math.max(scores.get(entity) ?? Number.NEGATIVE_INFINITY, score));
    }
  }
  if (last !== undefined && blocksBetween(article.blocks, last.at, speaker.start) <= BLOCKS_BACK) {
    const fits = wanted.kinds.has(entities[last.entity]!.kind);
    const gender = genders[last.entity];
    const differs = wanted.gender !== undefined && gender !== undefined && gender !== wanted.gender;
    if (fits && !differs) scores.set(last.entity, (scores.get(last.entity) ?? -2) + WEIGHTS.spoke);
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

/**
 * Whom "the minister" means: the last person before whom the article gives that office ("Transport Minister Sergei Belinsky"), or
 * the name that the description itself holds ("a spokesman for the ministry" speaks for nobody else).
 */
function described({ text, mentions, entities }: Surroundings, words: string, speaker: Span): number | undefined {
  const office = /^(?:the|its|their|his|her) (?:[a-z-]+ ){0,3}?([a-z-]{4,})$/.exec(words)?.[1];
  if (office === undefined) return undefined;
  const from = firstFrom(mentions, speaker.start) - 1;
  for (let i = from; i >= 0 && from - i < NAMES_BACK; i--) {
    const { start, end, entity } = mentions[i]!;
    if (entity === undefined || entities[entity]!.kind !== 'person') continue;
    const before = text.slice(Math.max(0, start - 60), start).toLowerCase();
    const after = text.slice(end, end + 60).toLowerCase();
    const stands = new RegExp(`(?:^|[^a-z])${office}[,.]? $`).test(before);
    const follows = new RegExp(`^, (?:[^.;"“]{0,45}[^a-z])?${office}(?:[^a-z]|$)`).test(after);
    if (stands || follows) return entity;
  }
  return undefined;
}

function quotedMentions(mentions: readonly Mention[], quotations: readonly Quotation[]): Uint8Array {
  const quoted = new Uint8Array(mentions.length);
  for (const { contents } of quotations) {
    for (const { start, end } of contents) {
      for (let i = firstFrom(mentions, start); i < mentions.length && mentions[i]!.start < end; i++) quoted[i] = 1;
    }
  }
  return quoted;
}

/** The gender of each entity, where a title or a given name tells it. */
export function knownGenders(
  { text, tokens, mentions, entities }: Surroundings,
  genders: Genders,
): (Gender | undefined)[] {
  return entities.map(({ kind, name, mentions: places }) => {
    if (kind !== 'person') return undefined;
    for (const place of places) {
      const { start } = mentions[place]!;
      const before = tokens[firstFrom(tokens, start) - 1];
      const told = before && genderOfTitle(text.slice(before.start, before.end));
      if (told !== undefined) return told;
    }
    const [given, ...rest] = name.split(' ');
    return rest.length > 0 ? genders.get(given!.toLowerCase()) : undefined;
  });
}

function holds(spans: readonly Span[], offset: number): boolean {
  return spans.some(({ start, end }) => start <= offset && offset < end);
}

function blocksBetween(blocks: readonly Block[], from: number, to: number): number {
  return blockAt(blocks, to) - blockAt(blocks, from);
}

function blockAt(blocks: readonly Block[], offset: number): number {
  return firstFrom(blocks, offset + 1) - 1;
}

/** The first of ordered spans that begins at an offset or behind it. */
function firstFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
