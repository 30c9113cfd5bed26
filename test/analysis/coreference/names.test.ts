import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../../server/analysis/analyze.ts';
import { type Mention, NAME_KINDS } from '../../../server/analysis/model.ts';
import { models } from '../../models.ts';

const KINDS: ReadonlyMap<string, string> = new Map(NAME_KINDS.map((kind) => [kind.slice(0, 2), kind]));

/**
 * Checks who is who. Names are marked in the text with the first letters of their kind: [pe:Ann Field], [pe?:Field] where the tagger is not sure. Each entity is shown as
 * its fullest name, what the lists call it, and its mentions in their order.
 */
function check(marked: string, ...expected: string[]): void {
  const given: Mention[] = [];
  let text = '';
  for (const piece of marked.split(/(\[\p{L}\p{L}\??:[^\]]+\])/u)) {
    const [, letter, unsure, name] = /^\[(\p{L}\p{L})(\??):([^\]]+)\]$/su.exec(piece) ?? [];
    const kind = NAME_KINDS.find((kind) => kind === KINDS.get(letter ?? ''));
    if (name !== undefined && kind !== undefined) {
      given.push({ start: text.length, end: text.length + name.length, kind, confidence: unsure === '?' ? 0.7 : 1 });
    }
    text += name ?? piece;
  }
  const { entities, mentions } = analyze(text, models, { given });
  const shown = entities.map(({ name, known, mentions: indices }) => {
    const spellings = indices.map((index) => text.slice(mentions[index]!.start, mentions[index]!.end));
    return `${name}${known === undefined ? '' : ` (${known.name})`}: ${spellings.join(', ')}`;
  });
  assert.deepEqual(shown, expected, text);
}

test('a surname or a given name alone is the person named in full', () => {
  check(
    '[pe:Ursula von der Leyen] met [pe:Sergei Lavrov]. [pe:von der Leyen] told [pe:Lavrov] that [pe:Ursula] is her name.',
    'Ursula von der Leyen: Ursula von der Leyen, von der Leyen, Ursula',
    'Sergei Lavrov: Sergei Lavrov, Lavrov',
  );
});

test('what the tagger is not sure of is a person where the article has that surname, but letters with full stops are none', () => {
  check('[pe:Jana Kell] won. [pl?:Kell] smiled.', 'Jana Kell: Jana Kell, Kell');
  check('[pe:Kim Jong Un] defied [or?:U.N.] sanctions.', 'Kim Jong Un: Kim Jong Un', 'U.N. (United Nations): U.N.');
});

test('given names in other forms, middle names and initials, spelling and order do not make another person', () => {
  check(
    '[pe:Robert S. Mueller III], [pe:Bob Mueller III], [pe:Volodymyr Zelenskyy], [pe:Vladimir Zelensky], [pe:Viktor Orbán], [pe:ORBAN VIKTOR]',
    'Robert S. Mueller III: Robert S. Mueller III, Bob Mueller III',
    'Volodymyr Zelenskyy: Volodymyr Zelenskyy, Vladimir Zelensky',
    'Viktor Orbán: Viktor Orbán, ORBAN VIKTOR',
  );
});

test('a bracket of which the other half stands outside a name is no part of what somebody is called', () => {
  check('“I met ([pe:Anna) Berg] there.” [pe:Berg] left.', 'Anna Berg: Anna) Berg, Berg');
});

test('whoever has one more surname at the end is called without it, if only one person is', () => {
  check(
    '[pe:Mara Solis] won. [pe:Mara Solis Ibarra] smiled. [pe:Jon Field Kay], [pe:Jon Field Lund], [pe:Jon Field]',
    'Mara Solis Ibarra: Mara Solis, Mara Solis Ibarra',
    'Jon Field Kay: Jon Field Kay',
    'Jon Field Lund: Jon Field Lund',
    'Jon Field: Jon Field',
  );
  check('[pe:Nora Kell], [pe:Officer Kell]', 'Nora Kell: Nora Kell, Officer Kell');
});

