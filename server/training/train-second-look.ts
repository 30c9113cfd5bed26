import { emptyFeatures } from '../analysis/learning/hashing.ts';
import { lookOver, withSigns } from '../analysis/names/first-look.ts';
import { NO_NAME, SECOND_LABELS, secondFeatures, sortNames } from '../analysis/names/second-look.ts';
import type { NameTagger } from '../analysis/names/tagger.ts';
import type { GoldArticle } from './gold.ts';
import { layOut } from './lay-out.ts';
import { type GoldSet, kindOfGold } from './names-data.ts';
import { type Example, trainClassifier } from './train-classifier.ts';

/**
 * The names that a tagger finds in articles that it was not trained on, and what it doubts to be names, each with what gold says of it:
 * its kind, or that it is no name of this extent.
 */
export function secondLookExamples(names: NameTagger, articles: readonly GoldArticle[], set: GoldSet): Example[] {
  const features = emptyFeatures();
  return articles.flatMap((article): Example[] => {
    const { text, mentions = [], noise = [] } = article;
    const { tokens, sentences } = layOut(text);
    const look = finish(lookOver(names, text, tokens, sentences));
    const { document, elsewhere } = look;
    const found = withSigns(look, tokens);
    const others = sortNames(document, elsewhere, found);
    const kinds = new Map(mentions.map(({ start, end, type }) => [`${start}:${end}`, kindOfGold(type)]));
    const doubted = found.flatMap((name) => (name.doubt?.found[0] === name ? name.doubt.others : []));
    return [...found, ...doubted].flatMap((name): Example[] => {
      if (name.kind >= NO_NAME) return [];
      const start = tokens[name.token]!.start;
      const end = tokens[name.token + name.end - name.first - 1]!.end;
      if (noise.some((line) => start < line.end && line.start < end)) return [];
      const kind = kinds.get(`${start}:${end}`);
      // What a set does not annotate may stand there all the same.
      if (kind === undefined && set.silent.includes(name.kind)) return [];
      const label =
        kind === undefined || kind > NO_NAME
          ? NO_NAME
          : set.misc.includes(name.kind) && set.misc.includes(kind)
            ? name.kind
            : kind;
      features.length = 0;
      secondFeatures(others, name, features);
      return [{ features: features.hashes.slice(0, features.length), label }];
    });
  });
}

/** Trains the weights of the second look. */
export function trainSecondLook(examples: readonly Example[]): Uint8Array {
  return trainClassifier(examples, {
    labels: SECOND_LABELS,
    seed: 1,
    epochs: 20,
    rate: 0.1,
    dropout: 0.65,
    start: 1,
    decay: 1e-4,
    rarest: 3,
    rows: 20_000,
  });
}

function finish<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
