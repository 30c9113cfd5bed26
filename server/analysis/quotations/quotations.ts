import type { Genders } from '../coreference/genders.ts';
import { surroundingsOf } from '../coreference/surroundings.ts';
import { type Classifier, classify } from '../learning/classifier.ts';
import { emptyFeatures } from '../learning/hashing.ts';
import type { LocalEntity, Mention, Quotation, Span, Speaker, Token } from '../model.ts';
import { firstEndingAfter, holds, tokenEndingAfter } from '../text/spans.ts';
import { type Assembled, assemble, beginsSentence, type Draft, type LaidOut, toldDraft } from './assemble.ts';
import type { Attributor } from './attributions.ts';
import { antecedentOf } from './inner-voices.ts';
import { isName, isTitle, MARKED_LABELS, markedFeatures } from './marked-words.ts';
import type { Marked } from './marks.ts';
import { withInnerVoices } from './nested.ts';
import { maySpeak, speakerOf } from './phrases.ts';
import type { Scene } from './scene.ts';
import { isSilent } from './silent.ts';
import { withSpeakers } from './speakers.ts';
import { isDone, subjectOf } from './subjects.ts';
import { partedFrom, standsIn, teasersIn, withoutTeasers } from './teasers.ts';
import { turnsIn } from './turns.ts';
import type { Units } from './units.ts';
import { isVerbByForm } from './verbs.ts';
import { opensWith } from './voices-behind.ts';
import { calledBy, endsWithVoice, headedBy, signedBy, type WordsOf, wordsOf } from './words-of.ts';

/** What finds quotations, who says them, and who is meant by those who say them. */
export interface QuotationModels {
  readonly attributor: Attributor;
  /** Tells marks that quote somebody from others. */
  readonly marks: Classifier;
  readonly referents: Classifier;
}

/** What is known of an article when its quotations are looked for; all in order. */
export interface Article extends LaidOut {
  readonly mentions: readonly Mention[];
  readonly entities: readonly LocalEntity[];
  readonly noise: readonly Span[];
}

/**
 * Finds the quotations of an article: what stands within marks, in one quotation where the sentence is only interrupted
 * by its cue or where the same voice goes on in the paragraph or in the next one; and what is reported without marks.
 */
export function* findQuotations(
  models: QuotationModels,
  article: Article,
  genders: Genders,
): Generator<void, Quotation[]> {
  const turns = turnsIn(article);
  const found = yield* toldOrMarked(models, article, genders);
  if (turns.length === 0) return found;
  // Whoever has a turn is quoted, not whom they quote.
  const said = turns.flatMap(({ contents }) => contents);
  const beside = found.filter(({ start, end }) => !said.some((turn) => turn.start < end && start < turn.end));
  return [...beside, ...turns].sort((a, b) => a.start - b.start);
}

/** Quotations of an article that has none of its words in turns. */
function* toldOrMarked(models: QuotationModels, article: Article, genders: Genders): Generator<void, Quotation[]> {
  const teasers = teasersIn(article.text);
  if (teasers.length === 0) return yield* quotationsOf(models, article, article, genders);
  const quotations: Quotation[] = [];
  const [own, others] = partedFrom(teasers, article);
  for (const quotation of yield* quotationsOf(models, own, article, genders))
    quotations.push(...withoutTeasers(teasers, article.text, quotation));
  // What stands around a teaser is none of its words.
  for (const quotation of yield* quotationsOf(models, others, article, genders))
    if (standsIn(teasers, quotation)) quotations.push(quotation);
  return quotations.sort((a, b) => a.start - b.start);
}

/** @param whole the article of which `article` is a part, or all */
function* quotationsOf(
  { attributor, marks, referents }: QuotationModels,
  article: Article,
  whole: Article,
  genders: Genders,
): Generator<void, Quotation[]> {
  const { text, tokens, mentions, noise } = article;
  const assembled = yield* assemble(attributor, article);
  const quoting = judgeMarks(marks, text, assembled, mentions);
  const { pieces } = assembled;
  const scene: Scene = { ...article, pieces };
  const drafted: Quotation[] = [];
  for (const draft of assembled.drafts) {
    const called = withCaller(withNameApart(draft, assembled.units, tokens, mentions), text, pieces, mentions);
    for (const own of withInnerVoices(called, scene, pieces, assembled.units)) {
      const quotation = quotationOf(own, text, assembled, quoting, tokens, mentions);
      if (!isSilent(quotation, text, tokens, mentions)) drafted.push(quotation);
    }
  }
  drafted.sort((a, b) => a.start - b.start);
  yield;
  const quotations = outsideNoise(drafted, noise);
  return withSpeakers(referents, scene, surroundingsOf(whole, genders, quotations), quotations);
}

