import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyze } from '../../../server/analysis/analyze.ts';
import { models } from '../../models.ts';
import { runs } from '../../runs.ts';

/** Checks the names of a text, each as "kind: name". */
function check(text: string, ...expected: string[]): void {
  const shown = analyze(text, models).mentions.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
  assert.deepEqual(shown, expected, text);
}

test('what the article says to be a company or a group is one, wherever it has that name', () => {
  check(
    'Donations to Marcell Anders, a family-run bottling company, doubled. Marcell Anders has no debts.',
    'organization: Marcell Anders',
    'organization: Marcell Anders',
  );
  check('They praised Correct the Harbour, a group devoted to the port.', 'organization: Correct the Harbour');
  check('In Corvale, a group led by Ann Field marched.', 'place: Corvale', 'person: Ann Field');
});

test('what a page says to whoever reads it is no name, nor are letters for a common noun or small adjectives', () => {
  check('Ferry vote put off Replay More Videos ... MUST WATCH Ferry vote put off');
  check('Anna Berg waved. Hide Caption 3 of 12 Photos: Ferries', 'person: Anna Berg');
  check('Sign up for Daily Newsletters\n\nRead our Privacy Policy and Terms of Service.');
  check('The GDP of Norway grew.', 'place: Norway');
  check('Editor’s Note: Ada Holt spoke before the vote.', 'person: Ada Holt');
  check('Anna Berg said that democratic norms were broken.', 'person: Anna Berg');
});

test('a headline of another article, glued to a name that is told twice, is no part of it', () => {
  check(
    'Sen. Ada Berg Ada Maria BergJan Novak wins vote Norway waits for Ole Holt MORE (D-Iowa) left.',
    'person: Ada Berg',
    'place: Norway',
    'person: Ole Holt',
    'place: Iowa',
  );
  check(
    'He left with Karl Berg Jr. Karl (Kal) Otto BergHarbour vote put off MORE for Iowa.',
    'person: Karl Berg Jr.',
    'place: Iowa',
  );
});

test('a name that is cut ends without white space', () => {
  check('Ann  MORE ', 'person: Ann');
  check("'Ada 'said ‘", 'person: Ada');
});

test('where nothing is told of sport, what teams are called by is the place', () => {
  check(
    'Rep. Ada Holt of Arizona spoke at her Cincinnati office.',
    'person: Ada Holt',
    'place: Arizona',
    'place: Cincinnati',
  );
  check(
    'Ada Holt told New York magazine that Colorado braced for snow.',
    'person: Ada Holt',
    'organization: New York',
    'place: Colorado',
  );
  check(
    'The quarterback threw two touchdowns as Arizona beat Cincinnati 24-10.',
    'organization: Arizona',
    'organization: Cincinnati',
  );
});

test('who has a nickname between given name and surname is one person with it', () => {
  check('Sen. Marta “Big Crane” Holt voted no.', 'person: Marta “Big Crane” Holt');
  check('They met Gil “No Tide” Barron.', 'person: Gil “No Tide” Barron');
  check('Marta Holt called it “Now.” Barron left.', 'person: Marta Holt', 'person: Barron');
});

test('an adjective of parties that begins a sentence has its capital for that, unless there is such a party', () => {
  check('Conservative groups praised Ada Holt.', 'person: Ada Holt');
  check('Conservative MPs praised Ada Holt.', 'group: Conservative', 'person: Ada Holt');
  check(
    'Conservative voters stayed home. The Conservative leader, Ada Holt, left.',
    'group: Conservative',
    'group: Conservative',
    'person: Ada Holt',
  );
});

test('a storm is one event, with what it is', () => {
  check('Cyclone Yasa tore roofs from houses in Fiji.', 'event: Cyclone Yasa', 'place: Fiji');
  check('The eye of Hurricane Matthew passed Cuba.', 'event: Hurricane Matthew', 'place: Cuba');
});

