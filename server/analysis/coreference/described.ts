import type { Span, Speaker } from '../model.ts';
import { firstFrom } from '../text/spans.ts';
import { BODIES } from './bodies.ts';
import { likeliest, ORGANIZATION, PERSON } from './likeliest.ts';
import { lastCalled, lettersOf, nextCalled, OFFICES, ranksIn, timesBefore } from './offices.ts';
import { begins, isOblique, standingIn } from './standing.ts';
import type { Last, Surroundings } from './surroundings.ts';
import { isWriting, writerOf } from './writings.ts';

/** “The deputy minister”, “the president himself”, “its owner”, “police”; not “that” or “some”. */
const DESCRIPTION =
  /^(?!(?:and|another|both|like|many|more|one|several|some|still|that|the|this|time|whether|with)$)(?:(the|its|their|his|her) (?:[^ ]+ ){0,4}?)?([a-z-]{3,})(?: (?:himself|herself|itself))?$/;

/** “The deputy mayor of Halvern”, who is neither the town nor anything else that is called by it. */
const OWNED = /^[Tt]he ((?:[^ ]+ ){0,3}?)([a-z-]{3,}) (?:at|for|from|in|of) (?:the )?(\p{Lu}\S*)(?: \S+){0,6}$/u;

/** Of these, what they are of is meant: “the government of Scotland”. */
const BODIES_OF_PLACES =
  /^(?:administration|archdiocese|authorities|board|bureau|city|committee|council|country|county|court|diocese|government|headquarters|house|island|kingdom|lawyer|lawyers|people|republic|spokes(?:man|person|woman)|state|town|village|website)$/;

/** “A lawyer for Novak”, “the source close to the Halvern Port Authority”: neither Novak nor the authority. */
const AT_NAME = / (?:at|for|in|near|of|on|to|with) (?:the )?(?:\p{Lu}\S* )*\p{Lu}\S*$/u;

/** “An engineer”, whom the article names later: “the engineer, Ada Berg”. */
const INTRODUCED = /^(?:an?|one) (?:[^ ]+ ){0,4}?([a-z-]{3,})$/;

/** The body of which an article speaks most before an offset, among those that may be called so; none of two that it speaks of as often. */
function foremost(article: Surroundings, isName: (name: string) => boolean, before: number): number | undefined {
  let best: number | undefined;
  let most = 0;
  let isOnly = false;
  const from = firstFrom(article.mentions, before) - 1;
  article.entities.forEach(({ kind, name }, entity) => {
    if (kind !== 'organization' || !isName(name)) return;
    const times = timesBefore(article, entity, from);
    isOnly = times > most || (isOnly && times < most);
    if (times <= most) return;
    most = times;
    best = entity;
  });
  return isOnly ? best : undefined;
}

/**
 * Whom "the minister" means: the last before whose name the article gives that office ("Transport Minister Sergei Belinsky"), or
 * behind it ("Sergei Belinsky, the minister"), or in it ("the authority": the Halvern Port Authority); or the body of which one may
 * speak so ("the company"); or else the first who is called so later.
 */
export function described(
  article: Surroundings,
  words: string,
  speaker: Speaker,
  last: Last | undefined,
): number | undefined {
  const writer = writerOf(article, words, speaker, last?.entity);
  if (writer !== undefined) return writer;
  const span = article.text.slice(speaker.start, speaker.end);
  const owned = OWNED.exec(span);
  if (owned === null && AT_NAME.test(span)) return undefined;
  const introduced = INTRODUCED.exec(words)?.[1];
  if (introduced !== undefined && !isWriting(introduced))
    return nextCalled(
      article,
      { noun: introduced, ranks: ranksIn(words.split(' ').slice(0, -1)), of: undefined },
      speaker.end,
    );
  if (owned !== null && !isWriting(owned[2]!) && !BODIES_OF_PLACES.test(owned[2]!)) {
    const [, before = '', noun = '', name = ''] = owned;
    const office = { noun, ranks: ranksIn(before.toLowerCase().split(' ')), of: lettersOf(name) };
    return lastCalled(article, office, speaker.start) ?? nextCalled(article, office, speaker.end);
  }
  const [, determiner, office] = DESCRIPTION.exec(words) ?? [];
  // Several people are nobody in particular.
  if (office === undefined || /[^s]s$/.test(office) || isWriting(office)) return undefined;
  const of = /\p{Lu}\S*/u.exec(span.slice((determiner ?? '').length))?.[0];
  const called = { noun: office, ranks: ranksIn(words.split(' ').slice(0, -1)), of: of && lettersOf(of) };
  const before = lastCalled(article, called, speaker.start);
  if (before !== undefined) return before;
  const isName = determiner === undefined ? undefined : BODIES.get(office);
  if (isName !== undefined) return bodyMeant(article, isName, words, speaker, last);
  return (
    nextCalled(article, called, speaker.end) ??
    lastSpoken(article, words, office, speaker, last) ??
    (determiner === 'the' && of === undefined && OFFICES.has(office) ? spokenOf(article, speaker) : undefined)
  );
}

