import type { Quotation } from '../analysis/model.ts';

/** Verbs by which words are given to who says them, and nothing else is told. */
const SAYS =
  /^(?:say|says|said|add|adds|added|tell|tells|told|write|writes|wrote|tweet|tweets|tweeted|ask|asks|asked)$/i;

/** Of the model that finds who reports. */
const LEAST_CONFIDENCE = 0.95;

/** Titles stand between a name and its verb, and little else, in code units. */
const LONGEST_TITLE = 40;

/**
 * Is the speaker named right beside the quotation with nothing but a plain verb: “…,” said Mayor Hruška? That leaves no doubt; of
 * other forms, even those that are found with confidence, too many are wrong to say that somebody else was given the words.
 */
export function isPlainlyGiven(text: string, { speaker, cue, contents }: Quotation): boolean {
  if (speaker === undefined || cue === undefined || speaker.form !== 'name' || speaker.entity === undefined)
    return false;
  if (speaker.confidence < LEAST_CONFIDENCE || speaker.evidence.some(({ kind }) => kind !== 'cue')) return false;
  if (!SAYS.test(text.slice(cue.start, cue.end))) return false;
  const [start, end] = [Math.min(speaker.start, cue.start), Math.max(speaker.end, cue.end)];
  const between = text.slice(Math.min(speaker.end, cue.end), Math.max(speaker.start, cue.start));
  if (between.length > LONGEST_TITLE || /[^\p{L}\p{M}.'’ -]/u.test(between)) return false;
  return contents.some((piece) => {
    const gap = piece.end <= start ? text.slice(piece.end, start) : text.slice(end, Math.max(end, piece.start));
    return (piece.end <= start || end <= piece.start) && gap.length <= 8 && !/[\p{L}\p{N}]/u.test(gap);
  });
}
