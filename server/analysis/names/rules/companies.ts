import type { Mention } from '../../model.ts';
import { offsetsOfShares } from '../../text/codes.ts';
import { firstEndingAfter } from '../../text/spans.ts';
import { addWhereFree, TAKEN_FOR, TOLD, toldToBe } from './told.ts';

/** With these words names of companies end. */
const COMPANY =
  /^(\p{Lu}[\p{L}\d]{3,}) .*\b(?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|LLC|PLC|plc|Airlines|Airways|Enterprises|Foods|Group|Holdings?|Industries|Laboratories|Motors?|Network|Pharmaceuticals|Steel|Technologies)\.?$/u;

/** Words with capitals before the code of a share. */
const NAME = /(?<![\p{L}\p{N}]['’]?)(?:\p{Lu}[\p{L}\p{N}&’'.-]*\s){0,3}\p{Lu}[\p{L}\p{N}&’'.-]*$/u;

/** So many code units are read before the code of a share. */
const BEFORE = 60;

/** So sure is what is told by the sentence and not only by the word. */
const SURE = 0.95;

/** Of these it is a family that is called so. */
const FAMILY = /^(?:['’]s)?\s(?:brothers|children|clan|dynasty|family|heirs?|himself|herself|siblings|sisters)\b/u;

/**
 * A company is called by the first word of its name: where that was taken for a person whom the article never names in full, or for
 * something else of which no sentence is sure, it is the company.
 */
export function companiesAmong(text: string, found: readonly Mention[]): readonly Mention[] {
  const mentions = withTraded(text, found);
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

/** What a share's code follows is the company: “Total TOTF.PA fell”. */
function withTraded(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const offsets = offsetsOfShares(text);
  if (offsets.length === 0) return mentions;
  const told = [...mentions];
  for (const end of offsets) {
    const at = firstEndingAfter(told, end - 1);
    const last = told[at];
    if (last !== undefined && last.end === end) told[at] = toldToBe(last, 'organization');
    else {
      const from = Math.max(end - BEFORE, told[at - 1]?.end ?? 0);
      // With what may show that a word goes on there.
      const name = NAME.exec(text.slice(Math.max(0, from - 2), end))?.[0].length ?? 0;
      if (name > 0) addWhereFree(told, { start: end - name, end, kind: 'organization', confidence: TOLD });
    }
  }
  return told;
}
