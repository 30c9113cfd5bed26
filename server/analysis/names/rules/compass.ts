import type { Mention } from '../../model.ts';
import { addWhereFree, TOLD } from './told.ts';

const PAIR = /(?<![\p{L}\p{N}-])(?:East|West)\s(?:and|or|versus)\s(?:the\s)?(?:East|West)(?![\p{L}\p{N}-]|\s\p{Lu})/gu;
/** Both have as many code units. */
const LENGTH = 'East'.length;

/** East and West, named beside each other, are the two halves of the world. */
export function halvesOfTheWorld(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const joined = [...mentions];
  for (const { 0: pair, index } of text.matchAll(PAIR)) {
    for (const start of [index, index + pair.length - LENGTH])
      addWhereFree(joined, { start, end: start + LENGTH, kind: 'place', confidence: TOLD });
  }
  return joined;
}
