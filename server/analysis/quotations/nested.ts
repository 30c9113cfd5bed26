import type { Sentence, Span, Token } from '../model.ts';
import { tokenEndingAfter, tokenFrom } from '../text/spans.ts';
import { type Draft, toldDraft } from './assemble.ts';
import type { Attribution } from './attribution.ts';
import { innerVoice } from './inner-voices.ts';
import type { Marked } from './marks.ts';
import { type Scene, sentenceAt } from './scene.ts';
import type { Units } from './units.ts';
import { personAt, saidBehind, senderAt, toldBehind } from './voices-behind.ts';
import type { WordsOf } from './words-of.ts';

/** What is left of what was said around those who are quoted in it has so many words at least. */
const FEWEST_LEFT = 5;

/** Words that lead to what others said. */
const LEADS = new Set([',', 'that', 'and', 'but', 'while', 'as', 'when', 'how', 'because']);

/** Parts a draft where who is quoted quotes somebody else, each with their own words; one without a speaker has the inner one, or who is described behind it. */
export function withInnerVoices(draft: Draft, scene: Scene, pieces: readonly Marked[], units: Units): readonly Draft[] {
  if (draft.told !== undefined || draft.pieces.length === 0) return [draft];
  const isNobodys = draft.after === undefined && draft.attribution?.speaker === undefined;
  const theirs = (isNobodys ? toldBeside(draft, scene, pieces) : undefined) ?? nearerVoice(draft, scene, pieces, units);
  if (theirs !== undefined) return [theirs];
  return draft.attribution === undefined ? [draft] : parted(draft, draft.attribution, scene, pieces, units);
}

/** A draft without a speaker as words of who is told of before it in its sentence, or right behind it, or who leads to it. */
function toldBeside(draft: Draft, scene: Scene, pieces: readonly Marked[]): Draft | undefined {
  const { sentences, tokens, mentions } = scene;
  const { start } = pieces[Math.min(...draft.pieces)]!.outer;
  const { end } = pieces[Math.max(...draft.pieces)]!.outer;
  const from = sentences[sentenceAt(sentences, start)]!.start;
  const told =
    innerVoice(tokens, mentions, scene.pieces, from, start, true) ??
    toldBehind(tokens, mentions, end) ??
    led(scene, start);
  if (told === undefined) return undefined;
  const { speaker, cue } = told;
  const holdsCue = draft.contents.some(
    (span) => speaker.end <= span.start && span.start <= cue.start && cue.end < span.end,
  );
  const contents = holdsCue ? behindCue(draft.contents, told, tokens, pieces, draft.pieces) : draft.contents;
  return toldDraft(contents, draft.pieces, told);
}

/** The parts of a draft, where somebody else is told of between its cue and words within marks; or the draft by itself. */
function parted(
  draft: Draft,
  { cue, speaker }: Attribution,
  { sentences, tokens, mentions, pieces: marked }: Scene,
  pieces: readonly Marked[],
  units: Units,
): readonly Draft[] {
  const told = units.ends[cue.end - 1]!;
  const sentence = sentenceAt(sentences, told - 1);
  const named = speaker === undefined ? 0 : units.ends[speaker.end - 1]!;
  const own = draft.pieces.toSorted((a, b) => a - b);
  for (let index = 0; index < own.length; index++) {
    const { start } = pieces[own[index]!]!.outer;
    if (sentenceAt(sentences, start) !== sentence) continue;
    const follows = told <= start;
    const from = follows ? Math.max(told, named <= start ? named : 0) : sentences[sentence]!.start;
    const inner = innerVoice(tokens, mentions, marked, from, start);
    if (inner === undefined) continue;
    return divided(draft, inner, tokens, pieces, own, index, follows);
  }
  return [draft];
}

/** Who leads to words within marks that begin a paragraph, where the one before it ends with a colon: “He leaned back and began:”. */
function led({ tokens, sentences, mentions }: Scene, start: number): WordsOf | undefined {
  const own = sentenceAt(sentences, start);
  const before = sentences[own - 1];
  if (before === undefined || before.block === sentences[own]!.block) return undefined;
  const colon = tokens[before.endToken - 1]!;
  if (colon.text !== ':') return undefined;
  const speaker = personAt(tokens, mentions, before.firstToken) ?? senderAt(tokens, mentions, before.firstToken);
  return speaker && speaker.end < colon.start ? { speaker, cue: { start: colon.start, end: colon.end } } : undefined;
}