/**
 * Leaves out what stands in boilerplate: captions and lists of other articles quote nobody here.
 *
 * @param quotations in order, and `noise` too
 */
export function outsideNoise(quotations: readonly Quotation[], noise: readonly Span[]): Quotation[] {
  let next = 0;
  return quotations.filter(({ start, end }) => {
    while (next < noise.length && noise[next]!.end <= start) next += 1;
    const line = noise[next];
    return line === undefined || start < line.start || line.end < end;
  });
}

const features = emptyFeatures(128);

/** Judges of every piece whether it quotes somebody: 1 where it does. */
function judgeMarks(marks: Classifier, text: string, assembled: Assembled, mentions: readonly Mention[]): Uint8Array {
  const { pieces } = assembled;
  const quoting = new Uint8Array(pieces.length);
  const probabilities = new Float64Array(MARKED_LABELS.length);
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!;
    const isQuotedBefore = index > 0 && quoting[index - 1] === 1;
    if (index > 0 && pieces[index - 1]!.continues) {
      quoting[index] = isQuotedBefore ? 1 : 0;
      continue;
    }
    if (isNickname(piece, mentions) || isTitle(text, piece) || isName(text, piece)) continue;
    markedFeatures(text, assembled, index, isQuotedBefore, features);
    classify(marks, features, probabilities);
    const quotes =
      piece.continues ||
      probabilities[1]! > 0.5 ||
      (wordsOf(text, piece.outer) ?? calledBy(text, piece.outer, mentions)) !== undefined;
    quoting[index] = quotes ? 1 : 0;
  }
  return quoting;
}

/** Do marks hold a part of somebody's name, as in Ada “Addie” Berg? */
function isNickname({ outer }: Marked, mentions: readonly Mention[]): boolean {
  const name = mentions[firstEndingAfter(mentions, outer.start)];
  return name?.kind === 'person' && name.start < outer.start && outer.end < name.end;
}

/** “Berg, however, was cautious about a vote”: a draft with the name that stands apart before its cue as who speaks, which was taken for told. */
function withNameApart(draft: Draft, units: Units, tokens: readonly Token[], mentions: readonly Mention[]): Draft {
  const { attribution, contents } = draft;
  if (attribution === undefined || attribution.speaker !== undefined || contents.length < 2) return draft;
  const cue = spanOf(units, attribution.cue.first, attribution.cue.end);
  if (isDone(tokens, cue)) return draft;
  const speaker = contents.find(({ start, end }) => {
    const name = mentions[firstEndingAfter(mentions, start)];
    return end <= cue.start && name?.start === start && name.end === end && maySpeak(name);
  });
  return speaker ? { ...draft, contents: contents.filter((span) => span !== speaker), told: { speaker, cue } } : draft;
}

/** “Described by a resident as “an insult””, “Harbour ‘in ruins’, says Ada Berg”: a draft with those of whom the text tells it so. */
function withCaller(draft: Draft, text: string, marked: readonly Marked[], mentions: readonly Mention[]): Draft {
  const { pieces, contents, attribution } = draft;
  const [first] = pieces;
  if (first === undefined) return draft;
  const { start, end, outer } = marked[first]!;
  const caller = pieces.length > 1 ? undefined : calledBy(text, outer, mentions);
  if (caller !== undefined) return toldDraft([{ start, end }], pieces, caller);
  const told = attribution?.speaker ? undefined : endsWithVoice(text, marked[pieces.at(-1)!]!.outer);
  const own = told && contents.filter((span) => span.end <= told.cue.start);
  return told && own && own.length > 0 ? toldDraft(own, pieces, told) : draft;
}

