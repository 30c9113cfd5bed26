import type { Mention, Quotation, Span, Speaker, Token } from '../model.ts';
import { firstEndingAfter, holds, tokenEndingAfter } from '../text/spans.ts';
import { beforeAdverbs, isBe, verbAt, wordAt } from './clauses.ts';

/** Verbs whose passive gives a name: "the bridge was called the Long Span". */
const NAMING = new Set(['called', 'named', 'dubbed', 'titled', 'entitled', 'nicknamed', 'christened']);

/** Nouns that are written as verbs that report are, of what there is. */
const NOUNS = new Set(['reason', 'reasons', 'need', 'point', 'way']);

/** Words that head a line and tell what stands behind their colon. */
const LABELS =
  /^(?:analysis|bottom line|breaking(?: news)?|case in point|chart|comment|exclusive|explainer|fact check|gallery|graphic|interview|live|news flash|obituary|opinion|photos?|podcast|profile|q&a|quiz|recap|related|review|timeline|update|video|watch)$/i;

/** “That said, …”, “That being said, …”: a turn of phrase. */
const CONCEDES = /\bthat(?: being| having been)? said,$/i;
const LONGEST_CONCESSION = 24;

/** How a verb may end that is done to somebody. */
const PASSIVE = /(?:ed|en|wn|ld|nt|de|^read)$/;

/**
 * Does nobody speak here? A passive gives a name to whom it is about (“known as”, “a man named”), or it is done by what is neither a name nor a pronoun ("is explained by
 * several factors"); or there only is something ("there is no reason"); or who would speak is what is told ("Novak asked, according to the council"); or a word tells what a line is ("Interview: …"); or it is a turn of phrase ("That said, …"). What stands within marks was said by somebody.
 */
export function isSilent(
  { kind, cue, speaker, contents }: Quotation,
  text: string,
  tokens: readonly Token[],
  mentions: readonly Mention[],
): boolean {
  if (kind !== 'indirect' || cue === undefined) return false;
  if (speaker && holds(contents, speaker)) return true;
  if (contents.every((span) => isAddressed(span, text, mentions))) return true;
  const last = tokenEndingAfter(tokens, cue.end - 1);
  if (tokens[last]!.text === ':' && speaker !== undefined && LABELS.test(text.slice(speaker.start, speaker.end)))
    return true;
  const first = tokenEndingAfter(tokens, cue.start);
  if (tokens[first]!.text.toLowerCase() === 'there' && NOUNS.has(tokens[last]!.text)) return true;
  if (tokens[last]!.text === 'as' && text.slice(cue.start, cue.end).includes('known')) return true;
  if (CONCEDES.test(text.slice(Math.max(0, cue.end - LONGEST_CONCESSION), cue.end + 1))) return true;
  const verb = verbAt(tokens, last);
  const word = wordAt(tokens, verb);
  if ((NAMING.has(word) || word === 'quoted') && isNamed(contents[0]!, speaker, text, mentions)) return true;
  if (!isBe(tokens[beforeAdverbs(tokens, 1, verb) - 1])) return false;
  if (NAMING.has(word) && (speaker === undefined || speaker.start < cue.start)) return true;
  const done = tokens[verb + 1]?.text === 'by' && PASSIVE.test(word);
  return done && (speaker === undefined || (speaker.start > cue.start && speaker.form === 'description'));
}

/** “A ship called Halvern”, “a man named Novak was held”: who is called so is taken for who calls them. */
function isNamed(
  { start, end }: Span,
  speaker: Speaker | undefined,
  text: string,
  mentions: readonly Mention[],
): boolean {
  const name = mentions[firstEndingAfter(mentions, start)];
  if (name === undefined || name.start > start) return false;
  return speaker === undefined ? end <= name.end : /^an? /i.test(text.slice(speaker.start, speaker.start + 3));
}

/** “The council wrote to Novak”: whom one talks to is not what is said. */
function isAddressed({ start, end }: Span, text: string, mentions: readonly Mention[]): boolean {
  const name = mentions[firstEndingAfter(mentions, end - 1)];
  return name?.end === end && text.slice(start, name.start) === 'to ';
}
