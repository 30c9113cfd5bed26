import { resolveSpeaker } from '../coreference/antecedents.ts';
import type { Last, Surroundings } from '../coreference/surroundings.ts';
import type { Classifier } from '../learning/classifier.ts';
import type { Quotation, Span, Speaker } from '../model.ts';
import { isBe, rangeOf } from './clauses.ts';
import type { SpeakerWords } from './phrases.ts';
import { likeliestBefore } from './referents.ts';
import { isHeading, Repeated } from './repeated.ts';
import type { Scene } from './scene.ts';
import { type Beside, likeliestVoice } from './voices.ts';

/** So many code units stand between a question and its answer at most. */
const MOST_BETWEEN = 100;

/** How likely somebody must be to have said what has no cue. */
const LEAST_SPEAKER = 0.1;

/**
 * Tells whom the speakers mean that are pronouns or descriptions, and who says what stands within marks and names nobody.
 *
 * @param quotations in order
 */
export function withSpeakers(
  referents: Classifier,
  scene: Scene,
  surroundings: Surroundings,
  quotations: readonly Quotation[],
): Quotation[] {
  let last: Last | undefined;
  let before: Quotation | undefined;
  let earlier: Quotation | undefined;
  const told: Quotation[] = [];
  const repeated = new Repeated(surroundings.text, quotations);
  const sources: (readonly [number, number])[] = [];
  for (let index = 0; index < quotations.length; index++) {
    const quotation = quotations[index]!;
    if (isUntold(quotation)) {
      const source = repeated.sourceOf(index);
      if (source !== undefined) sources.push([index, source]);
      if (source !== undefined || isHeading(surroundings.text, quotation)) {
        told.push(withoutSpeaker(quotation));
        continue;
      }
    }
    const found =
      quotation.speaker ??
      answering(surroundings.text, earlier, before, quotation) ??
      speakerAround(referents, scene, quotation, last?.entity) ??
      goingOn(surroundings.text, before, quotation);
    if (found === undefined) {
      if (quotation.kind === 'direct') before = undefined;
      told.push(quotation);
      continue;
    }
    const speaker = resolveSpeaker(surroundings, found, last, quotation);
    if (speaker.entity !== undefined) last = { entity: speaker.entity, at: speaker.start };
    if (before?.speaker?.entity !== speaker.entity) earlier = before;
    before = { ...quotation, speaker };
    told.push(before);
  }
  for (const [index, source] of sources) told[index] = { ...told[index]!, ...repeating(told[source]!) };
  return told;
}

/** Does nothing beside what stands within marks say whose words they are? */
function isUntold({ kind, speaker }: Quotation): boolean {
  if (kind !== 'direct' && kind !== 'mixed') return false;
  return speaker === undefined || speaker.evidence[0]?.kind === 'continues';
}

function withoutSpeaker({ speaker: _, ...quotation }: Quotation): Quotation {
  return quotation;
}

/** How sure it is that words are of whoever says the same elsewhere. */
const REPEATED = 0.8;

/** Who says what a quotation repeats. */
function repeating({ speaker, cue }: Quotation): Pick<Quotation, 'speaker'> {
  if (speaker === undefined) return {};
  const { start, end } = cue ?? speaker;
  const evidence = [{ kind: 'repeated', start, end } as const, ...speaker.evidence.slice(1)];
  return { speaker: { ...speaker, confidence: speaker.confidence * REPEATED, evidence } };
}

/** Who speaks in the paragraph and goes on: “We won,” she said. She sat down. “Nobody saw it.” */
function goingOn(text: string, before: Quotation | undefined, { kind, start }: Quotation): Speaker | undefined {
  if (kind !== 'direct' || before?.speaker === undefined || before.kind !== 'direct') return undefined;
  if (text.slice(before.end, start).includes('\n')) return undefined;
  return goesOnFrom(before, before.speaker);
}

function goesOnFrom({ cue }: Quotation, { start, end, form, entity }: Speaker): Speaker {
  const evidence = [{ kind: 'continues', start: cue?.start ?? start, end: cue?.end ?? end } as const];
  return { start, end, form, ...(entity !== undefined && { entity }), confidence: 0.5, evidence };
}

/** So many code units tell at most who spoke and who asks, in two paragraphs that follow each other. */
const LONGEST_TELLING = 300;

/** What stands between a question and its answer in a paragraph of its own: who asks, or nothing. */
const ANSWERS = /^["”’'][^"“”]*\n\s*["“‘']$/;

/**
 * Who says what fills the paragraph behind a question: whoever spoke in the paragraph before it answers; where nobody did, the one who asks
 * goes on.
 *
 * @param earlier the last quotation of somebody else before that question
 */
function answering(
  text: string,
  earlier: Quotation | undefined,
  before: Quotation | undefined,
  { kind, start }: Quotation,
): Speaker | undefined {
  if (kind !== 'direct' || before?.speaker === undefined || text.charAt(before.end - 1) !== '?') return undefined;
  if (start - before.end > MOST_BETWEEN || !ANSWERS.test(text.slice(before.end, start))) return undefined;
  const talks =
    earlier?.kind === 'direct' &&
    before.start - earlier.end <= LONGEST_TELLING &&
    (text.slice(earlier.end, before.start).match(/\n+/g)?.length ?? 0) <= 1;
  if (!talks || earlier.speaker === undefined) return goesOnFrom(before, before.speaker);
  const { start: from, end, form, entity } = earlier.speaker;
  const evidence = [{ kind: 'near', start: from, end } as const];
  return { start: from, end, form, ...(entity !== undefined && { entity }), confidence: 0.5, evidence };
}

/** Who says what names nobody: somebody around it, or else somebody of whom the article spoke before. */
function speakerAround(
  referents: Classifier,
  scene: Scene,
  { start, end, kind, cue }: Quotation,
  last: number | undefined,
): Speaker | undefined {
  if (kind === 'indirect' || kind === 'scare') return undefined;
  if (cue !== undefined && hasBe(scene, cue)) return undefined;
  const beside: Beside = { at: { start, end }, last, ...(cue !== undefined && { cue }) };
  const around = likeliestVoice(referents, scene, beside, LEAST_SPEAKER);
  const before = likeliestBefore(referents, scene, beside.at, last, around?.probability ?? LEAST_SPEAKER);
  if (before !== undefined) {
    const name = scene.mentions[before.candidate.mention]!;
    const words = { start: name.start, end: name.end, entity: before.candidate.entity };
    return nearSpeaker({ ...words, form: 'name' }, before.probability);
  }
  if (around === undefined) return undefined;
  const { voice, probability } = around;
  const entity = voice.mention?.entity;
  const words = { start: voice.start, end: voice.end, form: voice.form };
  return nearSpeaker({ ...words, ...(entity !== undefined && { entity }) }, probability);
}

/** “The plan was dubbed “the flood””: whoever did is not told, and hardly ever named near it. */
function hasBe({ tokens }: Scene, cue: Span): boolean {
  const { first, end } = rangeOf(cue, tokens);
  return tokens.slice(first, end).some(isBe) && !tokens[end - 1]!.text.endsWith('ing');
}

function nearSpeaker(words: SpeakerWords, confidence: number): Speaker {
  return { ...words, confidence, evidence: [{ kind: 'near', start: words.start, end: words.end }] };
}
