/** How much of what was said is right, how much of what is right was said, and both in one; in per cent. */
export interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** What the rates are counted from. */
export interface Counts {
  right: number;
  system: number;
  gold: number;
}

export const noCounts = (): Counts => ({ right: 0, system: 0, gold: 0 });

export function ratesOf({ right, system, gold }: Counts): Rates {
  return ratesFrom(share(right, system) / 100, share(right, gold) / 100);
}

/** @param precision from 0 to 1 */
export function ratesFrom(precision: number, recall: number): Rates {
  const sum = precision + recall;
  return { precision: 100 * precision, recall: 100 * recall, f1: sum > 0 ? (200 * precision * recall) / sum : 0 };
}

/** A share in per cent; of nothing it is 0. */
export function share(part: number, whole: number): number {
  return whole > 0 ? (100 * part) / whole : 0;
}
