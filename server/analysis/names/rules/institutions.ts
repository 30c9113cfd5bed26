import type { Mention, MentionKind } from '../../model.ts';

/** Kinds that a name’s words are taken for, which are told apart name by name. */
const TAKEN_FOR: ReadonlySet<MentionKind> = new Set(['event', 'work', 'product', 'other']);

const INSTITUTION =
  /^(?:\p{Lu}\S*\s)*?(?:Academy|Agency|Association|Authority|Bank|Bureau|Cent(?:er|re)|College|Commission|Committee|Council|Department|Federation|Foundation|Institute|Ministry|Office|Organi[sz]ation|Society|Union|University)\s(?:for|of|on)\s/u;

/** What a name is the name of stands before its “of”: an institute for the study of war is no war. */
export function institutionsAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return mentions.map((mention): Mention => {
    const { start, end, kind } = mention;
    return TAKEN_FOR.has(kind) && INSTITUTION.test(text.slice(start, end))
      ? { ...mention, kind: 'organization' }
      : mention;
  });
}
