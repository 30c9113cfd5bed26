import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../../server/analysis/analyze.ts';
import { models } from '../../models.ts';

/** The text and, for each of its quotations within marks, who is meant by its speaker. */
function check(text: string, expected: readonly (string | undefined)[]): void {
  const { quotations, entities } = analyze(text, models);
  const voices = quotations
    .filter(({ quoted }) => quoted.length > 0)
    .map(({ speaker }) => (speaker?.entity === undefined ? undefined : entities[speaker.entity]!.name));
  assert.deepEqual(voices, expected);
}

test('“he” is who spoke before', () =>
  check(
    'Viktor Orbán met Angela Merkel in Budapest.\n\n“We agreed on little,” Orbán said.\n\n“But we shall meet again,” he added.',
    ['Viktor Orbán', 'Viktor Orbán'],
  ));

test('“she” is the woman, although a man was named later', () =>
  check('Angela Merkel met Viktor Orbán in Budapest on Monday. “It was a long day,” she said.', ['Angela Merkel']));

test('nobody says what names them as somebody else does', () =>
  check('The talks ended late on Monday.\n\n“I really believe Adam Berg is right,” he said.', [undefined]));

test('given names tell who “she” may be: seldom ones, with accents, behind an initial', () => {
  const met = (a: string, b: string) => `${a} met ${b} in Vienna on Monday. “It was a long day,” she said.`;
  check(met('Ravi Novak', 'Priya Berg'), ['Priya Berg']);
  check(met('José Novak', 'Inés Berg'), ['Inés Berg']);
  check(met('T. Eric Novak', 'L. Louise Berg'), ['L. Louise Berg']);
});

test('what somebody is to others tells it, and “him” is not who acts in its own clause', () => {
  check('Eric Hruska lit a lamp. His wife, Nefra, laughed at Eric Novak. “He is tired,” she said.', ['Nefra']);
  check('Eric Novak met Orla Berg, the widow of a baker. “It was a long day,” she said.', ['Orla Berg']);
  check('The mayor, Orla Berg, wants him to go. “He has lost all control,” she said.', ['Orla Berg']);
});

test('“Mr.” and “Mrs.” tell apart those of one surname, and whom pronouns mean', () =>
  check(
    'Helen Feld died on Sunday. Her niece, Anna Berg, was there.\n\nDr. Feld drew maps. “They gave me a boat,” she once said.\n\nHer marriage to Karl Feld ended in 1980. Mr. Feld said: “It was late.”\n\n“So it was,” Mrs. Feld said.',
    ['Helen Feld', 'Karl Feld', 'Helen Feld'],
  ));

test('so does any other title that is a man’s or a woman’s', () => {
  const said = (name: string) => `Karl Feld is a farmer. Spokeswoman Anna Feld was there. “It was late,” ${name} said.`;
  check(said('congresswoman Feld'), ['Anna Feld']);
  check(said('spokesman Feld'), ['Karl Feld']);
});

test('a lawyer for somebody, or a source close to them, is not they', () => {
  const who = 'The mayor, Anna Berg, left the town.';
  check(`“She will not come back,” a lawyer for Berg said on Monday. ${who}`, [undefined]);
  check(`${who} “She will not come back,” said the source close to Berg.`, [undefined]);
});

test('“who” behind the place or the body to which somebody belongs is that person, and never the place', () => {
  const voices = (text: string) => {
    const { quotations, entities } = analyze(text, models);
    return quotations.map(({ speaker }) =>
      speaker?.entity === undefined ? undefined : entities[speaker.entity]!.name,
    );
  };
  assert.deepEqual(voices('Sen. Anna Berg of Ohio, who said the harbour would close in June, was there.'), [
    'Anna Berg',
  ]);
  assert.deepEqual(
    voices(
      '“It was late,” said Jan Novak, an engineer with the Halvern Port Authority, who noted that the ships were old.',
    ),
    ['Jan Novak', 'Jan Novak'],
  );
  assert.deepEqual(voices('The head of the Halvern Port Authority, who said the ships were old, has left.'), [
    undefined,
  ]);
});

test('“his brother” is not he', () =>
  check('Gareth Pugh denied it all in court. In a letter, sent to his brother Huw, he wrote: “Burn it.”', [
    'Gareth Pugh',
  ]));

test('one is called by one’s people as well', () =>
  check(
    'Rovers coach Jan Novak wanted more. “We hit the post twice,” said the Spaniard. The German mayor, Eric Berg, laughed.',
    ['Jan Novak'],
  ));

