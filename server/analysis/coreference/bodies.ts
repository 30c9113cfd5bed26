// Which bodies are spoken of as "the company", "the union", "the agency": told by the words of their names.

/** Words in the names of bodies that are public, or that hold people together. */
const PUBLIC =
  /\b(?:administration|agency|army|assembly|board|bureau|centers?|commission|committee|congress|council|court|department|guard|house|institutes?|ministry|nations|office|parliament|party|police|republicans|democrats|senate|service|states|treasury|union|cdc|cia|doj|epa|eu|fbi|fda|fema|irs|nasa|nato|nsa|osce|un)\b/i;
/** Words in the names of those who work together. */
const UNIONS = /\b(?:association|brotherhood|federation|guild|teamsters|union|workers)\b/i;

/** Words in the names of those who publish. */
const MEDIA =
  /\b(?:abc|afp|ap|axios|bbc|bloomberg|cbs|cnn|channel|courier|daily|fox|gazette|guardian|herald|journal|ledger|magazine|msnbc|nbc|network|news|npr|observer|politico|post|press|radio|reuters|review|tass|telegraph|television|times|today|tribune|weekly|yorker)\b/i;

/** Does one of this name publish? */
export const isMedium = (name: string): boolean => MEDIA.test(name);
/** Words in the names of those who teach, or stand for something. */
const CAUSES = /\b(?:academy|campaign|caucus|coalition|college|foundation|league|movement|school|university)\b/i;
const isBusiness = (name: string): boolean =>
  !PUBLIC.test(name) && !UNIONS.test(name) && !MEDIA.test(name) && !CAUSES.test(name);
const isUnion = (name: string): boolean => UNIONS.test(name);
const isAgency = (name: string): boolean =>
  /\b(?:administration|agency|authority|board|bureau|centers?|commission|department|ministry|office|service)\b/i.test(
    name,
  ) || /^[A-Z]{3,5}$/.test(name);
const isCommittee = (name: string): boolean => /\b(?:board|commission|committee|council|panel)\b/i.test(name);
/** Words in the names of those who govern or teach, which are more than a group. */
const STATE =
  /\b(?:administration|agency|bureau|committee|congress|court|department|ministry|office|parliament|party$|police|school|senate|treasury|university|cdc|cia|doj|epa|fbi|fda|irs|nasa|nsa)\b|^(?:us )?(?:house\b|(?:house |senate )?(?:democrats|republicans)$)/i;
const isGroup = (name: string): boolean => !MEDIA.test(name) && !STATE.test(name);

/** Whether one of a name may be called so, however it is dotted. */
const undotted =
  (isName: (name: string) => boolean) =>
  (name: string): boolean =>
    isName(name.replaceAll('.', ''));

/** What bodies are called, each with whether one of this name may be called so. */
export const BODIES: ReadonlyMap<string, (name: string) => boolean> = new Map(
  (
    [
      [
        'airline automaker bank business carmaker chain club company firm insurer lender manufacturer publisher retailer startup team',
        isBusiness,
      ],
      ['broadcaster channel magazine network newspaper outlet paper station', isMedium],
      ['union guild', isUnion],
      ['agency department ministry', isAgency],
      ['committee commission panel', isCommittee],
      ['association charity coalition group nonprofit organisation organization', isGroup],
    ] as const
  ).flatMap(([nouns, isName]) => nouns.split(' ').map((noun) => [noun, undotted(isName)] as const)),
);
