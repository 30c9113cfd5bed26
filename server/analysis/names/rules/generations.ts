import { isNameKind, type Mention } from '../../model.ts';

/** Which of several of a name somebody is; numbers stand behind a comma where they are not found with the name. */
const GENERATION = /^(?:,? [JS]r(?:\.|(?![\p{L}\p{N}]))|,? I{2,3}(?![\p{L}\p{N}]))/u;

/** No such word is longer, in code units. */
const LONGEST = 6;

/** “Karl Berg, Jr.” and “Karl Berg, III” are one person, and the word behind the comma is no name. */
export function withGenerations(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const joined: Mention[] = [];
  for (const mention of mentions) {
    const before = joined.at(-1);
    if (before !== undefined && mention.start < before.end && isNameKind(mention.kind)) continue;
    const { start, end, kind } = mention;
    const next = text[end];
    const behind =
      kind === 'person' && (next === ',' || next === ' ') && text.lastIndexOf(' ', end - 1) > start
        ? (GENERATION.exec(text.slice(end, end + LONGEST))?.[0].length ?? 0)
        : 0;
    joined.push(behind > 0 ? { ...mention, end: end + behind } : mention);
  }
  return joined;
}
