import type { Block, LocalEntity, Mention, Quotation, Sentence, Span, Token } from '../model.ts';
import { firstFrom } from '../text/spans.ts';
import { fold } from './fold.ts';
import {
  type Gender,
  type Genders,
  genderOfDescription,
  genderOfPronouns,
  givenGender,
  titledGender,
} from './genders.ts';

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

/** An article, and what is known of its names beyond their places. */
export interface Surroundings extends Article {
  readonly genders: Genders;
  /** The genders of entities that were asked for. */
  readonly known: Map<number, Gender | undefined>;
  /** 1 for each mention that stands within somebody's words. */
  readonly quoted: Uint8Array;
  /** Somebody's words; in order, none within another. */
  readonly said: readonly Span[];
}

/** Looks at the names of an article once, for all its quotations. */
export function surroundingsOf(article: Article, genders: Genders, quotations: readonly Quotation[]): Surroundings {
  return {
    ...article,
    genders,
    known: new Map(),
    quoted: quotedMentions(article.mentions, quotations),
    said: outermost(quotations.flatMap(({ contents }) => contents)),
  };
}

/** The entity that the quotation before is from, and where that is said. */
export interface Last {
  readonly entity: number;
  readonly at: number;
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

/** The gender of an entity, where it is known; looked for when it is asked for. */
export function genderOf(surroundings: Surroundings, entity: number): Gender | undefined {
  const { known, entities, genders } = surroundings;
  if (!known.has(entity)) known.set(entity, genderTold(surroundings, genders, entities[entity]!));
  return known.get(entity);
}

/** The gender of an entity, where a title or a given name tells it, or a surname where that is all, or else the pronouns behind it. */
function genderTold(
  { text, blocks, tokens, mentions, entities }: Article,
  genders: Genders,
  entity: LocalEntity,
): Gender | undefined {
  const { kind, name, mentions: places } = entity;
  if (kind !== 'person') return undefined;
  for (const place of places) {
    const { start, description } = mentions[place]!;
    const told =
      titledGender(text, start) ?? (description && genderOfDescription(text.slice(description.start, description.end)));
    if (told !== undefined) return told;
  }
  const words = fold(name).split(' ');
  const known = words.length > 1 ? givenGender(words, genders) : genders.family.get(words[0] ?? '');
  return known ?? genderOfPronouns(blocks, tokens, mentions, entities, entity);
}
