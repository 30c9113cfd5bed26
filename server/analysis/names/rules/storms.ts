import type { Mention } from '../../model.ts';
import { TAKEN_FOR, toldToBe } from './told.ts';

/** Storms have first names, behind what they are. */
const STORM = /^(?:Cyclone|Hurricane|Tropical Storm|Typhoon) \p{Lu}/u;
const BEFORE = /(?:^|[^\p{L}\p{N}])((?:Cyclone|Hurricane|Tropical Storm|Typhoon) )$/u;

/** Storms as an article names them, several behind the plural. */
const NAMED =
  /(?:[Cc]yclone|[Hh]urricane|[Ss]uper(?:storm|typhoon)|[Tt]ropical [Ss]torm|[Tt]yphoon)(?: \p{Lu}\p{Ll}+|s (\p{Lu}\p{Ll}+(?:, \p{Lu}\p{Ll}+)*,? and \p{Lu}\p{Ll}+))/gu;
/** Few articles have any of these. */
const MAY_STORM: readonly string[] = ['yclone', 'urricane', 'ropical', 'uperstorm', 'yphoon'];
const PARTING = /,? and |, /u;

/** “Cyclone Yasa” is one event, not somebody, and so is “Yasa” in an article that has it. */
export function stormsAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return calledAlone(text, withWhatTheyAre(text, mentions));
}

function calledAlone(text: string, mentions: readonly Mention[]): readonly Mention[] {
  if (!MAY_STORM.some((word) => text.includes(word))) return mentions;
  const storms = new Set<string>();
  for (const [storm, several] of text.matchAll(NAMED))
    for (const name of several?.split(PARTING) ?? [storm.slice(storm.lastIndexOf(' ') + 1)]) storms.add(name);
  if (storms.size === 0) return mentions;
  // Somebody may have that name, too.
  for (const { start, end, kind } of mentions)
    if (kind === 'person') for (const word of namesIn(text.slice(start, end))) storms.delete(word);
  return mentions.map((mention) =>
    TAKEN_FOR.has(mention.kind) && storms.has(text.slice(mention.start, mention.end))
      ? toldToBe(mention, 'event')
      : mention,
  );
}

/** The words of a name of several. */
function namesIn(name: string): readonly string[] {
  return name.includes(' ') ? name.split(' ') : [];
}

function withWhatTheyAre(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return mentions.map((mention, index) => {
    const { start, end, kind } = mention;
    if (!TAKEN_FOR.has(kind)) return mention;
    // Few names stand behind words that end so, and finding that out takes less than the expression.
    const ends =
      text[start - 1] === ' ' && (text[start - 2] === 'e' || text[start - 2] === 'm' || text[start - 2] === 'n');
    const storm = ends ? (BEFORE.exec(text.slice(Math.max(0, start - 16), start))?.[1]?.length ?? 0) : 0;
    if (storm > 0 && start - storm >= (mentions[index - 1]?.end ?? 0))
      return toldToBe({ ...mention, start: start - storm }, 'event');
    return kind === 'person' && STORM.test(text.slice(start, end)) ? toldToBe(mention, 'event') : mention;
  });
}