test('a question is answered by who spoke before', () =>
  check(
    '“It rang,” Anna Berg answered.\n\n“How often did it ring?” Adam Novak asked.\n\n“Once.”\n\nNovak paused. “Once?”\n\n“Once.”',
    ['Anna Berg', 'Adam Novak', 'Anna Berg', 'Adam Novak', 'Anna Berg'],
  ));

test('a title tells who “he” may be', () =>
  check('Mrs. Brown met Mr. Green in London on Monday. “It was a long day,” he said.', ['Green']));

test('a surname of the news tells it where nobody gives another name', () =>
  check('Trump met Clinton in Vienna. The two, who had not met for years, dined. “It was a long day,” she said.', [
    'Clinton',
  ]));

test('who begins the sentence is meant rather than who spoke before, but whoever is compared or owns something', () => {
  const before = 'Eric Berg opened the hearing in Vienna. “It is late,” Berg said.\n\n';
  check(`${before}Martin Novak waited in the rain until he cried: “Nobody is coming.”`, ['Eric Berg', 'Martin Novak']);
  check(`${before}Like Martin Novak, he said: “Nobody is coming.”`, ['Eric Berg', 'Eric Berg']);
  check(`${before}Novak’s hearing was long, he said: “Nobody is coming.”`, ['Eric Berg', 'Eric Berg']);
});

test('who acts in a sentence is meant rather than whom it names behind a preposition, or as having something', () => {
  const before = 'Eric Berg opened the hearing in Vienna. “It is late,” Berg said.\n\n';
  check(`${before}There was no answer from Martin Novak. “Nobody is coming,” he said.`, ['Eric Berg', 'Eric Berg']);
  check(`${before}There was no answer with the producer Martin Novak. “Nobody is coming,” he said.`, [
    'Eric Berg',
    'Eric Berg',
  ]);
  check('Martin Novak’s lawyer, Eric Berg, left. “Nobody is coming,” he said.', ['Eric Berg']);
});

test('a sentence that begins with an office is about who holds it', () =>
  check(
    'President Eric Berg met Martin Novak in Vienna. “It is late,” Novak said.\n\nThe president left. “We go on,” he said.',
    ['Martin Novak', 'Eric Berg'],
  ));

test('an office leads to who holds it', () =>
  check(
    'Defence Minister Ursula Lang flew to Vienna on Monday, and Peter Novak stayed at home. “The talks went well,” the minister said.',
    ['Ursula Lang'],
  ));

test('nobody is better than the wrong one', () => check('“It was a long day,” he said.', [undefined]));

test('whoever was named since is meant rather than who spoke before', () =>
  check(
    'Anna Berg opened the hearing in Vienna. “It is late,” Berg said. The hall was full.\n\nMaria Novak runs the clinic. “We are ready,” she said.',
    ['Anna Berg', 'Maria Novak'],
  ));

test('a body is called by a word of its name, an office by its short form', () => {
  check('The Vienna Port Authority closed the harbour on Monday. “It is not safe,” the authority said.', [
    'Vienna Port Authority',
  ]);
  check('Sen. Anna Berg voted against it on Monday. “It is too late,” the senator said.', ['Anna Berg']);
});

test('“who” is the name right before it', () =>
  check('The hall was empty. It was Anna Berg, who said “nobody has won.”', ['Anna Berg']));

test('“who” behind a place is the person who is from there, or nobody who is named; no person is a “which”', () => {
  check('It was Sen. Anna Berg, D-Iowa, who said “nobody has won.”', ['Anna Berg']);
  check('It was Anna Berg, 52, a baker from Dayton, Ohio, who said “nobody has won.”', ['Anna Berg']);
  check('There was a baker in Ohio who said “nobody has won.”', [undefined]);
  check('He wrote a letter to Anna Berg, which said “nobody has won.”', [undefined]);
});

test('“that” and “some” are nobody, though they stand behind a name', () => {
  check('Anna Berg, tired like that, left Vienna. It was a study that said “nobody has won.”', [undefined]);
  check('Anna Berg, unlike some, left Vienna. Some said “nobody has won.”', [undefined]);
});

test('“it” is a body of which the article speaks; no people, no place where something is, nothing that only stands for what follows', () => {
  check('Acme Steel Corporation will close two mills. “We had no choice,” it said.', ['Acme Steel Corporation']);
  check('Republicans met on Monday. “We had no choice,” it said.', [undefined]);
  check('The letter came from a man in Vienna. “We had no choice,” it said.', [undefined]);
  check('Acme Steel Corporation closed two mills. It is said that “nobody has won.”', [undefined]);
});

test('“the company” is the firm that the article speaks of, not the paper or the ministry', () =>
  check(
    'Acme Steel Corporation will close two mills, the Department of Labor told The New York Times on Monday. “We had no choice,” the company said.',
    ['Acme Steel Corporation'],
  ));

