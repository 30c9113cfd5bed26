import type { Mention } from '../../model.ts';
import { firstEndingAfter } from '../../text/spans.ts';

const PAIR = /(?<![\p{L}\p{N}-])(?:East|West)\s(?:and|or|versus)\s(?:the\s)?(?:East|West)(?![\p{L}\p{N}-]|\s\p{Lu})/gu;
/** Both have as many code units. */
const LENGTH = 'East'.length;

/** As sure as what the pair tells. */
const TOLD = 0.9;

/** East and West, named beside each other, are the two halves of the world. */
export function halvesOfTheWorld(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const joined = [...mentions];
  for (const { 0: pair, index } of text.matchAll(PAIR)) {
    for (const start of [index, index + pair.length - LENGTH]) {
      const end = start + LENGTH;
      const at = firstEndingAfter(joined, start);
      if ((joined[at]?.start ?? end) >= end) joined.splice(at, 0, { start, end, kind: 'place', confidence: TOLD });
    }
  }
  return joined;
}