test('other given names, other middle names and another generation are other persons', () => {
  check(
    '[pe:George W. Bush], [pe:George H. W. Bush], [pe:Paul Smith], [pe:Paula Smith], [pe:Donald Trump], [pe:Donald Trump Jr.]',
    'George W. Bush: George W. Bush',
    'George H. W. Bush: George H. W. Bush',
    'Paul Smith: Paul Smith',
    'Paula Smith: Paula Smith',
    'Donald Trump: Donald Trump',
    'Donald Trump Jr.: Donald Trump Jr.',
  );
});

test('whoever has a middle name besides is the same without “Jr.”, and is called by the surname alone', () => {
  check(
    '[pe:Amos R. Kell Jr.] won. [pe:Joan Kell] cheered. [pe:Amos Kell] smiled, then [pe:Kell] left.',
    'Amos R. Kell Jr.: Amos R. Kell Jr., Amos Kell, Kell',
    'Joan Kell: Joan Kell',
  );
  check(
    '[pe:Amos R. Kell Jr.] is a son of [pe:Amos R. Kell].',
    'Amos R. Kell Jr.: Amos R. Kell Jr.',
    'Amos R. Kell: Amos R. Kell',
  );
  check(
    '[pe:Amos Solomon Kell Jr.] marched. Of [pe:Amos Solomon Kell] and [pe:Joan Kell] we know more.',
    'Amos Solomon Kell Jr.: Amos Solomon Kell Jr., Amos Solomon Kell',
    'Joan Kell: Joan Kell',
  );
});

test('Bill is William and Bob is Robert, and Bill is not Robert', () => {
  check(
    '[pe:William Kell] met [pe:Robert Kell]. [pe:Bill Kell] wept, [pe:Bob Kell] did not.',
    'William Kell: William Kell, Bill Kell',
    'Robert Kell: Robert Kell, Bob Kell',
  );
  check('[pe:Robert Kell] met [pe:Bill Kell].', 'Robert Kell: Robert Kell', 'Bill Kell: Bill Kell');
});

test('of a family, the surname alone is whom the article introduces first, and no relative who comes later', () => {
  check(
    'Sen. [pe:Ted Cruz] and his wife [pe:Heidi Cruz] left. [pe:Cruz] said nothing.',
    'Ted Cruz: Ted Cruz, Cruz',
    'Heidi Cruz: Heidi Cruz',
  );
  check(
    'President [pe:Trump] spoke before first lady [pe:Melania Trump] did. [pe:Trump] went on.',
    'Trump: Trump, Trump',
    'Melania Trump: Melania Trump',
  );
});

test('a surname with a generation is the person of that generation only', () => {
  check(
    '[pe:Donald Trump] and [pe:Donald Trump Jr.] flew home. [pe:Trump Jr.] tweeted before [pe:Trump] did.',
    'Donald Trump: Donald Trump, Trump',
    'Donald Trump Jr.: Donald Trump Jr., Trump Jr.',
  );
  check('[pe:Donald Trump] landed before [pe:Trump Jr.] did.', 'Donald Trump: Donald Trump', 'Trump Jr.: Trump Jr.');
});

test('who reigns by a given name is nobody else of that name', () => {
  check(
    '[pe:Francis Collins] of Kell wrote to Pope [pe:Francis], and [pe:Elizabeth Warner] to [pe:Queen Elizabeth].',
    'Francis Collins: Francis Collins',
    'Francis: Francis',
    'Elizabeth Warner: Elizabeth Warner',
    'Queen Elizabeth: Queen Elizabeth',
  );
});