test('a storm alone is the event that the article has with what it is, unless somebody is called so', () => {
  check(
    'Hurricane Irma neared Fiji. Roofs flew when Irma landed.',
    'event: Hurricane Irma',
    'place: Fiji',
    'event: Irma',
  );
  check(
    'Hurricanes Maria and Irma killed hundreds. Roofs flew when Irma landed.',
    'event: Hurricanes Maria',
    'event: Irma',
    'event: Irma',
  );
  check(
    'After Hurricane Harvey, Harvey Holt waited. “We rebuild,” Harvey said.',
    'event: Hurricane Harvey',
    'person: Harvey Holt',
    'person: Harvey',
  );
});

test('a family is persons, by the surname in the plural', () => {
  check(
    'Ada Duffield sold the mill. The Duffields left, and nobody asked the Duffields’ lawyer.',
    'person: Ada Duffield',
    'person: Duffields',
    'person: Duffields',
  );
  check('Karl Bush met the Bushes.', 'person: Karl Bush', 'person: Bushes');
});

test('what a state is called by what it is known for is a place', () => {
  check('Ada Holt won the Granite State.', 'person: Ada Holt', 'place: Granite State');
  check('Voters of the Keystone State wait for Ada Holt.', 'place: Keystone State', 'person: Ada Holt');
});

test('which of several of a name somebody is belongs to the name', () => {
  check('Karl Novak, Jr., left with Otto Berg, Sr.', 'person: Karl Novak, Jr.', 'person: Otto Berg, Sr.');
  check('They met Karl Novak, III, and Ada Holt.', 'person: Karl Novak, III', 'person: Ada Holt');
});

test('who is named half in brackets is one person, with both of them', () => {
  check('“I met [Ada] Holt,” he said.', 'person: [Ada] Holt');
  check('Ada Holt left. “We like Ada [Holt] here,” he said.', 'person: Ada Holt', 'person: Ada [Holt]');
  check('“He [Ada Holt’s husband] left,” Karl Novak said.', 'person: Ada Holt', 'person: Karl Novak');
});

test('letters for which the article has a longer name are of its kind', () => {
  check(
    'The Clean Streams Act passed. Ada Holt opposed CSA, and CSA was amended.',
    'law: Clean Streams Act',
    'person: Ada Holt',
    'law: CSA',
    'law: CSA',
  );
  check('Marta Orla Berg spoke, and voters liked what MOB said.', 'person: Marta Orla Berg', 'person: MOB');
  check('Nobody since FDR tried.', 'person: FDR');
});

test('what is spoken is a tongue and no people', () => {
  check('She spoke in Spanish to Ada Holt.', 'language: Spanish', 'person: Ada Holt');
  check('Ada Holt hosts a Russian-language show.', 'person: Ada Holt', 'language: Russian');
  check(
    'They sang in English and Arabic. The Russian and Polish fleets met in Russian and Polish waters.',
    'language: English',
    'language: Arabic',
    'group: Russian',
    'group: Polish',
    'group: Russian',
    'group: Polish',
  );
});

test('who lives somewhere is no body, teams aside', () => {
  check('Ada Holt left New York. Many New Yorkers wept.', 'person: Ada Holt', 'place: New York', 'group: New Yorkers');
  check('In Texas Ada Holt told Texans to vote.', 'place: Texas', 'person: Ada Holt', 'group: Texans');
  check('In Texas the quarterback of the Texans threw two touchdowns.', 'place: Texas', 'organization: Texans');
});

test('a law is called by those who proposed it', () => {
  check('Senators voted on the Barron-Lee bill. Banks fear Barron-Lee.', 'law: Barron-Lee', 'law: Barron-Lee');
  check('Ada Barron-Lee left. “The Barron-Lee bill failed,” she said.', 'person: Ada Barron-Lee', 'person: Barron-Lee');
});

