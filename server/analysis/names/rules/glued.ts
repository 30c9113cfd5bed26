import { isNameKind, type Mention } from '../../model.ts';

// Behind the first mention of a politician some papers keep headlines of other articles: “Sen. Ada Berg Ada Maria BergHarbour vote put off MORE”.

const MORE = ' MORE';

/** Where a surname is told again and the first headline begins, without a space between them. */
const GLUED = /(\p{Lu}[\p{L}’-]*\p{Ll})\p{Lu}\p{Ll}/u;

/** Words that are joined: without a number no date is written so. */
const JOINED = /\p{Ll}\p{Lu}/u;
const DIGIT = /\d/;

/** So many code units stand between a surname and where it is told again. */
const BEFORE = 60;

/** So many code units behind a name are looked through for where its surname is told again. */
const BEHIND = 40;

const GENERATION = /^,? (?:[JS]r\.?|I{2,3}|IV)(?![\p{L}\p{N}])/u;

/** Where a person's name ends whose words in full follow, with the first headline joined to the surname: “Ada Berg Ada (Addie) Maria BergHarbour vote”. */
function endOfTold(name: string, behind: string): number | undefined {
  for (let end = name.indexOf(' ', name.indexOf(' ') + 1); end > 0; end = name.indexOf(' ', end + 1)) {
    const surname = name.slice(name.lastIndexOf(' ', end - 1) + 1, end);
    const again = behind.indexOf(` ${surname}`);
    if (surname === '' || again < 0 || !/^\p{Lu}/u.test(behind.slice(again + 1 + surname.length))) continue;
    return end + (GENERATION.exec(name.slice(end))?.[0].length ?? 0);
  }
  return undefined;
}

/** Names end before headlines of other articles, and before what ends these. */
export function withoutGlue(text: string, mentions: readonly Mention[]): readonly Mention[] {
  if (!text.includes(MORE)) return mentions;
  return mentions.flatMap((mention): readonly Mention[] => {
    const { start, end, kind } = mention;
    const name = text.slice(start, end);
    if (kind === 'date' && JOINED.test(name) && !DIGIT.test(name)) return [];
    if (!isNameKind(kind)) return [mention];
    if (name.endsWith(MORE)) return [{ ...mention, end: end - MORE.length }];
    if (kind === 'person') {
      const told = endOfTold(name, text.slice(end, end + BEHIND));
      if (told !== undefined) return [{ ...mention, end: start + told }];
    }
    const glued = GLUED.exec(name);
    // A handle, “Ada Berg (@BergForMayor)”, and a tag are whole.
    if (glued === null || /[@#]/u.test(text.slice(start - 1, start + 1))) return [mention];
    const surname = glued[1]!;
    if (!text.slice(Math.max(0, start - BEFORE), start + glued.index).includes(`${surname} `)) return [mention];
    // “Ada Berg Ada Maria BergJan Novak”: Ada Berg is told twice.
    const told = name.indexOf(`${surname} `);
    return told < 0 ? [] : [{ ...mention, end: start + told + surname.length }];
  });
}
