import type { Block, LocalEntity, Span } from '../model.ts';
import { firstFrom, isWithin } from '../text/spans.ts';
import type { Gender } from './genders.ts';
import { begins, isOblique, standingIn } from './standing.ts';
import { genderOf, type Last, type Surroundings } from './surroundings.ts';

/** So many sentences before a pronoun are looked through for whom it means. */
const SENTENCES_BACK = 5;

/** A speaker goes on over so many blocks without being named. */
const BLOCKS_BACK = 3;

/** So many code units stand between a comma and the name behind it: a title. */
export const LONGEST_TITLE = 30;

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

export interface Wanted {
  readonly kinds: ReadonlySet<LocalEntity['kind']>;
  readonly gender?: Gender;
  /** May who is wanted be named so? */
  readonly isName?: (name: string) => boolean;
}

export const PERSON: ReadonlySet<LocalEntity['kind']> = new Set(['person']);

/** What “it” may be that speaks: no people, who are “they”. */
export const BODY: ReadonlySet<LocalEntity['kind']> = new Set(['organization', 'place', 'facility']);

export const ORGANIZATION: ReadonlySet<LocalEntity['kind']> = new Set(['organization']);

/** Who of those that are wanted is nearest and most spoken of, if one is more than any other. */
export function likeliest(
  article: Surroundings,
  speaker: Span,
  last: Last | undefined,
  wanted: Wanted,
  own?: Span,
): number | undefined {
  const { sentences, entities, noise } = article;
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
      const gender = genderOf(article, entity);
      if (wanted.gender !== undefined && gender !== undefined && gender !== wanted.gender) continue;
      const acts = isFirst && !isQuoted && !isOblique(article, standing);
      // “It” is seldom a body that is named by the way: rather what happened, or a thing.
      if (!acts && wanted.kinds === BODY) continue;
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
    const gender = genderOf(article, last.entity);
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

/** Whom “he” speaks to in “he told Novak”: somebody else. */
function addresseeOf({ text, mentions }: Surroundings, { end }: Span): number | undefined {
  const name = mentions[firstFrom(mentions, end)];
  return name !== undefined && /^ \p{Ll}+ $/u.test(text.slice(end, Math.min(name.start, end + LONGEST_TITLE)))
    ? name.entity
    : undefined;
}

function blocksBetween(blocks: readonly Block[], from: number, to: number): number {
  return blockAt(blocks, to) - blockAt(blocks, from);
}

function blockAt(blocks: readonly Block[], offset: number): number {
  return firstFrom(blocks, offset + 1) - 1;
}
