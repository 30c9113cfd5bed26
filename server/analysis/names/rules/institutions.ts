import type { Mention, MentionKind } from '../../model.ts';

/** Kinds that a name’s words are taken for, which are told apart name by name. */
const TAKEN_FOR: ReadonlySet<MentionKind> = new Set(['event', 'work', 'product', 'other']);

const INSTITUTION =
  /^(?:\p{Lu}\S*\s)*?(?:Academy|Agency|Association|Authority|Bank|Bureau|Cent(?:er|re)|College|Commission|Committee|Council|Department|Federation|Foundation|Institute|Ministry|Office|Organi[sz]ation|Society|Union|University)\s(?:for|of|on|to)\s/u;

/** Campaigns mostly end; what is for a right or to change something goes on for years. */
const CAMPAIGN = /\sRights\sCampaign$|\bCampaign\s(?:for|to)\s/u;

/** What a name is the name of stands before its “of”: an institute for the study of war is no war. */
export function institutionsAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const told: Mention[] = [];
  for (const mention of mentions)
    told.push(isInstitution(text, mention) ? { ...mention, kind: 'organization' } : mention);
  return told;
}

function isInstitution(text: string, { start, end, kind }: Mention): boolean {
  if (!TAKEN_FOR.has(kind)) return false;
  const name = text.slice(start, end);
  return INSTITUTION.test(name) || CAMPAIGN.test(name);
}