test('an office told later leads there from the first sentence on', () =>
  check('“We are ready,” the governor said on Monday. The vote is on Friday. Gov. Anna Berg spoke in Boston.', [
    'Anna Berg',
  ]));

test('who is described is the last who was called so', () =>
  check(
    'Anna Berg, the novelist, met Peter Novak in Vienna on Monday. Novak left early. “I shall write again,” the novelist said.',
    ['Anna Berg'],
  ));

test('what somebody wrote, and several people, are nobody', () => {
  check('Anna Berg sent a letter to the mayor on Monday. “It is late,” the letter said.', [undefined]);
  check('Officer Anna Berg closed the road on Monday. “It is not safe,” officials said.', [undefined]);
});

test('a statement is from the body that is named with it, or from the one that spoke before', () => {
  const said = (voice: string) =>
    `Anna Berg left Vienna on Monday. “It is late,” Acme Steel Corporation said.\n\n“We go on,” ${voice} said.`;
  check(said('a statement from the Department of Labor'), ['Acme Steel Corporation', 'Department of Labor']);
  check(said('the statement'), ['Acme Steel Corporation', 'Acme Steel Corporation']);
  check(said('its website'), ['Acme Steel Corporation', 'Acme Steel Corporation']);
  check(said('the letter'), ['Acme Steel Corporation', undefined]);
});

test('“the union” is the only one of which the article speaks, however far back', () => {
  const far = 'The hall was full. '.repeat(12);
  check(`The Federation of Vienna Port Workers met on Monday. ${far}“It is late,” the union said.`, [
    'Federation of Vienna Port Workers',
  ]);
  check(
    `The Federation of Vienna Port Workers met the Graz Teachers Association on Monday. ${far}“It is late,” the union said.`,
    [undefined],
  );
});

test('whom “he” speaks to is not “he”', () =>
  check('Anna Berg left. Peter Novak met Eric Berg in Vienna. “It was a long day,” he told Novak.', ['Eric Berg']));

test('of two who hold an office the one is meant whose country is told', () =>
  check(
    'U.S. President Anna Berg met Ukrainian President Peter Novak in Vienna on Monday. “It was late,” the U.S. president said.',
    ['Anna Berg'],
  ));

test('whose office is that of another country is not meant', () =>
  check('Ukrainian President Peter Novak flew to Vienna on Monday. “It was late,” the French president said.', [
    undefined,
  ]));

test('of two who hold an office the one is meant of whom the article goes on to speak', () => {
  const met = 'President Anna Berg met Ukrainian President Peter Novak in Vienna on Monday.';
  check(`${met} Berg left at noon. “It was late,” the president said.`, ['Anna Berg']);
  check(`${met} Novak left at noon. “It was late,” the president said.`, ['Peter Novak']);
  const much = 'President Anna Berg flew to Vienna. Berg was late. Berg wanted to go on. Nobody waited for Berg.';
  check(`${much} She met President Peter Novak there. “It was late,” the president said.`, ['Anna Berg']);
  check(`${met} “Mrs. Berg has left,” said Eric Feld. “It was late,” the president said.`, [
    'Eric Feld',
    'Peter Novak',
  ]);
});

test('who was made something is called so', () =>
  check(
    'Mayor Peter Novak resigned on Monday. Anna Berg, his deputy, was sworn in minutes later as acting mayor. “I am ready,” the acting mayor said.',
    ['Anna Berg'],
  ));

test('the mayor of a town is who holds the office, not the town; of a hospital there nothing is told', () => {
  check('Ada Berg, the mayor of Ellery, left for Bonn. “We are ready,” the mayor of Ellery said.', ['Ada Berg']);
  check('The Ellery Philharmonic plays on Monday. “We are ready,” the hospital in Ellery said.', [undefined]);
});

test('an office is that of who is told to hold it, not of whoever stands near the word', () => {
  const said = (before: string, voice: string): string => `${before} “We are ready,” ${voice} said.`;
  check(said('President Anna Berg met Vice President Eric Novak in Boston.', 'the president'), ['Anna Berg']);
  check(said('Chief Justice Anna Berg wrote it, and Justice Eric Novak did not join.', 'the chief justice'), [
    'Anna Berg',
  ]);
  check(said('Minister Anna Berg left with Deputy Transport Minister Eric Novak.', 'the minister'), ['Anna Berg']);
  check(said('President Anna Berg left. That is clear to Eric Novak, the president told them.', 'the president'), [
    'Anna Berg',
  ]);
  check(said('Governor Anna Berg left. Her counsel to the governor Eric Novak stayed.', 'the governor'), ['Anna Berg']);
  check(said('Anna Berg, the mayor of Vienna, met Eric Novak, who wants to be mayor.', 'the mayor'), ['Anna Berg']);
  check(said('Eric Novak, Vienna lawyers say, runs the agency from home.', 'the agency'), [undefined]);
});

