import type { Mention } from '../../model.ts';

/** A nickname within marks, between a given name and a surname. */
const NICKNAME = /^ (?:“\p{Lu}[^“”.,!?:;\n]*”|"\p{Lu}[^".,!?:;\n]*"|‘\p{Lu}[^‘’.,!?:;\n]*’|'\p{Lu}[^'.,!?:;\n]*') $/u;

/** No nickname is longer, with its marks and the spaces around them, in code units. */
const LONGEST = 40;

/** Who has a nickname between given name and surname is one person with it: “Marta ‘Big Crane’ Holt”. */
export function withNicknames(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const joined: Mention[] = [];
  for (const mention of mentions) {
    const { start, kind } = mention;
    const given = kind === 'person' && /["”’'] /.test(text.slice(start - 2, start)) ? givenBefore(joined, start) : -1;
    if (given >= 0 && NICKNAME.test(text.slice(joined[given]!.end, start)))
      joined.splice(given, joined.length - given, { ...mention, start: joined[given]!.start });
    else joined.push(mention);
  }
  return joined;
}

/** The last person that ends near before an offset, the name aside that the nickname may have been taken for; -1 for none. */
function givenBefore(mentions: readonly Mention[], offset: number): number {
  for (const at of [mentions.length - 1, mentions.length - 2]) {
    const mention = mentions[at];
    if (mention?.kind === 'person' && offset - mention.end > 2 && offset - mention.end <= LONGEST) return at;
  }
  return -1;
}
