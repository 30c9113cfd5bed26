import type { Mention, Sentence, Token } from '../model.ts';
import { isCapitalised } from '../text/characters.ts';

/** Finds the names of an article. (First version: capitalised sequences.) */
export function findNames(tokens: readonly Token[], sentences: readonly Sentence[]): Mention[] {
  const mentions: Mention[] = [];
  for (const sentence of sentences) {
    let first = -1;
    for (let i = sentence.firstToken; i <= sentence.endToken; i++) {
      const token = tokens[i];
      const inside = i < sentence.endToken && token !== undefined && isCapitalised(token.text);
      if (inside && first < 0) first = i;
      if (inside || first < 0) continue;
      if (i - first > 1 || first > sentence.firstToken) {
        const kind = i - first === 2 ? 'person' : 'organization';
        mentions.push({ start: tokens[first]!.start, end: tokens[i - 1]!.end, kind, confidence: 0.5 });
      }
      first = -1;
    }
  }
  return mentions;
}