function quotationOf(
  draft: Draft,
  text: string,
  assembled: Assembled,
  quoting: Uint8Array,
  tokens: readonly Token[],
  mentions: readonly Mention[],
): Quotation {
  const { units, pieces: marked } = assembled;
  const { attribution } = draft;
  const contents = draft.contents.sort((a, b) => a.start - b.start);
  if (contents.length > 1 && isAddressee(contents[0]!, text, mentions)) contents.shift();
  contents[0] = withoutAddressee(withoutDateline(contents[0]!, text, mentions), text, mentions);
  const cueEnd = attribution && units.ends[attribution.cue.end - 1]!;
  if (cueEnd !== undefined) contents[0] = withoutAdverbial(contents[0]!, text, cueEnd);
  const start = contents[0]!.start;
  const { pieces, marks, quoted, isMarked, isUnclosed } = markedBehind(draft.pieces, start, marked, quoting, mentions);
  const whole = lengthOf(contents) === lengthOf(marks);
  if (quoted.length === 0 && (whole || isOnlyNamed(text, contents, marks))) {
    const hull = { start: marks[0]!.start, end: marks.at(-1)!.end };
    return { ...hull, kind: 'scare', contents: marks, quoted: marks, confidence: 0.5 };
  }
  const opening = marked[pieces[0] ?? -1];
  const closing = marked[pieces.at(-1) ?? -1];
  const isLed = attribution === undefined || units.ends[attribution.cue.end - 1]! <= (opening?.outer.start ?? 0);
  const theirs =
    draft.told ??
    (opening && headedBy(text, opening.outer, mentions)) ??
    (opening && attribution === undefined ? wordsOf(text, opening.outer) : undefined) ??
    (isLed && closing !== undefined ? signedBy(text, closing.outer, mentions) : undefined);
  const cue = theirs?.cue ?? (attribution && spanOf(units, attribution.cue.first, attribution.cue.end));
  const named = theirs ? speakerOfWords(theirs, tokens, mentions) : speakerFor(draft, units, tokens, mentions);
  const speaker = named && quoted.length > 0 ? beforeRelative(named, text, tokens, mentions) : named;
  const said = speaker === undefined ? contents : besideSpeaker(text, contents, speaker, marked, pieces);
  if (said !== contents) {
    const left = pieces.filter((piece) => holds(said, marked[piece]!));
    return quotationOf({ ...draft, contents: [...said], pieces: left }, text, assembled, quoting, tokens, mentions);
  }
  const isWhole = whole && beginsSentence(text, start);
  const from =
    opening && whole && !isWhole && !draft.told && !attribution ? thatBefore(text, opening.outer) : undefined;
  const reported = from ? [from, ...contents.slice(1)] : contents;
  return {
    start: reported[0]!.start,
    end: reported.at(-1)!.end,
    kind: !isMarked ? 'indirect' : isWhole ? 'direct' : 'mixed',
    contents: reported,
    quoted,
    ...(speaker !== undefined && { speaker }),
    ...(cue !== undefined && { cue }),
    confidence: attribution?.confidence ?? 0.5,
    ...(isUnclosed && { unclosed: true }),
  };
}

/** What of a quotation stands within marks, from an offset on. */
interface MarkedWords {
  /** The pieces, by their index, in order. */
  readonly pieces: number[];
  /** Where each stands, and those of them that quote somebody. */
  readonly marks: Span[];
  readonly quoted: Span[];
  /** Is any of them more than a nickname? */
  readonly isMarked: boolean;
  /** Is any of them never closed? */
  readonly isUnclosed: boolean;
}

/** @param own the pieces of a quotation, by their index in `marked` */
function markedBehind(
  own: readonly number[],
  start: number,
  marked: readonly Marked[],
  quoting: Uint8Array,
  mentions: readonly Mention[],
): MarkedWords {
  const pieces: number[] = [];
  for (const piece of own) if (marked[piece]!.end > start) pieces.push(piece);
  pieces.sort((a, b) => a - b);
  const marks: Span[] = [];
  const quoted: Span[] = [];
  let isMarked = false;
  let isUnclosed = false;
  for (const piece of pieces) {
    const mark = marked[piece]!;
    const span = { start: Math.max(start, mark.start), end: mark.end };
    marks.push(span);
    if (quoting[piece] === 1) quoted.push(span);
    isMarked ||= !isNickname(mark, mentions);
    isUnclosed ||= mark.unclosed;
  }
  return { pieces, marks, quoted, isMarked, isUnclosed };
}

/** “OSLO (Northern Wire) - ”, “(Northern Wire) — ”, “NEW DELHI: ”, “NEW DELHI - ”. */
const DATELINE = /^(?:\p{Lu}{3,}[^\n:–—-]{0,40}|(?=\())(?:\([^)\n]{2,30}\)\s?(?:[-–—]|--)|[:–—]|--|\s-)\s(?=\S)/u;
const LONGEST_DATELINE = 90;

