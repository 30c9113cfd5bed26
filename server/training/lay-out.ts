import type { Block, Sentence, Token } from '../analysis/model.ts';
import { layout } from '../analysis/text/layout.ts';
import { linesOf } from '../analysis/text/lines.ts';
import { sentencesOf } from '../analysis/text/sentences.ts';
import { tokenize } from '../analysis/text/tokens.ts';
import { wrapsOf } from '../analysis/text/wraps.ts';

export interface LaidOut {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

/** Lays out a text as the analysis does, without front matter. */
export function layOut(text: string): LaidOut {
  const lines = linesOf(text);
  const blocks = layout(text, lines, undefined, { headline: -1, noise: [], wraps: wrapsOf(text, lines) });
  const tokens = blocks.flatMap((block) => tokenize(text, block));
  return { text, blocks, tokens, sentences: sentencesOf(text, tokens, blocks) };
}
