import type { Quotation, Speaker } from '../model.ts';

/** Less sure guesses at a speaker are seldom right: one in four, in articles that their weights were not learned from. */
const LEAST_TOLD = 0.5;

/** Who says a quotation, where the article tells it; not who only is the likeliest of those named around it, and that not by much. */
export function toldSpeaker({ speaker }: Pick<Quotation, 'speaker'>): Speaker | undefined {
  return speaker !== undefined && speaker.evidence[0]?.kind === 'near' && speaker.confidence < LEAST_TOLD
    ? undefined
    : speaker;
}
