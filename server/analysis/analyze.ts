import { findReferences, resolveNames } from './coreference/coreference.ts';
import { judgeLines, type LineOptions } from './judged-lines.ts';
import type { Analysis, Mention, Token } from './model.ts';
import type { Models } from './models.ts';
import { findNames } from './names/names.ts';
import { judge } from './noise/judge.ts';
import { findQuotations } from './quotations/quotations.ts';
import { layout } from './text/layout.ts';
import { legible, legibleTokens } from './text/legible.ts';
import { linesOf } from './text/lines.ts';
import { sentencesOf } from './text/sentences.ts';
import { tokenize } from './text/tokens.ts';

/** What a reader may say about how articles are to be read. */
export interface Options extends LineOptions {
  /** Names that somebody has marked, in order (they may nest): they are resolved as they stand, and no line counts as noise. */
  readonly given?: readonly Mention[];
}

/**
 * Analyses one article, in steps: the caller may stop, or let others run, wherever this yields (about every millisecond).
 *
 * @param whole the article as it stands; nothing of it is rewritten
 * @returns what was found, in offsets of `whole`
 */
export function* analyzeInSteps(whole: string, models: Models, options: Options = {}): Generator<void, Analysis> {
  const judged = judgeLines(whole, models.noise, options);
  const { lines, wraps, frontMatter, metadata, headline, lineScores, corrections } = judged;
  const text = legible(judged.text);
  // Once more when the corpus has counted the lines of all articles: `judge(lineScores, lines, witness)`.
  const noise = options.given === undefined ? judge(lineScores, lines) : [];
  yield;
  const blocks = layout(text, lines, frontMatter, { headline, noise, wraps });
  const found: Token[] = [];
  for (const block of blocks) {
    if (block.kind !== 'front-matter') tokenize(text, block, found);
  }
  const tokens = legibleTokens(text, found);
  yield;
  const sentences = sentencesOf(text, tokens, blocks);
  const tagged = yield* findNames(models.names, text, tokens, sentences, metadata.date);
  const names = corrections.names(options.given === undefined ? tagged : withKinds(options.given, tagged));
  yield;
  const resolved = corrections.entities(resolveNames(text, tokens, names, models));
  const { mentions, entities } = resolved;
  yield;
  const article = { text, blocks, tokens, sentences, mentions, entities, noise };
  const said = yield* findQuotations(models.quotations, article, models.genders);
  const quotations = corrections.quotations(said, resolved);
  const references = findReferences(quotations);
  return {
    length: text.length,
    metadata,
    // Positions are asked for behind the part that was read, too.
    lines: text.length < whole.length ? linesOf(whole) : lines,
    blocks,
    tokens,
    sentences,
    mentions,
    references,
    entities,
    quotations,
    lineScores,
    noise,
  };
}

/** What a name is that the tagger does not see. */
const UNKNOWN = { kind: 'other', confidence: 0.1 } as const;

/**
 * Names that were marked without saying what they are (`other`) take the kind that the tagger gives to the same words, and persons
 * also where they were marked with their titles: "President Biden".
 */
function withKinds(given: readonly Mention[], found: readonly Mention[]): Mention[] {
  const tagged = new Map(found.map((mention) => [`${mention.start}:${mention.end}`, mention]));
  const persons = new Map(found.flatMap((mention) => (mention.kind === 'person' ? [[mention.end, mention]] : [])));
  return given.map((mention) => {
    if (mention.kind !== 'other') return mention;
    const titled = persons.get(mention.end);
    const { kind, confidence } =
      tagged.get(`${mention.start}:${mention.end}`) ??
      (titled !== undefined && titled.start > mention.start ? titled : UNKNOWN);
    return { ...mention, kind, confidence };
  });
}

/** Analyses one article at once. */
export function analyze(text: string, models: Models, options: Options = {}): Analysis {
  const steps = analyzeInSteps(text, models, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
