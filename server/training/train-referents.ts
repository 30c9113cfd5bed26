import { emptyFeatures } from '../analysis/learning/hashing.ts';
import { type Mention, NAME_KINDS, type Span } from '../analysis/model.ts';
import { findMarked } from '../analysis/quotations/marks.ts';
import { mentionAt, PRONOUNS } from '../analysis/quotations/phrases.ts';
import {
  candidatesBefore,
  type Form,
  REFERENT_LABELS,
  referentFeatures,
  type Scene,
} from '../analysis/quotations/referents.ts';
import { type GoldArticle, readGold } from './gold.ts';
import { layOut } from './lay-out.ts';
import { type Example, trainClassifier } from './train-classifier.ts';

/** Makes `referents.bin` from the speakers of annotated articles. */
export function trainReferents(data: string, report: (line: string) => void): Uint8Array {
  const examples = readGold(`${data}/news/train.jsonl`).flatMap((article) => referentExamples(article));
  report(`${examples.length} candidates`);
  return trainClassifier(examples, {
    labels: REFERENT_LABELS,
    seed: 1,
    epochs: 12,
    rate: 0.05,
    dropout: 0.2,
    decay: 1e-4,
    rarest: 2,
  });
}

function referentExamples(article: GoldArticle): Example[] {
  const { text, blocks, tokens, sentences } = layOut(article.text);
  const numbers = new Map<string, number>();
  const numberOf = (entity: string): number => {
    const number = numbers.get(entity) ?? numbers.size;
    numbers.set(entity, number);
    return number;
  };
  const mentions = (article.mentions ?? []).map(({ start, end, type, entity }): Mention => {
    const kind = NAME_KINDS.find((name) => name === type);
    return kind === undefined || entity === undefined
      ? { start, end, kind: 'date', confidence: 1 }
      : { start, end, kind, entity: numberOf(entity), confidence: 1 };
  });
  const pieces = findMarked(text, blocks).filter(({ depth }) => depth === 0);
  const scene: Scene = { tokens, sentences, mentions, pieces, genders: [] };
  const features = emptyFeatures(64);
  const examples: Example[] = [];
  let lastSpeaker: number | undefined;
  for (const { start, end, kind, speaker, cue } of article.quotations ?? []) {
    const meant = speaker?.entity === undefined ? undefined : numberOf(speaker.entity);
    const learn = (form: Form, words: string, at: Span): void => {
      const candidates = candidatesBefore(scene, at.start);
      const people = candidates.filter(({ mention }) => mentions[mention]!.kind === 'person').length;
      for (const candidate of candidates) {
        referentFeatures(scene, form, words, at, candidate, lastSpeaker, people, features);
        const label = candidate.entity === meant ? 1 : 0;
        examples.push({ features: features.hashes.slice(0, features.length), label });
      }
    };
    if (speaker) {
      const words = text.slice(speaker.start, speaker.end);
      const name = mentions[mentionAt(mentions, speaker.start)];
      if (PRONOUNS.has(words.toLowerCase())) learn('pronoun', words, speaker);
      else if (name === undefined || name.start >= speaker.end) learn('description', words, speaker);
    }
    if (kind === 'scare' || !cue || (speaker && speaker.end <= start)) learn('quotation', '', { start, end });
    if (kind !== 'scare') lastSpeaker = meant ?? lastSpeaker;
  }
  return examples;
}
