import type { Mention, Sentence, Span, Token } from '../model.ts';
import { isCapitalised } from '../text/characters.ts';
import { isPossessiveSign } from '../text/tokens.ts';

/** Nouns that say what a person is. */
const ROLES = new Set(
  `president minister chancellor premier secretary spokesman spokeswoman spokesperson envoy ambassador diplomat leader chief head mayor governor
  senator representative congressman congresswoman lawmaker legislator deputy councillor councilman councilwoman delegate speaker whip king queen
  prince princess emperor sultan emir sheikh duke duchess lord lady baron baroness sir dame pope cardinal archbishop bishop imam ayatollah rabbi
  pastor priest reverend father sister brother general colonel major captain lieutenant sergeant admiral commander marshal brigadier corporal
  director chairman chairwoman chairperson chair founder co-founder owner executive ceo manager coach player striker goalkeeper midfielder
  defender analyst economist professor lecturer teacher scientist researcher historian engineer doctor physician surgeon nurse lawyer attorney
  solicitor prosecutor judge justice magistrate sheriff detective inspector officer official commissioner superintendent constable dictator
  activist campaigner author writer novelist poet editor journalist reporter correspondent columnist broadcaster presenter host anchor critic
  candidate nominee frontrunner billionaire businessman businesswoman entrepreneur investor banker trader farmer actor actress singer rapper
  musician conductor composer director filmmaker producer artist painter designer model chef adviser advisor aide strategist consultant
  secretary-general governor-general comptroller treasurer ombudsman rapporteur negotiator mediator fighter militant rebel warlord widow wife
  husband son daughter mother brother sister nephew niece uncle aunt cousin
  gov sen rep gen lt col maj capt sgt adm cmdr prof rev hon dr pres supt det insp`.split(/\s+/),
);

/** Small words that stand before such a noun and belong to it. */
const MODIFIERS = new Set(
  `prime foreign vice deputy former ex acting interim outgoing incoming newly elected president-elect chief senior junior special presidential
  assistant associate executive managing general national federal state local regional provincial supreme high top lead late veteran
  defense defence interior finance health justice education energy economy trade police army navy military opposition rebel republican
  democratic conservative liberal independent far-right left-wing right-wing longtime long-serving fellow press campaign party ruling`.split(
    /\s+/,
  ),
);

const CONNECTORS = new Set(['of', 'for', 'to', 'in', 'at', 'and', 'the', '&', '-', '–', '‑']);
const DETERMINERS = new Set(['the', 'a', 'an', 'his', 'her', 'their', 'its', 'my', 'our', 'one']);
const COURTESY = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'mr.', 'mrs.', 'ms.']);
/** Descriptions are no longer than this. In tokens. */
const LONGEST = 14;

function isRole(token: Token): boolean {
  const word = token.text.toLowerCase();
  return ROLES.has(word.endsWith('.') ? word.slice(0, -1) : word);
}

/** Gives each person the title or description that stands beside the name: "Prime Minister", "the mayor of Halvern". */
export function describePersons(
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  mentions: readonly Mention[],
): Mention[] {
  // Per token, the mention it belongs to, or -1.
  const mentionOf = new Int32Array(tokens.length).fill(-1);
  let token = 0;
  mentions.forEach((mention, index) => {
    while (token < tokens.length && tokens[token]!.end <= mention.start) token += 1;
    for (; token < tokens.length && tokens[token]!.start < mention.end; token++) mentionOf[token] = index;
  });
  const article = { tokens, mentions, mentionOf };
  let sentence = 0;
  let first = 0;
  return mentions.map((mention) => {
    if (mention.kind !== 'person') return mention;
    while (sentence < sentences.length && sentences[sentence]!.end <= mention.start) sentence += 1;
    const within = sentences[sentence];
    if (within === undefined) return mention;
    first = Math.max(first, within.firstToken);
    while (tokens[first]!.end <= mention.start) first += 1;
    let end = first;
    while (end < within.endToken && tokens[end]!.start < mention.end) end += 1;
    const description = before(article, within.firstToken, first) ?? after(article, end, within.endToken);
    return description === undefined ? mention : { ...mention, description };
  });
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

/** What stands before the name, whose first token is `name`. */
function before(article: Article, sentence: number, name: number): Span | undefined {
  const { tokens, mentionOf } = article;
  let end = name;
  if (end > sentence && COURTESY.has(tokens[end - 1]!.text.toLowerCase())) end -= 1;
  // "Trump’s special envoy, Steve Witkoff".
  if (end - 1 > sentence && tokens[end - 1]!.text === ',' && isRole(tokens[end - 2]!)) end -= 1;
  // From the name back to the first noun that tells the role; only names, capitalised and joining words lie between.
  let role = -1;
  for (let i = end - 1; i >= sentence && i >= end - LONGEST; i--) {
    const token = tokens[i]!;
    if (isRole(token)) role = i;
    else if (isPerson(article, i)) break;
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
    else if (isModifier(token) || isRole(token)) first -= 1;
    else if (/^[-‑–]$/.test(token.text) && token.end === tokens[first]!.start) first -= 1;
    else break;
  }
  if (isPossessiveSign(tokens[first]!.text)) first += 1;
  return first < end ? spanOf(article, first, end) : undefined;
}

/** What stands after the name between commas: ", the mayor of Halvern,". */
function after(article: Article, name: number, sentence: number): Span | undefined {
  const { tokens, mentionOf } = article;
  if (tokens[name]?.text !== ',' || name + 1 >= sentence) return undefined;
  const first = name + 1;
  let role = -1;
  let end = first;
  for (; end < sentence && end < first + LONGEST; end++) {
    const token = tokens[end]!;
    if (/^[,;:.!?()—–]$/.test(token.text) || token.text === 'who' || token.text === 'whose') break;
    if (isPerson(article, end) && !isPossessiveSign((tokens[end + 1] ?? token).text)) return undefined;
    if (role < 0 && isRole(token)) role = end;
  }
  if (role < 0 || end === first || end >= first + LONGEST) return undefined;
  const opening = tokens[first]!;
  const starts =
    DETERMINERS.has(opening.text.toLowerCase()) || isModifier(opening) || isRole(opening) || mentionOf[first]! >= 0;
  return starts && role - first < 8 ? spanOf(article, first, end) : undefined;
}
