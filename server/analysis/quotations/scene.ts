import type { Mention, Sentence, Span, Token } from '../model.ts';
import { firstFrom } from '../text/spans.ts';

/** What is looked at to tell who speaks; all in order. */
export interface Scene {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** Each with its entity, where it has one. */
  readonly mentions: readonly Mention[];
  /** The outermost pieces within marks. */
  readonly pieces: readonly Span[];
}

/** The index of the sentence that an offset lies in, or the last before it; the first where there is none. */
export function sentenceAt(sentences: readonly Sentence[], offset: number): number {
  return Math.max(0, firstFrom(sentences, offset + 1) - 1);
}