test('ideas and diseases are no events or works, and whoever is of an origin no language', () => {
  check('He spoke of Nazism and Marxism.', 'other: Nazism', 'other: Marxism');
  check('Ada Holt fears Ebola.', 'person: Ada Holt', 'other: Ebola');
  check(
    'Of Latinos, (56%) and Hispanic (9%) adults agreed.',
    'group: Latinos',
    'quantity: 56%',
    'group: Hispanic',
    'quantity: 9%',
  );
});

test('a part of a land is a place, and so is the capital by its letters', () => {
  check('They fear that the Rust Belt will vote for Ada Holt.', 'place: Rust Belt', 'person: Ada Holt');
  check('Ada Holt, who lives in DC, left.', 'person: Ada Holt', 'place: DC');
});

test('a ruling is called by the first party alone, unless somebody is called so', () => {
  check('Judges may overturn Roe, and Ada Holt wept for Roe.', 'law: Roe', 'person: Ada Holt', 'law: Roe');
  check('Judges may overturn Roe, and Mr. Roe wept.', 'person: Roe', 'person: Roe');
});

test('titles and the possessive are outside', () => {
  check('Prime Minister Viktor Orbán met Chancellor Friedrich Merz.', 'person: Viktor Orbán', 'person: Friedrich Merz');
  check('It was signed by Sens. Cruz, Rubio and Lee.', 'person: Cruz', 'person: Rubio', 'person: Lee');
  check('The order came from Brig. Gen. Ada Holt and Spc. Tim Ott.', 'person: Ada Holt', 'person: Tim Ott');
  check('They thanked Gens. Marcus Oduya and Clara Holt.', 'person: Marcus Oduya', 'person: Clara Holt');
  check('A letter by Govs. Holt and Oduya was read.', 'person: Holt', 'person: Oduya');
  check('The chairman, Alhaji Uba Zubairu, urged him to go.', 'person: Uba Zubairu');
  check('They asked Rabbi Mendel Oren and Congressman Duffield.', 'person: Mendel Oren', 'person: Duffield');
  check('Tan Sri Noor Azlan met Tan Wei Ling.', 'person: Noor Azlan', 'person: Tan Wei Ling');
  check('They spoke about Zelensky’s visit to Hungary.', 'person: Zelensky', 'place: Hungary');
  check('They spoke about Zelenskyy’s visit to Hungary.', 'person: Zelenskyy', 'place: Hungary');
});

test('the rank of an office is no part of the body before it', () => {
  check(
    'Samsung Electronics Vice Chairman Jay Berg was released.',
    'organization: Samsung Electronics',
    'person: Jay Berg',
  );
});

test('particles, hyphens and apostrophes are inside', () => {
  check('It was Ursula von der Leyen who spoke in Berlin.', 'person: Ursula von der Leyen', 'place: Berlin');
  check('He was met by Miriam O’Brien in Dublin.', 'person: Miriam O’Brien', 'place: Dublin');
  check('President Bashar al-Assad left Damascus.', 'person: Bashar al-Assad', 'place: Damascus');
  check('President Bashar al - Assad left Damascus.', 'person: Bashar al - Assad', 'place: Damascus');
});

test('whatever dash joins the halves of a name, it is one', () => {
  for (const dash of ['-', '‐', '‑', '–']) {
    check(`Karine Jean${dash}Pierre spoke in Washington.`, `person: Karine Jean${dash}Pierre`, 'place: Washington');
    const text = `The talks at Joint Base Elmendorf${dash}Richardson lasted three hours.`;
    const [base] = analyze(text, models).mentions;
    assert.equal(text.slice(base?.start, base?.end), `Joint Base Elmendorf${dash}Richardson`);
  }
});

test('what ends a paragraph is its full stop, and no company’s', () => {
  check('The plant was sold to Aldor Corp.', 'organization: Aldor Corp');
  check('He left Aldor Corp. for Tarvik Bank.', 'organization: Aldor Corp.', 'organization: Tarvik Bank');
});

