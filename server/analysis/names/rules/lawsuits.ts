import { isNameKind, type Mention } from '../../model.ts';

/** Between the parties of a lawsuit; matches have it without its full stop. */
const VERSUS = /\sv\.\s\p{Lu}/u;
const BETWEEN = /^\sv\.\s$/u;
/** The second party may have taken the word to itself. */
const BEGINS = /^v\.\s/u;

/** A lawsuit is called by its parties, neither of whom is meant by it: “Ellis v. Harlow School Board” is one name. */
export function lawsuitsAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const joined: Mention[] = [];
  for (const mention of mentions) {
    const { start, end, kind } = mention;
    const against = joined.at(-1);
    if (!isNameKind(kind)) joined.push(mention);
    else if (against !== undefined && isNameKind(against.kind) && isAgainst(text, against.end, mention))
      joined.splice(-1, 1, { ...against, end, kind: 'law' });
    else joined.push(VERSUS.test(text.slice(start, end)) ? { ...mention, kind: 'law' } : mention);
  }
  return joined;
}

/** Is a name that of the second party, behind where the first ends? */
function isAgainst(text: string, first: number, { start, end }: Mention): boolean {
  return (
    BETWEEN.test(text.slice(first, start)) ||
    (start === first + 1 && BEGINS.test(text.slice(start, Math.min(end, start + 3))))
  );
}
