import { hashSetSections, makeHashSet } from '../analysis/learning/weights.ts';

export interface Quantised {
  /** Sections of a model file, as `readWeights` reads them. */
  readonly arrays: Readonly<Record<string, ArrayBufferView>>;
  readonly scale: number;
  /** How many features were kept. */
  readonly rows: number;
}

/**
 * Rounds learned weights to whole numbers from -127 to 127 and keeps the rows that matter most: those with the
 * largest weights. Rows that round to nothing are dropped.
 *
 * @param hashes the hash of each row
 * @param weights rows one after the other, `width` numbers each
 * @param most how many rows to keep at most
 * @param largest what the largest number stands for; larger weights are cut
 * @param steps the largest number, 127 at most: fewer steps take less room once compressed
 */
export function quantise(
  name: string,
  hashes: Int32Array,
  weights: Float32Array,
  width: number,
  most = Number.POSITIVE_INFINITY,
  largest?: number,
  steps = 127,
): Quantised {
  const strength = new Float32Array(hashes.length);
  let top = 0;
  for (let row = 0; row < hashes.length; row++) {
    let max = 0;
    for (let i = row * width; i < (row + 1) * width; i++) max = Math.max(max, Math.abs(weights[i]!));
    strength[row] = max;
    top = Math.max(top, max);
  }
  const scale = (largest ?? (top || 1)) / steps;
  let kept = Array.from(hashes.keys()).filter((row) => strength[row]! >= scale / 2);
  if (kept.length > most) {
    kept.sort((a, b) => strength[b]! - strength[a]! || a - b);
    kept = kept.slice(0, most);
  }
  const { set, order } = makeHashSet(kept.map((row) => hashes[row]!));
  const rows = new Int8Array(kept.length * width);
  order.forEach((index, target) => {
    const source = kept[index]! * width;
    for (let i = 0; i < width; i++) {
      rows[target * width + i] = Math.max(-steps, Math.min(steps, Math.round(weights[source + i]! / scale)));
    }
  });
  return {
    arrays: { ...hashSetSections(set, name), [`${name}.rows`]: rows },
    scale,
    rows: kept.length,
  };
}