test('what a company makes or does is no part of its name', () => {
  check('Drugmaker Pelmont Inc. said so.', 'organization: Pelmont Inc.');
  check('Airline Belmora declined to comment.', 'organization: Belmora');
  check('Airline Pilots Association members met.', 'organization: Airline Pilots Association');
  check(
    `Chipmaker Arvenic to Cut 900 Jobs

Arvenic said on Tuesday that it would cut 900 jobs. The chipmaker is based in Halvern.`,
    'organization: Arvenic',
    'organization: Arvenic',
    'date: Tuesday',
    'place: Halvern',
  );
});

test('a town may have two names in one, whatever joins them', () => {
  check('They moved to Dar es Salaam and later to Lusaka.', 'place: Dar es Salaam', 'place: Lusaka');
  check('She works in Frankfurt am Main.', 'place: Frankfurt am Main');
});

test('letters behind a name are not part of it', () =>
  check('Sir Colin Tarrant OBE and Anna Holt, KC, spoke.', 'person: Colin Tarrant', 'person: Anna Holt'));

test('who makes something is somebody', () => {
  check('The filmmaker Paula Kirk agreed.', 'person: Paula Kirk');
});

test('a headline names whom the text names', () => {
  check(
    `Insurer Tessin Cuts Its Forecast Again

The insurer said so on Tuesday. Shares of Tessin fell, and Tessin said it was sorry.`,
    'organization: Tessin',
    'date: Tuesday',
    'organization: Tessin',
    'organization: Tessin',
  );
});

test('a person who is told twice in a row is told twice', () => {
  check(
    'Anna Berg sat down. Justice Anna Berg Berg was born in Oslo.',
    'person: Anna Berg',
    'person: Anna Berg',
    'person: Berg',
    'place: Oslo',
  );
});

test('words that scraping has joined are no date', () => {
  const text =
    'Some Democrats have called on President TrumpDonald John TrumpGOP senator warns of new fight over the harbour MORE to resign.';
  assert.ok(analyze(text, models).mentions.every(({ kind }) => kind !== 'date'));
});

test('scorers and their minutes are no dates', () => {
  const names = analyze('Scorers: Tanner 12, 77, Okoro 45+2; Lisle 60 (pen).', models).mentions;
  assert.ok(names.every(({ kind }) => kind !== 'date'));
});

test('initials before a turn of an interview are who speaks', () => {
  check(
    `Lucía Ferrante opened the place with Tomasz Wilk.

TW: Was she right?
LF: Mostly. My family had quarrelled.`,
    'person: Lucía Ferrante',
    'person: Tomasz Wilk',
    'person: TW',
    'person: LF',
  );
});

test('an institution is not what it is for', () => {
  check('The Institute for the Study of War had no view.', 'organization: Institute for the Study of War');
  check('They spoke of the Battle of the Oster in Bonn.', 'event: Battle of the Oster', 'place: Bonn');
});

test('a company is called by the first word of its name, unless the article has somebody of that name', () => {
  check(
    'Vessar Inc. made the drug in Bonn. But Vessar stopped making it.',
    'organization: Vessar Inc.',
    'place: Bonn',
    'organization: Vessar',
  );
  check(
    'Vessar Inc. was led by Anna Vessar. But Vessar stopped making the drug.',
    'organization: Vessar Inc.',
    'person: Anna Vessar',
    'person: Vessar',
  );
});

test('codes of the markets are no names and end no sentence, and what the code of a share follows is a company', () => {
  check(
    'Arvenic Inc ARVN.O said it would close two plants. Total TOTF.PA and Rio Tinto (RIO.AX) rose, and the index .ORDX fell.',
    'organization: Arvenic Inc',
    'organization: Total',
    'organization: Rio Tinto',
  );
  check('The chief of Visa V.N met Tarvik Corp 6758.T.', 'organization: Visa', 'organization: Tarvik Corp');
});

test('neither a part of a word nor what ends the line before is the company of a code or what an acronym stands for', () => {
  check('lF LT.E');
  check('O C C I\r: (CCI)', 'organization: CCI');
});

