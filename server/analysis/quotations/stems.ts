const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `said says saying: say; told: tell; wrote written: write; thought: think; knew known: know; felt: feel; found: find; saw seen: see;
  made: make; gave given: give; spoke spoken: speak; meant: mean; kept: keep; sought: seek; heard: hear; went gone goes: go; took
  taken: take; held: hold; is are was were been being: be; has had: have; did done does: do; swore sworn: swear; understood: understand;
  began begun: begin; drew drawn: draw; led: lead; left: leave; stood: stand; fought: fight; brought: bring; got: get; set: set`
    .split(';')
    .flatMap((line): [string, string][] => {
      const [forms = '', verb = ''] = line.split(':').map((part) => part.trim());
      return forms.split(/\s+/).map((form) => [form, verb]);
    }),
);

/** What is doubled before an ending: “planned”. */
const DOUBLED = 'bdgkmnprt';

/**
 * Takes the endings -s, -ed and -ing off a word in lower case, so that the forms of a verb are one. What is left need be no
 * word; it only is the same for all of them.
 */
export function stemOf(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  let stem = word;
  if (stem.length > 5 && stem.endsWith('ing')) stem = stem.slice(0, -3);
  else if (stem.length > 4 && (stem.endsWith('ied') || stem.endsWith('ies'))) stem = `${stem.slice(0, -3)}y`;
  else if (stem.length > 4 && stem.endsWith('ed')) stem = stem.slice(0, -2);
  else if (stem.length > 3 && stem.endsWith('s') && !'suid'.includes(stem.at(-2)!)) stem = stem.slice(0, -1);
  if (stem.length > 4 && stem.at(-1) === stem.at(-2) && DOUBLED.includes(stem.at(-1)!)) stem = stem.slice(0, -1);
  return stem.length > 3 && stem.endsWith('e') ? stem.slice(0, -1) : stem;
}
