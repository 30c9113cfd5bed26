import type { Mention, MentionKind } from '../../model.ts';

/** With these words names of companies end. */
const COMPANY =
  /^(\p{Lu}[\p{L}\d]{3,}) .*\b(?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|LLC|PLC|plc|Airlines|Airways|Enterprises|Foods|Group|Holdings?|Industries|Laboratories|Motors?|Network|Pharmaceuticals|Steel|Technologies)\.?$/u;

/** What its first word may have been taken for. */
const TAKEN_FOR: ReadonlySet<MentionKind> = new Set(['person', 'place', 'event', 'work', 'product', 'other']);

/** So sure is what is told by the sentence and not only by the word. */
const SURE = 0.95;

/** Of these it is a family that is called so. */
const FAMILY = /^(?:['’]s)?\s(?:brothers|children|clan|dynasty|family|heirs?|himself|herself|siblings|sisters)\b/u;

/**
 * A company is called by the first word of its name: where that was taken for a person whom the article never names in full, or for
 * something else of which no sentence is sure, it is the company.
 */
export function companiesAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const companies = new Set<string>();
  for (const { start, end, kind, confidence } of mentions) {
    if (kind !== 'organization' || confidence < SURE) continue;
    const [, first] = COMPANY.exec(text.slice(start, end)) ?? [];
    if (first !== undefined) companies.add(first);
  }
  if (companies.size === 0) return mentions;
  for (const { start, end, kind, confidence } of mentions) {
    const words = kind === 'organization' ? [] : text.slice(start, end).split(' ');
    if (words.length > 1 || (kind !== 'person' && confidence >= SURE)) for (const word of words) companies.delete(word);
  }
  return mentions.map((mention): Mention => {
    const { start, end, kind, confidence } = mention;
    return TAKEN_FOR.has(kind) &&
      (kind === 'person' || confidence < SURE) &&
      companies.has(text.slice(start, end)) &&
      !FAMILY.test(text.slice(end, end + 12))
      ? { ...mention, kind: 'organization', confidence: Math.min(confidence, SURE) }
      : mention;
  });
}