test('an acronym is what it stands for, and what stands for a body is one', () => {
  check(
    'The Voting Rights Act (VRA) was changed in May. Few people know the VRA.',
    'law: Voting Rights Act',
    'law: VRA',
    'date: May',
    'law: VRA',
  );
  check(
    'The All Progressives Congress (APC) won in Edo.',
    'organization: All Progressives Congress',
    'organization: APC',
    'place: Edo',
  );
  check(
    'The Northern Valley Renewal Dam (NVRD) is full. Engineers at the NVRD said that the NVRD’s first turbine works.',
    'facility: Northern Valley Renewal Dam',
    'facility: NVRD',
    'facility: NVRD',
    'facility: NVRD',
  );
});

test('what is built or lies in a landscape is no body, nor is its acronym', () => {
  check(
    'The Alder Creek Wildlife Refuge (ACWR) is closed. Senators fought over the ACWR and the Keystone Pipeline.',
    'place: Alder Creek Wildlife Refuge',
    'place: ACWR',
    'place: ACWR',
    'facility: Keystone Pipeline',
  );
});

test('who plays is a person, whatever town is called so', () => {
  check(
    `Liverpool: 1-Karl Berg; 2-Jan Novak, 5-Ola Falk (Halden 60); 4-Tom Reyes, 6-Ilse Marsh, 7-Peter Holt; 8-Dallas, 9-Harrison, 10-Ada Lund

Subs not used: Casey, Dallas`,
    'organization: Liverpool',
    ...['Karl Berg', 'Jan Novak', 'Ola Falk', 'Halden', 'Tom Reyes', 'Ilse Marsh', 'Peter Holt'].map(
      (n) => `person: ${n}`,
    ),
    ...['Dallas', 'Harrison', 'Ada Lund', 'Casey', 'Dallas'].map((n) => `person: ${n}`),
  );
  check(
    `England 1st innings
J. Holt c Dallas b Boult 12
Karl Berg         lbw Wagner    7
P. Novak b Wagner 40`,
    'place: England',
    ...['J. Holt', 'Dallas', 'Boult', 'Karl Berg', 'Wagner', 'P. Novak', 'Wagner'].map((n) => `person: ${n}`),
  );
});

test('three letters behind somebody in results are a country', () => {
  check(
    `1. Ada Berg (NOR) 67 69
2. Carla Ortiz (MEX) 68 70`,
    'person: Ada Berg',
    'place: NOR',
    'person: Carla Ortiz',
    'place: MEX',
  );
  check(
    '1. Karl Berg (Slo) 55:20\n2. Jan Novak (Ned) 55:41',
    'person: Karl Berg',
    'place: Slo',
    'person: Jan Novak',
    'place: Ned',
  );
});

test('what stands in brackets behind persons is of one kind throughout results', () => {
  check(
    `1. Karl Berg (Finland) Mercedes
2. Jan Novak (Britain) Mercedes
3. Ola Falk (Monaco) Ferrari
4. Tom Reyes (Mexico) Racing Point`,
    ...['person: Karl Berg', 'place: Finland', 'organization: Mercedes', 'person: Jan Novak', 'place: Britain'],
    ...['organization: Mercedes', 'person: Ola Falk', 'place: Monaco', 'organization: Ferrari', 'person: Tom Reyes'],
    ...['place: Mexico', 'organization: Racing Point'],
  );
});

test('a common noun that begins a sentence is no name by itself', () => {
  check(
    'The strike\n\nThe talks went on in Tarvik.\n\nCity tries to mediate\n\nThey met in Bonn.',
    'place: Tarvik',
    'place: Bonn',
  );
  check(
    'Tarvik City beat Bonn Town. City scored twice.',
    'organization: Tarvik City',
    'organization: Bonn Town',
    'organization: City',
  );
});