test('an acronym is what it stands for, in either order', () => {
  check(
    'The [or:Harbour Workers Union] ([or:HWU]) and the [or:ROA] struck. The [or:Rail Operators Association] gave in to the [or:HWU].',
    'Harbour Workers Union: Harbour Workers Union, HWU, HWU',
    'Rail Operators Association: ROA, Rail Operators Association',
  );
  check(
    'The [or:Democratic Alliance for the Betterment of Kell] ([or:DAB]) won; [or:DAB] voters cheered.',
    'Democratic Alliance for the Betterment of Kell: Democratic Alliance for the Betterment of Kell, DAB, DAB',
  );
});

test('initials in capitals are the person who has them, if one has', () => {
  check(
    '[pe:Lucía Ferrante] and [pe:Al Berg] met. [pe:LF]: Mostly. [pe:Al] said no. [pe:AB] did.',
    'Lucía Ferrante: Lucía Ferrante, LF',
    'Al Berg: Al Berg, Al, AB',
  );
  check(
    '[pe:Lena Fisk] and [pe:Leo Falk] met. [pe:LF] said no.',
    'Lena Fisk: Lena Fisk',
    'Leo Falk: Leo Falk',
    'LF: LF',
  );
});

test('a word may stand before the acronym of those behind it', () => {
  check(
    'The [or:Kell Fire Protection Agency] ([or:Kell FPA]) came. The [or:Tarvik Bus Drivers Club] and the [or:Tarvik BDC] did not.',
    'Kell Fire Protection Agency: Kell Fire Protection Agency, Kell FPA',
    'Tarvik Bus Drivers Club: Tarvik Bus Drivers Club, Tarvik BDC',
  );
});

test('an acronym that everybody knows is nothing of another kind with its letters, unless the article says so', () => {
  check(
    'The [or:AP] reports on the [ev:American Pageant], held by the [or:Federal Builders Institute] ([or:FBI]).',
    'AP (Associated Press): AP',
    'American Pageant: American Pageant',
    'Federal Builders Institute: Federal Builders Institute, FBI',
  );
});

test('letters that the lists know stand for the name that the article introduces with other words', () => {
  check('[or:Anglers for Perch] paid. [or:AFP] said so.', 'Anglers for Perch: Anglers for Perch, AFP');
  check(
    '[or:AFP] said so: [or:Anglers for Perch] paid.',
    'Anglers for Perch (Agence France-Presse): AFP, Anglers for Perch',
  );
  check(
    'The [or:Department Homeland Security], [or:DHS], agreed.',
    'Department Homeland Security (United States Department of Homeland Security): Department Homeland Security, DHS',
  );
});

test('two letters that the lists know are no name that happens to begin with them', () => {
  check(
    '([or:AP]) The [or:Ashby Police] left [pl:Long Acre] for [pl:L.A.] today.',
    'AP (Associated Press): AP',
    'Ashby Police: Ashby Police',
    'Long Acre: Long Acre',
    'L.A. (Los Angeles): L.A.',
  );
  check('The [or:Ashby Police] ([or:AP]) left.', 'Ashby Police: Ashby Police, AP');
});

test('a part of a name is the one name that it begins or ends', () => {
  check(
    'The [or:Halvern Courier] reports. According to the [or:Courier], Kell is calm.',
    'Halvern Courier: Halvern Courier, Courier',
  );
  check(
    'The [or:Halvern Courier] and the [or:Kell Courier] agree, and a [or:Courier] reporter too.',
    'Halvern Courier: Halvern Courier',
    'Kell Courier: Kell Courier',
    'Courier: Courier',
  );
  check(
    'The [or:Halvern Courier] reports. [or:The Courier] adds that Kell is calm, a [or:Courier] reporter says.',
    'Halvern Courier: Halvern Courier, The Courier, Courier',
  );
  check('[or:The Courier] reports. So says a [or:Courier] reporter.', 'The Courier: The Courier, Courier');
});

test('what news calls by several names is one; a people is not its country', () => {
  check(
    '[pl:America], the [pl:U.S.], [pl:US]: [gr:American], [gr:Americans]. The [or:Justice Department], or [or:DOJ].',
    'America (United States): America, U.S., US',
    'Americans (Americans): American, Americans',
    'Justice Department (United States Department of Justice): Justice Department, DOJ',
  );
  check('[gr:Kellian] and [gr:Kellians]', 'Kellians: Kellian, Kellians');
});