/** Contents without the dateline with which they begin: an agency or a town in front. */
function withoutDateline({ start, end }: Span, text: string, mentions: readonly Mention[]): Span {
  const dateline = DATELINE.exec(text.slice(start, Math.min(end, start + LONGEST_DATELINE)))?.[0];
  if (dateline === undefined) return { start, end };
  const town = mentions[firstEndingAfter(mentions, start)];
  const isDateline = dateline.includes(')') || (town?.start === start && town.kind === 'place');
  return { start: isDateline ? start + dateline.length : start, end };
}

/** “To the Harbour Post last week that …”; so many code units stand behind the name at most. */
const ADDRESSED = /^to (?:(?:an?|the) )?(?=\p{Lu})/u;
const BEFORE_THAT = /^(?: [\p{L}\d]+){0,4},? (?=that )/u;
const LONGEST_BEHIND = 40;

/** Is this whom something is told, “to the Harbour Post on Monday”, and not what is told? */
function isAddressee({ start, end }: Span, text: string, mentions: readonly Mention[]): boolean {
  const name = mentions[firstEndingAfter(mentions, end - 1)];
  const to = text.startsWith('to ', start) ? start : start - 'to '.length;
  return name?.end === end && text.startsWith('to ', to) && name.start - to <= 'to the '.length;
}

/** “The mayor confirmed to the Harbour Post that …”: contents without whom they were told. */
function withoutAddressee({ start, end }: Span, text: string, mentions: readonly Mention[]): Span {
  if (text.charAt(start) !== 't') return { start, end };
  const [to] = ADDRESSED.exec(text.slice(start, Math.min(end, start + 10))) ?? [];
  const name = to === undefined ? undefined : mentions[firstEndingAfter(mentions, start + to.length)];
  if (to === undefined || name?.start !== start + to.length) return { start, end };
  const [behind] = BEFORE_THAT.exec(text.slice(name.end, Math.min(end, name.end + LONGEST_BEHIND))) ?? [];
  return { start: behind === undefined ? start : name.end + behind.length, end };
}

/** When and where something is said: “late on Sunday”, “in a letter to the council”, “during the hearing”. */
const DAY =
  '(?:(?:early|late) )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:afternoon|evening|morning|night))?';
const TIME = '(?:earlier (?:today|this|on)|(?:last|this) (?:evening|month|morning|night|week|year)|today|yesterday)';
const PLACE =
  '(?:at|during|in|on) (?:[^ .?!;,“”"]+ ){0,5}?(?:address|article|book|briefing|call|column|complaint|conference|debate|decision|email|event|filing|hearing|interview|lawsuit|letter|meeting|memo|news|op-ed|opinion|post|rally|release|remarks|report|ruling|session|speech|statement|testimony|tweets?|video)';
const ADVERBIAL = new RegExp(`^(?:${DAY}|${TIME}|${PLACE})((?: [^ .?!;,“”"]+){0,10}?)(?= that )`, 'u');

/** So many code units at most tell when and where something is said. */
const LONGEST_ADVERBIAL = 130;

/** What tells of a noun before it, “a meeting that was held”, and reports nothing. */
const RELATIVE = /^ that (?:\p{Ll}+ly )?(?:is|are|was|were|has|had|have|will|would|could|can|\p{Ll}+ed) /u;

/** What begins with a verb or with somebody tells more than when and where. */
const CLAUSE = /^(?:I|he|it|she|there|they|this|we|you)$/;

/** “Berg said in a radio interview on Monday that …”: contents from “that” on. */
function withoutAdverbial({ start, end }: Span, text: string, cueEnd: number): Span {
  if (start - cueEnd > 2 || start < cueEnd) return { start, end };
  const [adverbial, more = ''] = ADVERBIAL.exec(text.slice(start, Math.min(end, start + LONGEST_ADVERBIAL))) ?? [];
  if (adverbial === undefined || RELATIVE.test(text.slice(start + adverbial.length, end))) return { start, end };
  const tells = more.split(' ').some((word) => CLAUSE.test(word) || isVerbByForm(word));
  return tells ? { start, end } : { start: start + adverbial.length + 1, end };
}

/**
 * What is said without who says it: of “Asked about it, Berg replied, “No.”” what stands within marks behind Berg, or what stands before him, of “Novak hit back” nothing.
 * The contents themselves where they do not hold the speaker, or nothing else.
 *
 * @param own those of all pieces within marks that belong to what is said, by their index
 */