test('a ship is no feast, no town and nobody, and who is called like it stays', () => {
  check('The next one due is the Girl Rosalind, a British trawler.', 'product: Girl Rosalind', 'group: British');
  check('The tanker Oslo left Tarvik. Storms held up the Oslo.', 'product: Oslo', 'place: Tarvik', 'product: Oslo');
  check(
    'The ferry Estonia was built in Germany. It flew the flag of Estonia.',
    'product: Estonia',
    'place: Germany',
    'place: Estonia',
  );
  check('It was his trawler, the Girl Rosalind.', 'product: Girl Rosalind');
  check('They stood on the deck of the Girl Rosalind.', 'product: Girl Rosalind');
  check('In Peru, a cruise ship with 300 on board was held.', 'place: Peru');
  check('They refused to ship Canadian oil.', 'group: Canadian');
});

test('a body that sits in a building is told from the building', () => {
  check('The White House said it was glad.', 'organization: White House');
  check('She is to visit the White House.', 'facility: White House');
  check(
    'The White House said that they had met at the White House.',
    'organization: White House',
    'facility: White House',
  );
  check('She is a fellow at Chatham House in London.', 'organization: Chatham House', 'place: London');
});

test('East and West are the halves of the world where both are named', () => {
  check('Relations between the East and the West were poor.', 'place: East', 'place: West');
  check('The road runs from east to west.');
});

test('a people is called by its place', () => {
  check('It is bad for the Central European area.', 'group: Central European');
  check('The Central European states agreed.', 'group: Central European');
  const place = 'Officials met in Dravonia on Monday.';
  check(`${place} Under Dravonian law it may not.`, 'place: Dravonia', 'date: Monday', 'group: Dravonian');
  check(`${place} It is called so in Dravonian.`, 'place: Dravonia', 'date: Monday', 'language: Dravonian');
  check(`${place} The Dravonian port is shut.`, 'place: Dravonia', 'date: Monday', 'group: Dravonian');
});

test('a country may be called by two names', () => {
  check('They flew from Trinidad and Tobago to Peru.', 'place: Trinidad and Tobago', 'place: Peru');
  check('They flew to Trinidad and Peru.', 'place: Trinidad', 'place: Peru');
});

test('a lawsuit is one name, and nobody who is in it', () => {
  check('The photograph is by Rogelio V. Solis in Bonn.', 'person: Rogelio V. Solis', 'place: Bonn');
  check('The court followed Ellis v. Harlow in June.', 'law: Ellis v. Harlow', 'date: June');
  check('They cite Harrow v. Keel.', 'law: Harrow v. Keel');
  check('They cite Department of Commerce v. Harlow.', 'law: Department of Commerce v. Harlow');
  check(
    'In United States v. Callowen, a jury convicted Devin Callowen. The case is U.S. v. Callowen.',
    'law: United States v. Callowen',
    'person: Devin Callowen',
    'law: U.S. v. Callowen',
  );
});

test('a town and its country are two places', () => {
  check('Officials met in Kigali, Rwanda, on Monday.', 'place: Kigali', 'place: Rwanda', 'date: Monday');
});

test('names are found where somebody writes none with a capital', () => {
  check('does anyone know a good hotel in canada?', 'place: canada');
});

test('a dash as long as an em parts two names, spaces or none', () => {
  const text = 'TARVIK, Dravonia—The National Bank of Dravonia (NBD) cut its main rate.';
  const names = analyze(text, models).mentions.map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(names, ['TARVIK', 'Dravonia', 'National Bank of Dravonia', 'NBD']);
});

test('the zone of a time is no name', () => {
  check('Polls closed at 10.32pm BST on Friday.', 'time: 10.32pm BST', 'date: Friday');
});

test('numbered things are no days', () => {
  check('The boat left from Pier 9 on May 9.', 'facility: Pier 9', 'date: May 9');
});

test('no name ends between a mark and the one that closes it', () => {
  check(
    'They chose K.P. Sharma Rao instead of Pushpa Kamal Mahal "Pracha" as minister of Nepal.',
    'person: K.P. Sharma Rao',
    'person: Pushpa Kamal Mahal',
    'place: Nepal',
  );
  check("The project is titled 'Buy One Give One'.", 'work: Buy One Give One');
});

