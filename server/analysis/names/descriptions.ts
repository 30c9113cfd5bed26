import type { Mention, Sentence, Span, Token } from '../model.ts';
import { isCapitalised } from '../text/characters.ts';
import { isPossessiveSign } from '../text/tokens.ts';

/** Nouns that say what a person is. */
const ROLES = new Set(
  `president minister chancellor premier secretary spokesman spokeswoman spokesperson envoy ambassador diplomat leader chief head mayor governor
  senator representative congressman congresswoman lawmaker legislator deputy councillor councilman councilwoman delegate speaker whip king queen
  prince princess sultan emir sheikh duke lord lady baroness sir dame pope cardinal archbishop bishop imam ayatollah rabbi
  pastor priest reverend father sister brother general colonel major captain lieutenant sergeant admiral commander marshal brigadier
  director chairman chairwoman chairperson chair founder owner executive ceo manager coach player striker goalkeeper midfielder
  defender analyst economist professor lecturer teacher scientist researcher historian engineer doctor physician surgeon nurse lawyer attorney
  solicitor prosecutor judge justice magistrate sheriff detective inspector officer official commissioner superintendent constable dictator
  activist campaigner author writer novelist poet editor journalist reporter correspondent columnist broadcaster presenter host anchor critic
  candidate nominee frontrunner billionaire businessman businesswoman entrepreneur investor banker farmer actor actress singer rapper
  musician filmmaker producer artist designer adviser advisor aide strategist consultant
  treasurer rapporteur negotiator fighter militant rebel warlord widow wife
  husband son daughter mother nephew niece uncle aunt cousin girlfriend boyfriend friend partner colleague rival
  challenger opponent ally predecessor successor boss counsel counselor moderator commentator contributor pollster lobbyist
  politician operative organizer donor supporter member fellow expert scholar philosopher comedian star
  blogger agent administrator staffer employee worker student resident veteran suspect runner contender
  incumbent mp mep msp mla pm peer coo cfo clerk assemblyman assemblywoman democrat republican mogul theorist philanthropist pundit
  mastermind classmate counterpart mate soldier spy environmentalist photographer publisher
  gov sen rep gen lt col maj capt sgt adm cmdr prof rev hon dr pres supt det insp`.split(/\s+/),
);

/** Small words that stand before such a noun and belong to it. */
const MODIFIERS = new Set(
  `prime foreign vice deputy former ex acting interim outgoing incoming newly elected chief senior junior special presidential
  assistant associate executive managing general national federal state local regional provincial supreme high top lead late veteran
  defense defence interior finance health justice education energy economy trade police army navy military opposition rebel republican
  democratic conservative liberal independent right wing serving elect longtime fellow press campaign party ruling
  first current incumbent retired retiring freshman embattled eventual presumptive ousted younger older majority minority security
  intelligence communications policy political economic legal law personal budget district congressional gubernatorial human civil rights
  union business science radio television home shadow running conspiracy casino magazine`.split(/\s+/),
);

const CONNECTORS = new Set(['of', 'for', 'to', 'in', 'at', 'and', 'the', '&', '-', '–', '‑']);
const DETERMINERS = new Set(['the', 'a', 'an', 'his', 'her', 'their', 'its', 'my', 'our', 'one']);
const COURTESY = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'mr.', 'mrs.', 'ms.']);
/** What a sentence begins with, before a title. */
const OPENERS = new Set(
  'after although and as because before both but can despite did does even for had has how if in is like now should since so then though unlike was what when while why will with yesterday yet'.split(
    ' ',
  ),
);
/** What goes on about somebody who was described. */
const RELATIVES = new Set(['who', 'whose', 'whom', 'which']);
/** What makes a sentence of what stands behind a comma: "as for Berg, the president could win". */
const VERBS = new Set(
  'said says told reported wrote is was are were has had have will would could can may might should'.split(' '),
);
/** Descriptions are no longer than this. In tokens. */
const LONGEST = 14;
const LONGEST_BEHIND = 20;
/** Before these a description that is longer is cut. */
const SECTIONS = new Set(['and', 'at', 'for', 'from', 'in', 'on', 'to', 'with']);

/** How nouns end that tell what somebody is by their learning: “psychologist”, “neurosurgeon”. */
const LEARNED = /^\p{L}{3,}(?:ologist|surgeon|ographer)$/u;

function isRole(token: Token): boolean {
  const word = token.text.toLowerCase();
  return ROLES.has(word.endsWith('.') ? word.slice(0, -1) : word) || LEARNED.test(word);
}

/** Titles that tell less than what stands behind the name. */
const HONORIFIC = /^(?:baroness|dame|dr|lady|lord|prof|professor|rev|sir)\.?$/iu;

