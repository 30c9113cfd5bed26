/** How many times as often as usual properties are tried: 1 after every change, 10 in `npm test`. */
const { MARGINALIA_RUNS = '1' } = process.env;

/** How often fast-check tries a property, from how often it does after every change. */
export function runs(usual: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(usual * Number(MARGINALIA_RUNS)) };
}
