import type { Mention } from '../../model.ts';
import { firstEndingAfter } from '../../text/spans.ts';
import { standsSmall } from './raised.ts';
import { TOLD } from './told.ts';

/** What may be a surname in the plural; what is part of a longer name behind it aside. What stands before is asked last, as most places fail before. */
const PLURAL = /[Tt]he(?<!\p{L}[Tt]he) (\p{Lu}[\p{L}’'-]*(?:\p{L}s))(?![\p{L}\p{N}-]|\s\p{Lu})/gu;

/** “the Bergs” are persons, by the surname, where the article names somebody called Berg. */
export function familiesAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  let surnames: ReadonlySet<string> | undefined;
  const told = [...mentions];
  for (const { 0: words, 1: plural = '', index } of text.matchAll(PLURAL)) {
    surnames ??= surnamesAmong(text, mentions);
    if (!surnames.has(plural.slice(0, -1)) && !(plural.endsWith('es') && surnames.has(plural.slice(0, -2)))) continue;
    const end = index + words.length;
    const start = end - plural.length;
    const at = firstEndingAfter(told, start);
    const found = told[at];
    const isFree = found === undefined || found.start >= end;
    // A title that it stands in is another’s name.
    if (standsSmall(text, plural)) continue;
    if (!isFree && (found.kind === 'person' || found.start < index || found.end > end)) continue;
    told.splice(at, isFree ? 0 : 1, { start, end, kind: 'person', confidence: TOLD });
  }
  return told;
}

/** What the persons of an article are called last. */
function surnamesAmong(text: string, mentions: readonly Mention[]): ReadonlySet<string> {
  const surnames = new Set<string>();
  for (const { kind, start, end } of mentions)
    if (kind === 'person') surnames.add(text.slice(Math.max(start, text.lastIndexOf(' ', end - 1) + 1), end));
  return surnames;
}