test('initials with points are read as those without', () => {
  check('The E.U. will send food, its envoy said.', 'organization: E.U.');
  check('The U.S. will send food, its envoy said.', 'place: U.S.');
});

test('a name within an address is none, and one of a site or a handle is whole', () => {
  check('Write to Anna Novak at anna.Novak@tarvik.example or in Vienna.', 'person: Anna Novak', 'place: Vienna');
  check('The file is Anna_Novak_2.pdf, she told FactLine.org.', 'organization: FactLine.org');
  check('The answer by @Andrew_Yang was short.', 'person: @Andrew_Yang');
  check('See the file (TarvikStocks.pdf), Anna Novak wrote from Berlin.', 'person: Anna Novak', 'place: Berlin');
  check('She sent Vienna.jpg and Novak.docx from Berlin.', 'place: Berlin');
  check('Write to anna.lindt@mail.Tarvik.com or lindt@Vienna.example.net, said Novak.', 'person: Novak');
});

test('what an article explains in small letters is no name', () => {
  check(
    'They lack personal protective equipment (PPE), said Anna Berg. Makers of PPE in Vienna agreed.',
    'person: Anna Berg',
    'place: Vienna',
  );
  check(
    'They asked the Tarvik Police Service (TPS) in Vienna.',
    'organization: Tarvik Police Service',
    'organization: TPS',
    'place: Vienna',
  );
});

test('initials are inside', () => {
  check('He was met by George W. Bush in Texas.', 'person: George W. Bush', 'place: Texas');
  check('He was met by R.T. Novak in Vienna.', 'person: R.T. Novak', 'place: Vienna');
  check(
    'Her guest was Anna J.R. Keller. A.B.C. Menon, who came late, sang.',
    'person: Anna J.R. Keller',
    'person: A.B.C. Menon',
  );
});

test('sentences end behind an acronym with full stops, and none ends behind initials', () => {
  const count = (text: string): number => analyze(text, models).sentences.length;
  assert.equal(count('Nobody told the F.B.I. Agents came later.'), 2);
  assert.equal(count('They met at the U.N. The talks failed.'), 2);
  assert.equal(count('They met R.T. Novak and S.P.Q. Berg in Bonn.'), 1);
  assert.equal(count('They met R.T. He left.'), 2);
  assert.equal(count('They met John Q. Berg in Bonn.'), 1);
});

test('a letter with which a sentence ends is no initial', () => {
  check('He fought in World War I. The war ended there.', 'event: World War I');
  check('She remembers World War I.', 'event: World War I');
  check('It was a gift of Elizabeth I. Her court sat in London.', 'person: Elizabeth I', 'place: London');
});

test('an acronym follows its expansion, a surname its full name', () => {
  check(
    'Envoys of the Organization for Security and Cooperation in Europe (OSCE) met on Monday. The OSCE said little.',
    'organization: Organization for Security and Cooperation in Europe',
    'organization: OSCE',
    'date: Monday',
    'organization: OSCE',
  );
  check(
    'The committee heard Harold Ford on Tuesday. Ford spoke for an hour.',
    'person: Harold Ford',
    'date: Tuesday',
    'person: Ford',
  );
  check(
    'The court heard Sun Weimin on Tuesday. On Friday, Sun spoke for an hour. Short of breath, he asked for water.',
    'person: Sun Weimin',
    'date: Tuesday',
    'date: Friday',
    'person: Sun',
  );
  check(
    'Orbit Aluminum Industries said it would close a smelter. Shares of Orbit fell. “Orbit is not leaving,” said Dana Berg.',
    'organization: Orbit Aluminum Industries',
    'organization: Orbit',
    'organization: Orbit',
    'person: Dana Berg',
  );
  check('The judge heard Carla Short. Short said nothing.', 'person: Carla Short', 'person: Short');
  check(
    'The sun rose late. They met Sun Weimin in Harbin. Sun was all that they saw.',
    'person: Sun Weimin',
    'place: Harbin',
  );
});

