import type { Mention } from '../../model.ts';
import { TAKEN_FOR, toldToBe } from './told.ts';

/** What says behind a name that it is a body: “Ostra, a family-run bottling company,”, “Ostra, the firm behind it”. */
const APPOSITION =
  /^, (?:an?|the) (?:(?!(?:an?|and|at|for|from|had|has|in|of|on|said|the|was|who|with)\b)[\p{L}\d.’'-]+ ){0,5}?(?:charity|coalition|company|firm|group|newspaper|non-?profit|organi[sz]ation|start-?up|super PAC|think tank)(?=[,.;)—]| (?:that|which|based|behind|created|devoted|formed|founded|led|linked|run)\b)/u;

/** So many code units behind a name are read. */
const BEHIND = 100;

/** What tells that a name is none by itself, or where something is: “Make It Work Ostra, a group”, “In Ostra, a group”. */
const BEFORE = /(?:\p{Lu}[\p{L}\d’'-]*(?: for)?|\d|\b(?:at|in|near)) $/u;

/** What an article says to be a company or another body is one, wherever it has that name. */
export function bodiesTold(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const bodies = new Set<string>();
  for (const { start, end, kind } of mentions) {
    if (text.charAt(end) !== ',' || !TAKEN_FOR.has(kind)) continue;
    if (APPOSITION.test(text.slice(end, end + BEHIND)) && !BEFORE.test(text.slice(Math.max(0, start - 20), start)))
      bodies.add(text.slice(start, end));
  }
  if (bodies.size === 0) return mentions;
  return mentions.map((mention) =>
    TAKEN_FOR.has(mention.kind) && bodies.has(text.slice(mention.start, mention.end))
      ? toldToBe(mention, 'organization')
      : mention,
  );
}