/** Gives each person the title or description that stands beside the name: "Prime Minister", "the mayor of Halvern". */
export function describePersons(
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  mentions: readonly Mention[],
): Mention[] {
  // Per token, the mention it belongs to, or -1.
  const mentionOf = new Int32Array(tokens.length).fill(-1);
  let token = 0;
  for (let index = 0; index < mentions.length; index++) {
    const mention = mentions[index]!;
    while (token < tokens.length && tokens[token]!.end <= mention.start) token += 1;
    for (; token < tokens.length && tokens[token]!.start < mention.end; token++) mentionOf[token] = index;
  }
  const article = { tokens, mentions, mentionOf };
  let sentence = 0;
  let first = 0;
  const described = [...mentions];
  for (let index = 0; index < mentions.length; index++) {
    const mention = mentions[index]!;
    if (mention.kind !== 'person') continue;
    while (sentence < sentences.length && sentences[sentence]!.end <= mention.start) sentence += 1;
    const within = sentences[sentence];
    if (within === undefined) break;
    first = Math.max(first, within.firstToken);
    while (tokens[first]!.end <= mention.start) first += 1;
    let end = first;
    while (end < within.endToken && tokens[end]!.start < mention.end) end += 1;
    const title = before(article, within, first, end);
    const isHonorific =
      title === undefined ||
      (first > 0 && title.start === tokens[first - 1]!.start && HONORIFIC.test(tokens[first - 1]!.text));
    const description = (isHonorific ? after(article, end, within.endToken) : undefined) ?? title;
    if (description !== undefined) described[index] = { ...mention, description };
  }
  return described;
}

interface Article {
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  readonly mentionOf: Int32Array;
}

function spanOf({ tokens }: Article, first: number, end: number): Span {
  return { start: tokens[first]!.start, end: tokens[end - 1]!.end };
}

function isPerson({ mentions, mentionOf }: Article, i: number): boolean {
  return mentionOf[i]! >= 0 && mentions[mentionOf[i]!]!.kind === 'person';
}

function isModifier({ text }: Token): boolean {
  return text === 'then' || MODIFIERS.has(text.toLowerCase());
}

/** What stands before the name, whose tokens begin at `name` and end before `behind`. */
function before(article: Article, within: Sentence, name: number, behind: number): Span | undefined {
  const { tokens, mentionOf } = article;
  const sentence = within.firstToken;
  let end = name;
  if (end > sentence && COURTESY.has(tokens[end - 1]!.text.toLowerCase())) end -= 1;
  // "Deputy Commissioner of Police (DCP) Sunita Rane".
  if (end - 4 > sentence && tokens[end - 1]!.text === ')' && tokens[end - 3]!.text === '(') end -= 3;
  // "Trump’s special envoy, Steve Witkoff".
  const isApart = end - 1 > sentence && tokens[end - 1]!.text === ',' && isRole(tokens[end - 2]!);
  if (isApart) end -= 1;
  else if (end > sentence && /^\p{L}/u.test(tokens[end - 1]!.text) && CONNECTORS.has(tokens[end - 1]!.text))
    return undefined;
  // From the name back to the first noun that tells the role; only names, capitalised and joining words lie between.
  let role = -1;
  for (let i = end - 1; i >= sentence && i >= end - LONGEST; i--) {
    const token = tokens[i]!;
    if (isRole(token)) role = i;
    else if (isPerson(article, i) || (role >= 0 && !isApart && isTowards(article, i))) break;
    else if (mentionOf[i]! >= 0 || (isCapitalised(token.text) && token.text !== token.text.toUpperCase())) continue;
    else if (isModifier(token) || CONNECTORS.has(token.text)) continue;
    else break;
  }
  if (role < 0) return undefined;
  // A noun alone far from the name tells of somebody else: between them stands a name or "of".
  let first = role;
  while (first > sentence && first > role - LONGEST) {
    const token = tokens[first - 1]!;
    const opens = first - 1 === sentence && mentionOf[first - 1]! < 0 && DETERMINERS.has(token.text.toLowerCase());
    if (opens) break;
    if (isPossessiveSign(token.text) && mentionOf[first - 2] !== undefined && mentionOf[first - 2]! >= 0) first -= 1;
    else if (isPerson(article, first - 1) && !isPossessiveSign(tokens[first]!.text)) break;
    else if (mentionOf[first - 1]! >= 0 && article.mentions[mentionOf[first - 1]!]!.kind !== 'date') first -= 1;
    else if (isModifier(token) || isRole(token) || namesOffice(article, sentence, first - 1)) first -= 1;
    else if (/^[-‑–]$/.test(token.text) && token.end === tokens[first]!.start && tokens[first - 2]?.end === token.start)
      first -= 2;
    else break;
  }
  if (isPossessiveSign(tokens[first]!.text)) first += 1;
  if (isApart && !isSetOff(tokens, within, name, behind) && !leadsIn(tokens, sentence, first)) return undefined;
  return first < end ? spanOf(article, first, end) : undefined;
}

