const VERBS = new Set(
  `is are was were be been being has have had having will would could should can may might must shall do does did won't
  wouldn't couldn't shouldn't can't isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't`.split(
    /\s+/,
  ),
);

/** Is this a verb, by its form: one that only helps another, or a past tense? In lower case, with straight apostrophes. */
export function isVerbByForm(word: string): boolean {
  return VERBS.has(word) || (word.length > 4 && word.endsWith('ed'));
}

const FORMS_OF_BE = new Set('is are was were be been being isn’t aren’t wasn’t weren’t'.split(' '));

/** Is this a form of “be”, by which a verb behind it becomes a passive? In lower case, with curly apostrophes. */
export function isFormOfBe(word: string): boolean {
  return FORMS_OF_BE.has(word);
}