/** What has no name of its own that an article tells: “his team”, “the legal team”, “the president’s team”, “the second group”, “the rest of the group”. */
const NAMELESS =
  /^(?:his|her) | (?:of|on|first|fourth|other|second|third) |^the (?:defense|legal|research|transition) team$|(?<!\b(?:city|country|industry|nation|state|world))[’']s? /;

/** Which body “the company” means: the one named within, of “the Guardian newspaper”; of “the Obama team” none. */
function bodyMeant(
  article: Surroundings,
  isName: (name: string) => boolean,
  words: string,
  speaker: Span,
  last: Last | undefined,
): number | undefined {
  if (NAMELESS.test(words)) return undefined;
  const { text, mentions, entities } = article;
  const inner = mentions[firstFrom(mentions, speaker.start)];
  if (
    inner?.entity !== undefined &&
    inner.end <= speaker.end &&
    (inner.kind === 'person' || inner.kind === 'organization')
  ) {
    const isBefore = inner.kind === 'organization' && /^ (?:news )?\S+$/.test(text.slice(inner.end, speaker.end));
    return isBefore && isName(entities[inner.entity]!.name) ? inner.entity : undefined;
  }
  return likeliest(article, speaker, last, { kinds: ORGANIZATION, isName }) ?? foremost(article, isName, speaker.start);
}

/** The person of whom the sentence before speaks, in the same paragraph, if it names nobody else: who holds an office that is told of nobody. */
function spokenOf(article: Surroundings, speaker: Span): number | undefined {
  const { sentences, entities } = article;
  const here = firstFrom(sentences, speaker.start + 1) - 1;
  const sentence = sentences[here - 1];
  if (sentence === undefined || sentence.block !== sentences[here]!.block) return undefined;
  const people = standingIn(article, sentence, false).filter(({ entity }) => entities[entity]!.kind === 'person');
  const [first] = people;
  if (first === undefined || first.isQuoted || isOblique(article, first)) return undefined;
  if (!begins(article, sentence, first, speaker)) return undefined;
  return people.every(({ entity }) => entity === first.entity) ? first.entity : undefined;
}

/** What a person may be called without ever being named so: “the lawmaker”, “the Kentucky Republican”. No office: who holds it is told. */
const PERSONS =
  /(?:(?<!m)er|or|ist|ian|man|woman|eer|ee|(?<!m)ent|ant|aire|secretary-general|star|aide|ceo|head|teen|expert|chief|veteran|mogul|tycoon|democrat|republican|conservative|liberal|native|chair|founder|candidate|nominee|coach|executive|socialist)$/;

/** Who spoke before, where that is a person, and “the lawmaker” says nothing else. */
function lastSpoken(
  article: Surroundings,
  words: string,
  noun: string,
  speaker: Span,
  last: Last | undefined,
): number | undefined {
  if (!words.startsWith('the ') || !PERSONS.test(noun) || OFFICES.has(noun)) return undefined;
  const gender = /woman$/.test(noun) ? 'she' : /man$/.test(noun) ? 'he' : undefined;
  const person = likeliest(article, speaker, last, { kinds: PERSON, ...(gender && { gender }) });
  return person === last?.entity ? person : undefined;
}