/** Is a surname behind a comma set off behind as well: “her deputy, Berg, said”? Who is introduced there in full needs no comma. */
function isSetOff(tokens: readonly Token[], { endToken }: Sentence, name: number, behind: number): boolean {
  if (behind - name > 1 || behind >= endToken) return true;
  const { text } = tokens[behind]!;
  return !/^[\p{L}\p{N}]/u.test(text) || text === 'and' || text === 'of' || text === 'or';
}

/** What leads in somebody who is named behind. */
const LEADING = new Set([
  'a',
  'an',
  'although',
  'another',
  'as',
  'becoming',
  'being',
  'ever',
  'formerly',
  'once',
  'though',
]);

/** So many tokens before a description are looked through for what leads it in. */
const LEAD = 7;

/** Is a description led in: “As the first mayor, Berg built it”, “A self-taught baker, Berg ran”; but not “When she met the mayor, Berg wept”? */
function leadsIn(tokens: readonly Token[], sentence: number, first: number): boolean {
  for (let i = first - 1; i >= sentence && first - i <= LEAD; i--) {
    const { text } = tokens[i]!;
    const word = text.toLowerCase();
    if (LEADING.has(word) && (isCapitalised(text) || word.length > 2 || word === 'as')) return true;
    if (/^[,;:()—–]$/.test(text)) return false;
  }
  return first === sentence;
}

/** Is who was told of so far somebody else’s adviser or wife: "adviser to President Berg", "wife of President Berg", but not "Secretary of State"? */
function isTowards({ tokens }: Article, i: number): boolean {
  const { text } = tokens[i]!;
  return text === 'to' || text === 'for' || (text === 'of' && !isCapitalised(tokens[i - 1]?.text ?? ''));
}

/** A word of an office whose field has a capital: "Treasury" of a Treasury Secretary. In a headline every word has one. */
function namesOffice({ tokens, mentionOf }: Article, sentence: number, i: number): boolean {
  const { text, end } = tokens[i]!;
  if (mentionOf[i]! >= 0 || !/^\p{Lu}\p{Ll}/u.test(text) || end + 1 !== tokens[i + 1]!.start) return false;
  const before = i > sentence ? tokens[i - 1]!.text : '';
  if (!/^\p{L}/u.test(before)) return isCapitalised(tokens[i + 1]!.text) && !OPENERS.has(text.toLowerCase());
  return !isCapitalised(before) || i - 1 === sentence;
}

/** What stands after the name between commas: ", the mayor of Halvern,", ", 52, a baker". */
function after(article: Article, behind: number, sentence: number): Span | undefined {
  const { tokens, mentionOf } = article;
  const isAged = tokens[behind + 2]?.text === ',' && /^\d{1,3}$/.test(tokens[behind + 1]!.text);
  const name = isAged ? behind + 2 : behind;
  if (tokens[name]?.text !== ',' || name + 1 >= sentence) return undefined;
  const first = name + 1;
  const opening = tokens[first]!;
  const isDetermined = DETERMINERS.has(opening.text.toLowerCase());
  let role = /^an?$/.test(opening.text) ? first : -1;
  // Where a description that is too long is cut: before "of the council".
  let cut = first;
  let end = first;
  for (; end < sentence && end < first + LONGEST_BEHIND; end++) {
    const token = tokens[end]!;
    if (/^(?:[,;:.!?()—–“”"]|--)$/.test(token.text) || RELATIVES.has(token.text)) break;
    if (VERBS.has(token.text)) return undefined;
    if (SECTIONS.has(token.text)) {
      if (role < 0) return undefined;
      cut = end;
    }
    if (isPerson(article, end) && !isPossessiveSign((tokens[end + 1] ?? token).text)) {
      if (role < 0 ? !isDetermined : cut <= role) return undefined;
    }
    if (role < 0 && isRole(token)) role = end;
  }
  if (end >= first + LONGEST_BEHIND) end = cut;
  if (role < 0 || (end <= first + 1 && isDetermined) || end === first) return undefined;
  const isJoined = tokens[first + 1]?.start === opening.end && tokens[first + 1]!.text === '-';
  const starts = isDetermined || isJoined || isModifier(opening) || isRole(opening) || mentionOf[first]! >= 0;
  return starts && role - first < 8 ? spanOf(article, first, end) : undefined;
}
