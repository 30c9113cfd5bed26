import { emptyFeatures } from '../analysis/learning/hashing.ts';
import type { Attributor } from '../analysis/quotations/attributions.ts';
import { MARKED_LABELS, markedFeatures } from '../analysis/quotations/marked-words.ts';
import { assembledOf } from './assembled.ts';
import { type GoldArticle, readGold } from './gold.ts';
import { type Example, trainClassifier } from './train-classifier.ts';

/** Makes `marks.bin`: from articles that attributions were not learned from, with the attributions that are found in them. */
export function trainMarks(data: string, attributor: Attributor, report: (line: string) => void): Uint8Array {
  const examples = readGold(`${data}/news/train.jsonl`).flatMap((article) => markExamples(attributor, article));
  report(`${examples.length} pieces within marks, ${examples.filter(({ label }) => label === 0).length} quote nobody`);
  return trainClassifier(examples, {
    labels: MARKED_LABELS,
    seed: 1,
    epochs: 12,
    rate: 0.1,
    dropout: 0.3,
    start: 1,
    shrink: 0.7,
    decay: 1e-4,
    rarest: 2,
  });
}

function markExamples(attributor: Attributor, article: GoldArticle): Example[] {
  const { assembled } = assembledOf(attributor, article);
  const features = emptyFeatures(128);
  const examples: Example[] = [];
  let before = false;
  assembled.pieces.forEach(({ start, end }, index) => {
    const quoted = (article.quotations ?? []).some(
      (gold) => gold.kind !== 'scare' && gold.quoted?.some((span) => span.start < end && start < span.end),
    );
    markedFeatures(article.text, assembled, index, before, features);
    examples.push({ features: features.hashes.slice(0, features.length), label: quoted ? 1 : 0 });
    before = quoted;
  });
  return examples;
}
