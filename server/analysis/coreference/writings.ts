// Whose words a statement, a letter or a website has.

import type { LocalEntity, Mention, Span } from '../model.ts';
import { firstFrom } from '../text/spans.ts';
import { isMedium } from './bodies.ts';

interface Article {
  /** In order. */
  readonly mentions: readonly Mention[];
  readonly entities: readonly LocalEntity[];
}

/** What somebody writes, or says, is not who does. */
const WRITINGS = new Set(
  'ad article commentary complaint document email filing indictment interview lawsuit letter memo message order pamphlet petition piece post release report resolution site speech statement study suit survey tweet video webpage website'.split(
    ' ',
  ),
);

/** Is it a word for something that is written or said? */
export function isWriting(noun: string): boolean {
  return WRITINGS.has(noun);
}

/** What bodies say what they have to say in. */
const PUBLISHED = new Set('ad pamphlet release statement site webpage website'.split(' '));

/**
 * Who wrote what is described by some words: the body that is named with it ("a statement from the Vienna Port Authority"), or for
 * "the statement" the one that spoke before.
 *
 * @param words of the span, small
 * @param last the entity that spoke before
 */
export function writerOf(
  { mentions, entities }: Article,
  words: string,
  { start, end }: Span,
  last: number | undefined,
): number | undefined {
  if (!words.split(' ').some((word) => isWriting(word))) return undefined;
  const named = new Set<number>();
  for (let i = firstFrom(mentions, start); i < mentions.length && mentions[i]!.start < end; i++) {
    const { entity } = mentions[i]!;
    if (entity !== undefined && entities[entity]!.kind === 'organization') named.add(entity);
  }
  const [only] = named;
  if (named.size > 0) return named.size === 1 ? only : undefined;
  const isTheirs = /^(?:the|its|their) (?:[^ ]+ )?([a-z]+)$/.exec(words);
  if (isTheirs === null || !PUBLISHED.has(isTheirs[1]!) || last === undefined) return undefined;
  const { kind, name } = entities[last]!;
  // What a paper reports is said in somebody else's statement.
  return kind === 'organization' && !isMedium(name) ? last : undefined;
}
