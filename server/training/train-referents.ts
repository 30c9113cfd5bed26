import { emptyFeatures } from '../analysis/learning/hashing.ts';
import { type Mention, NAME_KINDS } from '../analysis/model.ts';
import type { Attributor } from '../analysis/quotations/attributions.ts';
import { findMarked } from '../analysis/quotations/marks.ts';
import { askedAbout, REFERENT_LABELS, referentFeatures } from '../analysis/quotations/referents.ts';
import type { Scene } from '../analysis/quotations/scene.ts';
import { forEachVoice, voiceFeatures } from '../analysis/quotations/voices.ts';
import { assembledOf } from './assembled.ts';
import { type GoldArticle, readGold } from './gold.ts';
import { layOut } from './lay-out.ts';
import { type Example, trainClassifier } from './train-classifier.ts';

/**
 * Makes `referents.bin` from who says what names nobody in annotated articles: those of whom the article spoke before, and those around
 * what is found to have no speaker in these articles.
 */
export function trainReferents(data: string, attributor: Attributor, report: (line: string) => void): Uint8Array {
  const examples = readGold(`${data}/news/train.jsonl`).flatMap((article) => [
    ...referentExamples(article),
    ...voiceExamples(attributor, article),
  ]);
  report(`${examples.length} candidates`);
  return trainClassifier(examples, {
    labels: REFERENT_LABELS,
    seed: 1,
    epochs: 12,
    rate: 0.1,
    dropout: 0.2,
    start: 1,
    shrink: 0.8,
    decay: 1e-4,
    rarest: 2,
  });
}

/** Gold's mentions, its entities by number. */
function mentionsOf({ mentions = [] }: GoldArticle): { mentions: Mention[]; numberOf: (entity: string) => number } {
  const numbers = new Map<string, number>();
  const numberOf = (entity: string): number => {
    const number = numbers.get(entity) ?? numbers.size;
    numbers.set(entity, number);
    return number;
  };
  return {
    numberOf,
    mentions: mentions.map(({ start, end, type, entity }): Mention => {
      const kind = NAME_KINDS.find((name) => name === type);
      return kind === undefined || entity === undefined
        ? { start, end, kind: 'date', confidence: 1 }
        : { start, end, kind, entity: numberOf(entity), confidence: 1 };
    }),
  };
}

function referentExamples(article: GoldArticle): Example[] {
  const { text, blocks, tokens, sentences } = layOut(article.text);
  const { mentions, numberOf } = mentionsOf(article);
  const pieces = findMarked(text, blocks).filter(({ depth }) => depth === 0);
  const scene: Scene = { tokens, sentences, mentions, pieces };
  const features = emptyFeatures(64);
  const examples: Example[] = [];
  let lastSpeaker: number | undefined;
  for (const { start, end, kind, speaker, cue } of article.quotations ?? []) {
    const meant = speaker?.entity === undefined ? undefined : numberOf(speaker.entity);
    if (kind === 'scare' || !cue || (speaker && speaker.end <= start)) {
      const asked = askedAbout(scene, { start, end }, lastSpeaker);
      for (const candidate of asked.candidates) {
        referentFeatures(scene, asked, candidate, features);
        const label = candidate.entity === meant ? 1 : 0;
        examples.push({ features: features.hashes.slice(0, features.length), label });
      }
    }
    if (kind !== 'scare') lastSpeaker = meant ?? lastSpeaker;
  }
  return examples;
}

/** Those around each quotation whose attribution names nobody. */
function voiceExamples(attributor: Attributor, article: GoldArticle): Example[] {
  const { laidOut, assembled } = assembledOf(attributor, article);
  const { tokens, sentences } = laidOut;
  const { drafts, pieces, units } = assembled;
  const { mentions, numberOf } = mentionsOf(article);
  const scene: Scene = { tokens, sentences, mentions, pieces };
  const features = emptyFeatures(64);
  const examples: Example[] = [];
  let last: number | undefined;
  const inOrder = drafts
    .filter((draft) => draft.pieces.length > 0)
    .sort((a, b) => a.contents[0]!.start - b.contents[0]!.start);
  for (const draft of inOrder) {
    const contents = draft.contents.sort((a, b) => a.start - b.start);
    const at = { start: contents[0]!.start, end: contents.at(-1)!.end };
    const gold = (article.quotations ?? []).find(
      ({ kind, quoted }) => kind !== 'scare' && quoted?.some(({ start, end }) => start < at.end && at.start < end),
    );
    if (gold === undefined) continue;
    const meant = gold.speaker?.entity === undefined ? undefined : numberOf(gold.speaker.entity);
    const attribution = (draft.after ?? draft).attribution;
    if (attribution?.speaker === undefined) {
      const cue = attribution && {
        start: units.starts[attribution.cue.first]!,
        end: units.ends[attribution.cue.end - 1]!,
      };
      forEachVoice(scene, at, (voice, rank) => {
        voiceFeatures(scene, { at, last, ...(cue && { cue }) }, voice, rank, features);
        const { speaker } = gold;
        const named = speaker && speaker.start < voice.end && voice.start < speaker.end;
        const label = named || (meant !== undefined && voice.mention?.entity === meant) ? 1 : 0;
        examples.push({ features: features.hashes.slice(0, features.length), label });
      });
    }
    last = meant ?? last;
  }
  return examples;
}