function blockAt(sentences: readonly Sentence[], offset: number): number | undefined {
  return sentences[sentenceAt(sentences, offset)]?.block;
}

/**
 * A draft with who says it right behind its words, where somebody else tells of that, “…,” Novak said, according to the council, or a
 * sentence before it: as Berg described it. “…?” Novak asked.
 */
function nearerVoice(
  { contents, pieces: own, attribution }: Draft,
  { sentences, tokens, mentions }: Scene,
  pieces: readonly Marked[],
  units: Units,
): Draft | undefined {
  const until = attribution && units.starts[attribution.cue.first]!;
  const sentence = until === undefined ? -1 : sentenceAt(sentences, until);
  let last = -1;
  for (const piece of own) {
    const { start, end } = pieces[piece]!.outer;
    if (piece > last && (until === undefined || end <= until || sentenceAt(sentences, start) > sentence)) last = piece;
  }
  if (last < 0) return undefined;
  const { end } = pieces[last]!.outer;
  const told = saidBehind(tokens, mentions, end);
  if (told === undefined || blockAt(sentences, told.cue.start) !== blockAt(sentences, end - 1)) return undefined;
  const speaker = attribution?.speaker;
  const named = speaker && { start: units.starts[speaker.first]!, end: units.ends[speaker.end - 1]! };
  if (named && named.start < told.speaker.end && told.speaker.start < named.end) return undefined;
  const said = contents.flatMap((span): Span[] => {
    if (told.cue.start < span.start || span.end <= told.cue.start) return [span];
    return own.map((piece) => pieces[piece]!).filter(({ start, end }) => span.start <= start && end <= span.end);
  });
  return toldDraft(
    said.map(({ start, end }) => ({ start, end })),
    own,
    told,
  );
}

/** A draft and what somebody else says in it, from the piece within marks at `index` of its `own` on. */
function divided(
  { contents, attribution, after }: Draft,
  inner: WordsOf,
  tokens: readonly Token[],
  pieces: readonly Marked[],
  own: readonly number[],
  index: number,
  follows: boolean,
): Draft[] {
  // What stands within marks in the name of who is quoted, as in Ada “Addie” Berg, nobody says.
  const left = own.slice(0, index).filter((before) => pieces[before]!.outer.end <= inner.speaker.start);
  const theirs = own.slice(index);
  const found = toldDraft(behindCue(contents, inner, tokens, pieces, theirs), theirs, inner);
  // Marks that are never closed may end with a comma, which leads to nobody.
  const until = Math.max(endBefore(tokens, inner.speaker.start), pieces[left.at(-1) ?? -1]?.end ?? 0);
  const rest = contents.flatMap(({ start, end }) => (start >= until ? [] : [{ start, end: Math.min(end, until) }]));
  const words = rest.reduce((sum, { start, end }) => sum + tokenFrom(tokens, end) - tokenEndingAfter(tokens, start), 0);
  const keeps = rest.length > 0 && (left.length > 0 || (follows && words >= FEWEST_LEFT));
  return keeps
    ? [{ contents: rest, pieces: left, attribution, lead: undefined, after, told: undefined }, found]
    : [found];
}

/** What of some contents stands behind the words that report it, without the marks that hold all of it. */
function behindCue(
  contents: readonly Span[],
  { cue }: WordsOf,
  tokens: readonly Token[],
  pieces: readonly Marked[],
  among: readonly number[],
): Span[] {
  let next = tokenFrom(tokens, cue.end);
  while (/^[,:]$/.test(tokens[next]!.text)) next += 1;
  const from = tokens[next]!.start;
  return contents.flatMap(({ start, end }) =>
    end <= from ? [] : [unmarked({ start: Math.max(start, from), end }, pieces, among)],
  );
}

/** Where what was said ends before an offset, without the words that lead to what stands there. */
function endBefore(tokens: readonly Token[], offset: number): number {
  let last = tokenFrom(tokens, offset) - 1;
  while (last >= 0 && LEADS.has(tokens[last]!.text)) last -= 1;
  return tokens[last]?.end ?? 0;
}

/** Without the marks that hold all of it. */
function unmarked(span: Span, pieces: readonly Marked[], among: readonly number[]): Span {
  const whole =
    pieces[
      among.find((piece) => pieces[piece]!.outer.start <= span.start && span.end <= pieces[piece]!.outer.end) ?? -1
    ];
  return whole === undefined ? span : { start: whole.start, end: whole.end };
}