test('names that mean two things are read by what stands near', () => {
  check('[pl:Tbilisi] in [pl:Georgia]', 'Tbilisi: Tbilisi', 'Georgia (Georgia (country)): Georgia');
  check('[pl:Atlanta] in [pl:Georgia]', 'Atlanta: Atlanta', 'Georgia (Georgia (state)): Georgia');
});

test('“New York” is the city where the article has something in it, else the state', () => {
  check('[pe:Ann Field] of [pl:New York] won.', 'Ann Field: Ann Field', 'New York (New York (state)): New York');
  check('It rained in [pl:New York]. [pl:New York] slept.', 'New York (New York City): New York, New York');
  check('[pl:NEW YORK] (AP) — It rained.', 'NEW YORK (New York City): NEW YORK');
});

test('a handle is whose name it is made of', () => {
  check(
    'Write to [pe:@realAnnField], [pe:@Jana_Kell] or @[pe:RepAnnField], said [pe:Ann Field] and [pe:Jana Kell].',
    'Ann Field: @realAnnField, RepAnnField, Ann Field',
    'Jana Kell: @Jana_Kell, Jana Kell',
  );
  check('[pe:@oranicuhh] wrote to [pe:Ann Field].', '@oranicuhh: @oranicuhh', 'Ann Field: Ann Field');
});

test('who was marked with a title, and not said to be a person, is one as the tagger finds', () =>
  check(
    '[ot:Joseph Biden] left [ot:Boston] on Monday. Later [ot:President Biden] spoke.',
    'Joseph Biden: Joseph Biden, President Biden',
    'Boston: Boston',
  ));

test('no name is too broken', () => {
  check(
    '[pe:.] [or:\ud800] [pe:\u0000\u0000] [gr:’s]',
    '.: .',
    '\ud800: \ud800',
    '\u0000\u0000: \u0000\u0000',
    '’s: ’s',
  );
});

test('an entity carries what its article calls it, each description once', () => {
  const text =
    'Prime Minister Viktor Orbán met French President Emmanuel Macron.\n\n“We agree,” Prime Minister Viktor Orbán said.';
  const described = analyze(text, models).entities.map(({ name, descriptions }) => [name, ...descriptions]);
  assert.deepEqual(
    described.filter(([, ...descriptions]) => descriptions.length > 0),
    [
      ['Viktor Orbán', 'Prime Minister'],
      ['Emmanuel Macron', 'French President'],
    ],
  );
});

test('an organization that is called by a place alone is the team of the sport that the article reports of', () => {
  const hockey = 'The goaltender stopped the puck, a goalie of the NHL.';
  const baseball = 'The pitcher left in the ninth inning, after two homers.';
  const football = 'The striker scored, the goalkeeper fell, the midfielder ran.';
  check(
    `[or?:Boston] beat [or?:Denver] 4-2. ${hockey}`,
    'Boston (Boston Bruins): Boston',
    'Denver (Denver (hockey)): Denver',
  );
  check(
    `[or?:Boston] beat [or?:Detroit]. ${baseball}`,
    'Boston (Boston Red Sox): Boston',
    'Detroit (Detroit Tigers): Detroit',
  );
  check('[or?:Boston] kept to the contract.', 'Boston: Boston');
  check(
    `[or:Leicester City] won, [or?:Leicester] fans sang, [or?:Stirling] did not. ${football}`,
    'Leicester City: Leicester City, Leicester',
    'Stirling (Stirling (football)): Stirling',
  );
  check(
    `[or:Dynamo Moscow] won, [or?:Moscow] lost. ${football}`,
    'Dynamo Moscow: Dynamo Moscow',
    'Moscow (Moscow (football)): Moscow',
  );
});
