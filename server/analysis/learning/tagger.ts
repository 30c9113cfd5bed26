import { type Decoder, decode, makeDecoder } from './decode.ts';
import { combine, emptyFeatures, type Features } from './hashing.ts';
import { BEGIN, END, kindOf, labelCount, OUTSIDE, placeOf } from './labels.ts';
import { computeMarginals, type Marginals, makeMarginals, spanProbability } from './marginals.ts';
import { asFloat32, readSections, type Sections } from './sections.ts';
import { readWeights, type Weights } from './weights.ts';

/** A trained sequence tagger: a conditional random field over BIOES labels and hashed features, its weights in whole numbers. */
export interface Tagger {
  readonly kinds: readonly string[];
  readonly weights: Weights;
  /** What it is worth that one kind follows another at once (see `decode`), in the unit of `weights.rows`. */
  readonly transitions: Int32Array;
  /** exp of the transitions. */
  readonly factors: Float64Array;
}

/** A feature that every token has. */
export const ALWAYS = combine(0, 2);

/** Reads what `writeTagger` wrote; throws when the file is of another kind. */
export function readTagger(file: Uint8Array | Sections): Tagger {
  const sections = file instanceof Uint8Array ? readSections(file) : file;
  const { kinds, scale } = sections.values;
  if (!Array.isArray(kinds) || typeof scale !== 'number') throw new Error('this file is no tagger');
  const transitions = Int32Array.from(asFloat32(sections.bytes('transitions')), (worth) => Math.round(worth / scale));
  return {
    kinds: kinds.map(String),
    weights: readWeights(sections, 'weights', labelCount(kinds.length), scale),
    transitions,
    factors: Float64Array.from(transitions, (worth) => Math.exp(worth * scale)),
  };
}

/** A span that a tagger has found, in tokens of its sequence. */
export interface Tagged {
  /** Index into `Tagger.kinds`. */
  readonly kind: number;
  readonly first: number;
  /** One after its last token. */
  readonly end: number;
  /** How likely exactly this span is, from 0 to 1. */
  readonly probability: number;
}

/** Working memory for one tagger, to be used for one sequence after another. */
export interface Workspace {
  readonly decoder: Decoder;
  readonly marginals: Marginals;
  readonly features: Features;
  scores: Int32Array;
  labels: Uint8Array;
  allowed: Uint32Array;
  /** For whoever tells which tokens may lie in a span. */
  inside: Uint8Array;
}

export function makeWorkspace(kinds: number): Workspace {
  return {
    decoder: makeDecoder(kinds),
    marginals: makeMarginals(kinds),
    features: emptyFeatures(1024),
    scores: new Int32Array(0),
    labels: new Uint8Array(0),
    allowed: new Uint32Array(0),
    inside: new Uint8Array(0),
  };
}

/** Makes the workspace large enough for a sequence of so many tokens. */
export function reserve(workspace: Workspace, length: number): void {
  if (workspace.labels.length >= length) return;
  workspace.labels = new Uint8Array(length * 2);
  workspace.allowed = new Uint32Array(length * 2);
  workspace.inside = new Uint8Array(length * 2);
  workspace.scores = new Int32Array(length * 2 * labelCount(workspace.decoder.kinds));
}

/** The spans of the best labelling of a sequence whose scores lie in the workspace. */
export function bestSpans(tagger: Tagger, workspace: Workspace, inside: Uint8Array, length: number): Tagged[] {
  const { decoder, scores, labels } = workspace;
  decode(decoder, scores, tagger.transitions, inside, length, labels);
  const spans: Tagged[] = [];
  for (let i = 0; i < length; i++) {
    const label = labels[i]!;
    if (label === OUTSIDE) continue;
    const first = i;
    if (placeOf(label) === BEGIN) while (placeOf(labels[i]!) !== END) i += 1;
    if (spans.length === 0) weigh(tagger, workspace, inside, length);
    const kind = kindOf(label);
    spans.push({ kind, first, end: i + 1, probability: spanProbability(workspace.marginals, kind, first, i + 1) });
  }
  return spans;
}

/** Weighs all labellings of a sequence against each other. */
function weigh({ weights, factors }: Tagger, workspace: Workspace, inside: Uint8Array, length: number): void {
  const all = 2 ** weights.width - 1;
  for (let i = 0; i < length; i++) workspace.allowed[i] = inside[i] === 0 ? 1 : all;
  computeMarginals(workspace.marginals, workspace.scores, weights.scale, factors, workspace.allowed, length);
}