function besideSpeaker(
  text: string,
  contents: readonly Span[],
  speaker: Span,
  all: readonly Marked[],
  own: readonly number[],
): readonly Span[] {
  if (!holds(contents, speaker)) return contents;
  const marked = own.map((piece) => all[piece]!);
  const said = contents.flatMap((span): Span[] => {
    if (speaker.start < span.start || span.end < speaker.end) return [span];
    const piece = marked.find(({ outer }) => outer.start >= speaker.end && outer.end <= span.end);
    if (piece === undefined) return beforeSpeaker(text, span, speaker, marked);
    return piece.outer.end < span.end
      ? [{ start: piece.outer.start, end: span.end }]
      : [{ start: piece.start, end: piece.end }];
  });
  return said.length === 0 ? contents : said;
}

/** So many code units tell at most that somebody said the words before them. */
const LONGEST_TAIL = 30;

/** What parts words that are said from who said them, their title between: “…,” Mr. ”. */
const PARTED = /[,?!”"]\s*(?:\p{Lu}\p{L}*\.? ){0,3}$/u;

/** “‘We have enough’ to go on, Berg added, according to …”: what stands before those who said it, where hardly more follows than that they did. */
function beforeSpeaker(text: string, span: Span, speaker: Span, marked: readonly Marked[]): Span[] {
  const parted = PARTED.exec(text.slice(span.start, speaker.start));
  if (parted === null || span.end - speaker.end > LONGEST_TAIL) return [];
  const at = span.start + parted.index;
  const end = text[at] === ',' ? at : at + 1;
  const piece = marked.find(({ outer }) => outer.start === span.start && outer.end === end);
  return [piece ? { start: piece.start, end: piece.end } : { start: span.start, end }];
}

/** So many code units before words within marks are looked through for the “that” with which what is reported begins. */
const LONGEST_LEAD = 90;

/** “Her slogan was that Novak “would do anything””: all from “that” is reported, though no verb is known to report it. */
function thatBefore(text: string, { start, end }: Span): Span | undefined {
  const lead = /.* (that [^.;:!?,“”"\n]*)$/.exec(text.slice(Math.max(0, start - LONGEST_LEAD), start))?.[1];
  return lead === undefined ? undefined : { start: start - lead.length, end };
}

function lengthOf(spans: readonly Span[]): number {
  let length = 0;
  for (const { start, end } of spans) length += end - start;
  return length;
}

/** Does nothing but an article stand around what something is called: “the “hush signal,””? */
function isOnlyNamed(text: string, [first, ...others]: readonly Span[], [mark, ...marks]: readonly Span[]): boolean {
  if (first === undefined || mark === undefined || others.length + marks.length > 0) return false;
  return /^(?:an?|the) ["“‘']$/i.test(text.slice(first.start, mark.start)) && first.end - mark.end <= 1;
}

/** How sure it is whose words stand within marks where the text says so. */
const TOLD = 0.9;

function speakerOfWords({ speaker, cue }: WordsOf, tokens: readonly Token[], mentions: readonly Mention[]): Speaker {
  return { ...speakerOf(speaker, tokens, mentions), confidence: TOLD, evidence: [{ kind: 'cue', ...cue }] };
}

function speakerFor(
  draft: Draft,
  units: Units,
  tokens: readonly Token[],
  mentions: readonly Mention[],
): Speaker | undefined {
  const attribution = (draft.after ?? draft).attribution;
  if (attribution === undefined) return undefined;
  const { speaker, cue, confidence } = attribution;
  const kind = draft.after === undefined ? 'cue' : 'continues';
  const phrase = speaker && spanOf(units, speaker.first, speaker.end);
  const told = spanOf(units, cue.first, cue.end);
  const subject =
    subjectOf(phrase, told, units.starts[units.first[cue.first]!]!, tokens, mentions) ??
    (phrase === undefined && draft.lead ? opensWith(draft.lead, tokens, mentions) : undefined);
  return (
    subject && {
      ...speakerOf(subject, tokens, mentions),
      confidence,
      evidence: [{ kind, ...told }],
    }
  );
}

/** “A letter from Novak, who called it “a farce””: Novak, for whom “who” stands. */
function beforeRelative(
  speaker: Speaker,
  text: string,
  tokens: readonly Token[],
  mentions: readonly Mention[],
): Speaker {
  if (!/^(?:who|which|that)$/.test(text.slice(speaker.start, speaker.end))) return speaker;
  const words = antecedentOf(tokens, mentions, 0, tokenEndingAfter(tokens, speaker.start));
  return words === undefined ? speaker : { ...speaker, ...speakerOf(words, tokens, mentions) };
}

function spanOf(units: Units, first: number, end: number): Span {
  return { start: units.starts[first]!, end: units.ends[end - 1]! };
}
