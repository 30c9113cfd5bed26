/** Words that begin sentences often and names hardly ever. */
const COMMON_STARTS: ReadonlySet<string> = new Set(
  'The A An In On At It He She They We I But And This That These Those There When While If As After Before For From His Her Its Their Our My However Meanwhile So Some Many Most Last Earlier Asked According'.split(
    ' ',
  ),
);

export function isCommonStart(word: string): boolean {
  return COMMON_STARTS.has(word);
}