test('what one sentence leaves open about a name, the others of the article tell', () => {
  const text =
    'Nobody could stop Mabasa. The striker Tumelo Mabasa scored twice against Zambia. For Mabasa it was a good day.';
  check(text, 'person: Mabasa', 'person: Tumelo Mabasa', 'place: Zambia', 'person: Mabasa');
});

test('a handle is a name with its sign', () => {
  check('The answer by @AndrewYang was short.', 'person: @AndrewYang');
});

test('a headline in Title Case is no single name', () => {
  check(
    'Trump and Putin Plan Summit\n\nDonald Trump said in Washington that he would meet Vladimir Putin.',
    'person: Trump',
    'person: Putin',
    'person: Donald Trump',
    'place: Washington',
    'person: Vladimir Putin',
  );
});

test('what a headline runs into one is divided into the names that the text is sure of', () => {
  for (const [verb, event] of [
    ['Plan', 'Summit'],
    ['Seek', 'Deal'],
    ['Discuss', 'Visit'],
  ] as const) {
    check(
      `Merkel and Macron ${verb} Vienna ${event} After Long Call\n\nAngela Merkel said in Berlin that she would meet Emmanuel Macron in Vienna.`,
      'person: Merkel',
      'person: Macron',
      'place: Vienna',
      'person: Angela Merkel',
      'place: Berlin',
      'person: Emmanuel Macron',
      'place: Vienna',
    );
  }
});

test('a headline says “Xi” of whom the text calls Xi Jinping', () => {
  check(
    'Obama and Xi Plan Paris Meeting Before Talks\n\nBarack Obama said that he would meet Xi Jinping in Paris.',
    'person: Obama',
    'person: Xi',
    'place: Paris',
    'person: Barack Obama',
    'person: Xi Jinping',
    'place: Paris',
  );
});

test('a headline in capitals', () => {
  check(
    'TRUMP MEETS PUTIN IN ALASKA\n\nDonald Trump met Vladimir Putin in Alaska for talks that lasted three hours.',
    'person: TRUMP',
    'person: PUTIN',
    'place: ALASKA',
    'person: Donald Trump',
    'person: Vladimir Putin',
    'place: Alaska',
  );
});

test('dates mean a day beside the article’s own date', () => {
  const text = '---\ndate: 2025-08-20\n---\n\nThe leaders met on Monday and will meet again on September 3.';
  const values = analyze(text, models).mentions.map(({ kind, value }) => `${kind}: ${value}`);
  assert.deepEqual(values, ['date: 2025-08-18', 'date: 2025-09-03']);
});

test('a second reading of a text finds the same, whatever was read between', () => {
  const text = 'Anna Berg of Oslo joined the Nordic Council on Tuesday.';
  const first = analyze(text, models).mentions;
  analyze('OSLO CALLING: Berg Joins Council. Nordic anna BERG said so in Council, Ohio.', models);
  assert.deepEqual(analyze(text, models).mentions, first);
});

const words = fc.constantFrom(
  ...'Anna Berg the of and “ ” - – ’s O’Neill U.S. \n \n\n (OSCE) said 12 $5m 🙂 \ud800 \u0000 İstanbul ЖУК 北京 May von'.split(
    ' ',
  ),
);

test('whatever the text, mentions are in bounds and order, and no mention leaves its block', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (list) => {
      const text = list.join(' ');
      const { mentions, blocks } = analyze(text, models);
      let last = 0;
      for (const { start, end, confidence } of mentions) {
        assert.ok(start >= last && end > start && end <= text.length);
        assert.ok(confidence >= 0 && confidence <= 1 + 1e-9);
        assert.ok(blocks.some((block) => block.start <= start && end <= block.end));
        last = end;
      }
    }),
    runs(50),
  );
});
