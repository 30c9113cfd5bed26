import type { Mention } from '../../model.ts';
import { firstEndingAfter } from '../../text/spans.ts';
import { addWhereFree, TOLD } from './told.ts';

/** What agencies write before a headline to say what it is about: “Cricket-Novak century saves Tarvik”. */
const SLUG =
  /^(?:[A-Z]+(?: \d)?-)?(?:Alpine skiing|Athletics|Badminton|Baseball|Basketball|Biathlon|Boxing|Cricket|Cycling|Doping|Figure skating|Football|Formula One|Golf|Gymnastics|Handball|Hockey|Horse racing|Ice hockey|MLB|MMA|Motor racing|Motorcycling|NBA|NFL|NHL|Olympics|Paralympics|Rallying|Rowing|Rugby|Sailing|Skiing|Snooker|Soccer|Swimming|Tennis|Volleyball)-(?=\p{Lu})/gmu;

/** A word of a headline behind its slug. */
const WORD = /\p{Lu}[\p{L}’'-]*\p{L}/uy;

/** No name begins with the slug of its headline; the word behind it is who the article calls so, by a name or a surname. */
export function withoutSlugs(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const slugs = [...text.matchAll(SLUG)];
  if (slugs.length === 0) return mentions;
  const joined = [...mentions];
  for (const { 0: slug, index } of slugs) {
    const start = index + slug.length;
    const at = firstEndingAfter(joined, start);
    const over = joined[at];
    if (over !== undefined && over.start < start) joined[at] = { ...over, start };
    WORD.lastIndex = start;
    const end = start + (WORD.exec(text)?.[0].length ?? 0);
    const called = mentions.find((mention) => isCalled(text, mention, text.slice(start, end)));
    if (called !== undefined) addWhereFree(joined, { start, end, kind: called.kind, confidence: TOLD });
  }
  return joined;
}

function isCalled(text: string, { start, end, kind }: Mention, word: string): boolean {
  const name = text.slice(start, end);
  return name === word || (kind === 'person' && name.endsWith(` ${word}`));
}