test('an inquiry, a bill or a company is nobody', () => {
  check('Counsel to the inquiry Hugo Marsh spoke. The inquiry said it was “not ready” on Monday.', [undefined]);
  check('Senator Bill Novak was against it. The bill says that fees are “unjust” on Monday.', [undefined]);
});

test('“the lawmaker” is the person who spoke before, but no office and no thing is', () => {
  const said = (who: string) =>
    `Anna Berg opened the hearing in Vienna. “It is late,” Berg said.\n\n“We go on,” ${who} said.`;
  check(said('the lawmaker'), ['Anna Berg', 'Anna Berg']);
  check(said('the Kentucky Republican'), ['Anna Berg', 'Anna Berg']);
  check(said('the Austrian leader herself'), ['Anna Berg', 'Anna Berg']);
  check(said('the spokesman'), ['Anna Berg', undefined]);
  check(said('the president'), ['Anna Berg', undefined]);
  check(said('the statement'), ['Anna Berg', undefined]);
});

test('an office of which nothing is told is rather that of who holds one so', () =>
  check(
    'President Anna Berg spoke on Monday. Eva Novak, the president of the Vienna Council, came. “It is late,” the president said.',
    ['Anna Berg'],
  ));

test('an agency by its short name is no company, and “the state” is nothing for a word of its name', () => {
  check('The EPA closed the plant in Vienna on Monday. “It is not safe,” the company said.', [undefined]);
  check('Novak State University closed the harbour on Monday. “It is not safe,” the state said.', [undefined]);
});

test('a group is no senate, a company no college', () => {
  check('Acme Steel Corporation wrote to the U.S. Senate. “It is late,” the group said.', ['Acme Steel Corporation']);
  check('Dana Berg wrote to the U.S. Senate on Monday. “It is late,” the group said.', [undefined]);
  check('Dana Berg spoke at Novak College in Vienna. “It is late,” the company said.', [undefined]);
});

test('a team that is somebody’s, and a group among others, is nobody who was named', () => {
  const said = (voice: string) => `Dana Berg sued Acme Steel Corporation on Monday. “It is late,” ${voice} said.`;
  for (const voice of ['his team', 'the president’s team', 'the legal team', 'the second company'])
    check(said(voice), [undefined]);
  check(said('the company'), ['Acme Steel Corporation']);
});

test('a newspaper or a group that is named within its description is meant', () => {
  check('It was in The New York Times. “It is late,” The Washington Post newspaper reported.', ['The Washington Post']);
  check('The Free Press is a paper. “It is late,” the Red Cross group said.', ['Red Cross']);
});

test('an article tells by the pronouns of a paragraph whom “she” may mean', () => {
  check(
    'Qov Novak met Zyx Berg in Vienna. Novak showed her garden. Berg brought his brother. “It was late,” she said.',
    ['Qov Novak'],
  );
  check(
    'Zyx Berg called it a crime. “It was late,” she said. It was the end, said Berg.\n\nHe who never came was not missed.',
    ['Zyx Berg'],
  );
});

test('“as she arrived” tells of whoever is named behind it', () =>
  check(
    'Eva Novak left the hall. “It is late,” Novak said.\n\nAs she told reporters “nobody has won”, Mayor Anna Berg left the hall.',
    ['Eva Novak', 'Anna Berg'],
  ));

test('an office that is told of nobody is that of whom alone the sentence before speaks', () => {
  const said = (before: string): string =>
    `${before} On Sunday the deputy minister told reporters: “We will be patient with both sides.”`;
  check(said('Anna Berg, who leads the talks, returned to Vienna on Tuesday.'), ['Anna Berg']);
  check(said('Anna Berg, who leads the talks, met Eva Novak on Tuesday.'), [undefined]);
});

test('who is described first and named later is the same', () => {
  check('An engineer said the pump was “old.” Ravi Berg, the engineer, left in June.', ['Ravi Berg']);
  check('“It is late,” said a pilot. “Go,” the pilot, Ravi Berg, said in June.', ['Ravi Berg', 'Ravi Berg']);
  check('The pilot, Ravi Berg, left in June. “It is late,” said Jan Novak. “We know,” said the pilot.', [
    'Jan Novak',
    'Ravi Berg',
  ]);
});
