// Which bodies are spoken of as "the company", "the union", "the agency": told by the words of their names.

/** Words in the names of bodies that are public, or that hold people together. */
const PUBLIC =
  /\b(?:administration|agency|army|assembly|board|bureau|centers?|commission|committee|congress|council|court|department|guard|house|institutes?|ministry|nations|office|parliament|party|police|republicans|democrats|senate|service|states|treasury|union|cdc|cia|doj|epa|eu|fbi|fda|fema|irs|nasa|nato|nsa|osce|un)\b/i;
/** Words in the names of those who work together. */
const UNIONS = /\b(?:association|brotherhood|federation|guild|teamsters|union|workers)\b/i;

/** Words in the names of those who publish. */
const MEDIA =
  /\b(?:abc|afp|ap|axios|bbc|bloomberg|cbs|cnn|channel|courier|daily|fox|gazette|guardian|herald|journal|ledger|magazine|msnbc|nbc|network|news|npr|observer|politico|post|press|radio|reuters|review|tass|telegraph|television|times|tribune|weekly|yorker)\b/i;

/** Does one of this name publish? */
export const isMedium = (name: string): boolean => MEDIA.test(name);
const isBusiness = (name: string): boolean => !PUBLIC.test(name) && !UNIONS.test(name) && !MEDIA.test(name);
const isUnion = (name: string): boolean => UNIONS.test(name);
const isAgency = (name: string): boolean =>
  /\b(?:administration|agency|authority|board|bureau|centers?|commission|department|ministry|office|service)\b/i.test(
    name,
  ) || /^[A-Z]{3,5}$/.test(name);
const isCommittee = (name: string): boolean => /\b(?:board|commission|committee|council|panel)\b/i.test(name);
const isGroup = (name: string): boolean => !MEDIA.test(name);

/** What bodies are called, each with whether one of this name may be called so. */
export const BODIES: ReadonlyMap<string, (name: string) => boolean> = new Map([
  ...'airline automaker bank business carmaker chain club company firm insurer lender manufacturer publisher retailer startup team'
    .split(' ')
    .map((noun) => [noun, isBusiness] as const),
  ...'broadcaster channel magazine network newspaper outlet paper station'
    .split(' ')
    .map((noun) => [noun, isMedium] as const),
  ...['union', 'guild'].map((noun) => [noun, isUnion] as const),
  ...['agency', 'department', 'ministry'].map((noun) => [noun, isAgency] as const),
  ...['committee', 'commission', 'panel'].map((noun) => [noun, isCommittee] as const),
  ...'association charity coalition group nonprofit organisation organization'
    .split(' ')
    .map((noun) => [noun, isGroup] as const),
]);
