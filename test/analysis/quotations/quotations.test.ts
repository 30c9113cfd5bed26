import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../../server/analysis/analyze.ts';
import type { Quotation } from '../../../server/analysis/model.ts';
import { outsideNoise } from '../../../server/analysis/quotations/quotations.ts';
import { models } from '../../models.ts';
import { checkBounds } from './bounds.ts';

/** Checks every quotation of a text, shown as "kind: speaker: contents … contents". */
function check(text: string, ...expected: string[]): void {
  const { quotations } = analyze(text, models);
  checkBounds(text, quotations);
  const shown = quotations.map(({ kind, speaker, contents }) => {
    const who = speaker === undefined ? 'nobody' : text.slice(speaker.start, speaker.end);
    return `${kind}: ${who}: ${contents.map(({ start, end }) => text.slice(start, end)).join(' … ')}`;
  });
  assert.deepEqual(shown, expected, text);
}

/** Checks the words that name the speaker of every quotation. */
function checkSpeakers(text: string, ...expected: (string | undefined)[]): void {
  const shown = analyze(text, models).quotations.map(
    ({ speaker }) => speaker && text.slice(speaker.start, speaker.end),
  );
  assert.deepEqual(shown, expected, text);
}

test('the cue after the words, before them, or between them', () => {
  check('“We have won,” Anna Berg said on Monday.', 'direct: Anna Berg: We have won,');
  check('“We have won,” said Anna Berg.', 'direct: Anna Berg: We have won,');
  check('In the evening Anna Berg said: “We have won.”', 'direct: Anna Berg: We have won.');
  check('"We have won," she said. "At last."', 'direct: she: We have won, … At last.');
  check('According to Anna Berg, "nobody has won."', 'mixed: Anna Berg: nobody has won.');
});

test('a mark that is never closed keeps the comma before whoever quotes others', () =>
  check('‘said "«, Ann said "«`«Ann "said "', 'direct: Ann: «,', 'mixed: Ann: `«Ann "said "'));

test('words within marks that quote nobody', () => {
  check('They lived in the so-called “quiet” quarter.', 'scare: nobody: quiet');
  check('The drill, known as the “long bell,” lasts a minute.', 'scare: nobody: long bell,');
  check('Orlen makes a program that has been nicknamed “paint for sound.”', 'scare: nobody: paint for sound.');
  check(
    'Anna Berg said the council had a plan that is called “Blue Line.”',
    'mixed: Anna Berg: the council had a plan that is called “Blue Line.”',
  );
});

test('a headline ends with who says it, and whoever is accused of something does not say so', () => {
  check(
    'Harbour is ‘in ruins’ after the ferry deal, says Anna Berg\n\nThe ferry deal has cost the town a lot of money.',
    'mixed: Anna Berg: Harbour is ‘in ruins’ after the ferry deal',
  );
  checkSpeakers('On Monday the prime minister was accused of being “in denial” over a ferry contract.', undefined);
});

test('a heading and a quote that is set apart are of whoever says the same in the article, not of who spoke last', () => {
  const told = '“The pier must go,” Anna Berg said. “Nobody needs it.”';
  const below = 'The boats stay out all week. “This harbour has no future left,” said Jan Novak, a fisherman.';
  checkSpeakers(`${told}\n\n‘No future left’\n\n${below}`, 'Anna Berg', 'Jan Novak', 'Jan Novak');
  checkSpeakers(
    `${told}\n\n“This harbour has no future left.”\n\nThe council met on Monday.\n\n${below}`,
    'Anna Berg',
    'Jan Novak',
    'Jan Novak',
  );
  checkSpeakers(`${told}\n\n‘An empty quay’\n\nThe council met on Monday.`, 'Anna Berg', undefined);
});

test('what leads to a cue is no part of what follows with “that” or behind a participle', () => {
  check(
    'Perhaps worried about the storm, the ferry company said in a statement that its captains had not been asked to sail.',
    'indirect: the ferry company: that its captains had not been asked to sail',
  );
  check(
    'The harbour’s owners appeared in television spots preaching that their cranes were the safest in the north.',
    'indirect: nobody: that their cranes were the safest in the north',
  );
  check(
    'It is a risk, Anna Berg said, that the council has to take.',
    'indirect: Anna Berg: It is a risk … that the council has to take',
  );
});

test('when and where something is said is no part of it, nor of who says it', () => {
  check(
    'Anna Berg acknowledged during the hearing on the ferry contract that the harbour had lost its best captains.',
    'indirect: Anna Berg: that the harbour had lost its best captains',
  );
  checkSpeakers('The harbour is closed. The mayor later said that it would open again.', 'The mayor');
});

test('nobody who happens to be named near a passive without “by” speaks', () => {
  checkSpeakers(
    'Anna Berg was not at home. The report is expected to look at whether “certain decisions rested on improper motives.”',
    undefined,
  );
});

test('whoever asks not to be named says nothing by it', () => {
  check(
    'A neighbor who asked not to be named said the council had been warned “at least five times.”',
    'mixed: A neighbor: the council had been warned “at least five times.”',
  );
});

test('a verb right before words within marks leads to them, whatever it is', () => {
  checkSpeakers(
    'The Vienna Post called the song “a gift.” In it she sings, “I was a passenger in my own life.”',
    'Vienna Post',
    'she',
  );
});

test('what is said holds nobody who says it', () => {
  check(
    'Asked once what she had been most afraid of, Mrs. Berg replied, “Talking in my sleep.”',
    'direct: Berg: Talking in my sleep.',
  );
  check(
    'Mr Novak hit back, saying Berg had “no plan and no ferries”.',
    'mixed: Novak: Berg had “no plan and no ferries”',
  );
});

test('of whom something is expected or thought says nothing, and “it” that seems is nobody', () => {
  checkSpeakers('The harbour was closed, and it was revealed that two cranes had failed.', undefined);
  checkSpeakers('Jan Novak is expected to announce his resignation on Friday.', undefined);
  checkSpeakers('The harbour master was ordered to pay a fine of 500 crowns.', undefined);
  checkSpeakers('The Harbour Party lost in May. It seems that its voters stayed at home.', undefined);
  checkSpeakers('Jan Novak is worried that the port will close.', 'Jan Novak');
});

test('what something is called is not said', () => {
  check('The ship, known as the Grey Lady, sank on Monday.');
  check('A man named Omar Lind was held on Monday.');
});

test('“That said, …” is a turn of phrase', () => {
  check('The ship is old. That said, it sails every Monday.');
  check('The ship is old. All that being said, it sails every Monday.');
});

test('whom one talks to is no part of what is said', () => {
  check(
    'Anna Berg admitted to the Harbour Post on Monday that she had lied.',
    'indirect: Anna Berg: that she had lied',
  );
  check('Jan Novak confirmed to Orde Radio that he would go.', 'indirect: Jan Novak: that he would go');
});

test('who is quoted by somebody says it, and words that are somebody’s are theirs', () => {
  checkSpeakers('“It is a step,” the Harbour Post quoted Anna Berg as saying in May.', 'Anna Berg');
  checkSpeakers('The Harbour Post quoted Mayor Jan Novak: “We have won.”', 'Jan Novak');
  checkSpeakers('Jan Novak was quoted as saying that the port would close.', 'Jan Novak');
  checkSpeakers('The ferry deal was, in Anna Berg’s words, “a gift to nobody.”', 'Anna Berg');
  checkSpeakers('The ferry deal was “a gift to nobody,” in Anna Berg’s words.', 'Anna Berg');
});

test('who was told or informed says nothing', () => {
  checkSpeakers('Officials in the town were informed last week that the bridge is “unsafe.”', undefined);
  checkSpeakers('The board has been told to expect “a long winter.”', undefined);
});

test('what is told of a name between commas is not who speaks', () => {
  checkSpeakers(
    'Anna Berg “took somebody from the front page and met with her,” Jan Novak, an expert on ports at the University of Halvern in Norway, previously told the Post. “You do not lose hope.”',
    'Jan Novak',
    'Jan Novak',
  );
});

test('“Novak hit back, saying”: he did', () => {
  checkSpeakers(
    'Anna Berg asked: “Why?” She sat down.\n\nMr Novak hit back, saying Berg had “no plan, no clue and no ferries”.',
    'Anna Berg',
    'Novak',
  );
});

test('words within marks that are listed are of one quotation', () => {
  check(
    'She described the harbour as “cold,” but also “lovely.”',
    'mixed: She: the harbour as “cold,” but also “lovely.”',
  );
});

test('who calls something so, by the passive', () => {
  check('The offer - described by one resident as “an insult” - was turned down.', 'mixed: one resident: an insult');
  check('The plan was branded “an insult” by Anna Berg, who left.', 'mixed: Anna Berg: an insult');
});

test('a paragraph that is set off as somebody’s words is theirs', () => {
  check(
    'In her letter, Anna Berg writes:\n\n> You have won. You deserve better.',
    'direct: Anna Berg: You have won. You deserve better.',
  );
});

test('what a line is called speaks to nobody', () => {
  check('Interview: Anna Berg on the future of the harbour\n\nAnna Berg has run the port of Halvern for nine years.');
});

test('French marks that stand apart end a sentence', () => {
  check(
    'In Paris, Anna Berg said : « Nous avons gagné. » She added that France was « not worried ».',
    'direct: Anna Berg: Nous avons gagné.',
    'mixed: She: that France was « not worried »',
  );
});

test('a body signs what stands within marks, where nothing follows its name', () => {
  check(
    '“Rents have doubled in a year, and nobody is doing anything about it.” — Halvern Chamber of Commerce',
    'direct: Halvern Chamber of Commerce: Rents have doubled in a year, and nobody is doing anything about it.',
  );
});

test('a quotation over paragraphs is one', () => {
  check('Anna Berg said: “We have won.\n\n“At last.”\n\nNobody spoke.', 'direct: Anna Berg: We have won. … At last.');
});

/** Checks what the speaker of every quotation rests on, shown as "kind: words". */
function checkEvidence(text: string, ...expected: readonly string[][]): void {
  const shown = analyze(text, models).quotations.map(({ speaker }) =>
    (speaker?.evidence ?? []).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`),
  );
  assert.deepEqual(shown, expected, text);
}

test('a speaker says what it rests on', () => {
  checkEvidence(
    '“We have won,” Anna Berg said.\n\n“At last,” she added.',
    ['cue: said'],
    ['cue: added', 'pronoun: Anna Berg'],
  );
});

test('who says what names nobody is looked for around it', () => {
  checkEvidence('Anna Berg is the mayor. Eleven minutes later, Berg had a simple response. “We shall see.”', [
    'near: Berg',
  ]);
  checkEvidence(
    'Hong Kong needs help, and so do its people.\n\n“That is a powerful weapon, but the danger is vast.” — Anna Berg, Vienna Post',
    ['cue: —'],
  );
});

test('boilerplate quotes nobody', () => {
  const quotation = (start: number, end: number): Quotation => {
    const words = [{ start, end }];
    return { start, end, kind: 'direct', contents: words, quoted: words, confidence: 1 };
  };
  const caption = { start: 20, end: 40 };
  const found = [quotation(0, 10), quotation(15, 30), quotation(22, 40), quotation(25, 30), quotation(41, 50)];
  const kept = outsideNoise(found, [caption]).map(({ start }) => start);
  assert.deepEqual(kept, [0, 15, 41]);
});

test('who did something and said why by it is called by name only', () =>
  check(
    'Lindt Bank closed its branch on Monday, citing “a lack of interest”.',
    'mixed: Lindt Bank: a lack of interest',
  ));

test('“officials” are nobody in particular, “the minister” is whoever was called so', () => {
  checkEvidence(
    'Transport Minister Anna Berg met officials in Vienna.\n\n“The talks went well,” officials said.\n\n“They went very well,” the minister said.',
    ['cue: said'],
    ['cue: said', 'description: Anna Berg'],
  );
});

test('a passive that gives a name, or that is done by things, reports nothing', () => {
  check('The rise in prices is explained by several factors.');
  check('There is no reason that the port should close. Anna Berg left.');
  check('The bridge was called the Long Span.');
  check('The song is often called the anthem of the north.');
  check('The offer was flatly rejected by Anna Berg.', 'indirect: Anna Berg: The offer');
});

test('words within marks in the next paragraph are their own speaker’s', () => {
  check(
    'Norway welcomes the talks between the two presidents, Foreign Minister Anna Berg told the radio in an interview.\n\n"We have learned from history. Peace is good for us", Berg told the broadcaster.',
    'indirect: Anna Berg: Norway welcomes the talks between the two presidents',
    'direct: Berg: We have learned from history. Peace is good for us',
  );
});

test('who belongs to somebody, or speaks for a body, is not them', () => {
  check('A Mendes aide said: “We have won.”', 'direct: A Mendes aide: We have won.');
  check(
    'Many asked for more. A former Mendes communications official cites “internalized anger.”',
    'mixed: A former Mendes communications official: internalized anger.',
  );
  check(
    '“We have won,” said a spokesman for the European Commission.',
    'direct: a spokesman for the European Commission: We have won,',
  );
  check('“It is late,” said Sgt. Anna Berg of the Vienna Police Department.', 'direct: Anna Berg: It is late,');
});

test('what opens within marks does not go on without them behind its cue', () =>
  check(
    '“We can’t afford to do this anymore,” Berg said, emphasizing why the mill is a burden for the town.',
    'direct: Berg: We can’t afford to do this anymore,',
    'indirect: Berg: why the mill is a burden for the town',
  ));

test('somebody who speaks says something', () => {
  check(
    'The harbour will be closed for two years, Anna Berg told the council on Monday.',
    'indirect: Anna Berg: The harbour will be closed for two years',
  );
  check(
    'HALVERN - The ferry will not come back before May, a spokesman said on Friday.',
    'indirect: a spokesman: The ferry will not come back before May',
  );
});

test('who is described between commas speaks by name, and so does who is with a body', () => {
  checkSpeakers('“We won,” Jan Novak, Berg’s new chief of staff told the council on Friday.', 'Jan Novak');
  checkSpeakers(
    'The Post’s legal analyst Jan Novak, a friend of the mayor, began by saying, “I don’t want to win.”',
    'Jan Novak',
  );
  checkSpeakers('Jan Novak, the mayor said, is “a friend.”', 'the mayor');
  const [, said] = analyze(
    'The council backed Greg Mendes, a correspondent for the Harbour Post, who argued that the plan was “underestimated” by all.',
    models,
  ).quotations;
  assert.equal(said?.speaker?.form, 'name');
});

test('neither when it is said nor who adds emphasis speaks', () => {
  checkSpeakers(
    'Later on Sunday, in an interview with the Harbour Post, Novak again called for a vote, saying it was the only chance for a “lasting peace.”',
    'Novak',
    'Novak',
  );
  check(
    'Klaus Mendes wrote to the council:\n\n“I believe that there will be another crisis. It will be larger than this one.” (emphasis added)',
    'direct: Klaus Mendes: I believe that there will be another crisis. It will be larger than this one.',
  );
});

test('words within marks behind a colon are all that is said, and who leads to them in the paragraph before says them', () => {
  check(
    'My neighbor, who is 81, put it better than any lawyer: “They broke it, and they paid for it.”',
    'direct: My neighbor: They broke it, and they paid for it.',
  );
  checkSpeakers(
    'The answer took a while. Novak leaned back and began:\n\n“People think that I have a secret paper in my pocket. I never had a paper.”',
    'Novak',
  );
  checkSpeakers(
    'It rained on Friday. The company sent a two-sentence statement:\n\n“We will mend the bridge. We are sorry that it fell.”',
    'The company',
  );
});

test('what is said ends before who said it, where somebody else tells of that', () => {
  check(
    '“I think we have enough” to go on, Berg added, according to a person in the room.',
    'mixed: Berg: “I think we have enough” to go on',
  );
  check('“Do I have to close it?” Mr. Novak asked, according to the council.', 'direct: Novak: Do I have to close it?');
});

test('who says words right behind them has said them, whatever the sentence before them ends with', () =>
  checkSpeakers(
    'The harbour is “a gift,” as critics have described it.\n\n"Where’s their plan?" Mendes asked on Monday.',
    'critics',
    'Mendes',
  ));

test('a place and a day before a dash speak for nobody', () =>
  check(
    'VIENNA, 5 March (Northern Wire) — Anna Berg said that nobody has won.',
    'indirect: Anna Berg: that nobody has won',
  ));

test('whoever came to support somebody speaks, not whom they support', () =>
  check('Leaders who came to support Anna Berg called for peace.', 'indirect: Leaders: peace'));

test('whom a sentence is about speaks, not whom it names on the way', () => {
  check(
    'Speaker Anna Berg, whose decision to wait for the vote angered Republicans, said that nobody has won.',
    'indirect: Anna Berg: that nobody has won',
  );
  check(
    'A top official urged Chairman Anna Berg not to go, saying it would be “extraordinarily reckless.”',
    'indirect: A top official: Chairman Anna Berg not to go',
    'mixed: A top official: it would be “extraordinarily reckless.”',
  );
  check(
    'Norway’s foreign minister, Anna Berg, on Monday said that “nobody has won.”',
    'mixed: Anna Berg: that “nobody has won.”',
  );
  check('Anna Berg and Jan Novak said that “nobody has won.”', 'mixed: Anna Berg: that “nobody has won.”');
});

test('who said it speaks, not where it can be read', () => {
  checkSpeakers('“We have won,” Anna Berg said, according to the Daily Post.', 'Anna Berg');
  checkSpeakers('“We have won,” said Anna Berg, according to a transcript of the talk.', 'Anna Berg');
  checkSpeakers('“We have won,” Berg is expected to say, according to the prepared remarks.', 'Berg');
  checkSpeakers('The vote was fair, according to the council.', 'the council');
});

test('a sentence that its cue interrupts goes on, and so does a speaker behind what is told of her', () => {
  check(
    '“One of us spells the name wrong,” Anna Berg said when she came home, “and it is not the one with the army.”',
    'direct: Anna Berg: One of us spells the name wrong, … and it is not the one with the army.',
  );
  check(
    '“I grew up in that river,” she said. She was wearing a hard hat and carrying a second one, for me. “My father was a miner.”',
    'direct: she: I grew up in that river,',
    'direct: she: My father was a miner.',
  );
});

test('words within marks belong to the cue right behind them', () =>
  check(
    '“It is late,” Anna Berg said. “Why is it late?” Jan Novak asked.',
    'direct: Anna Berg: It is late,',
    'direct: Jan Novak: Why is it late?',
  ));

test('a party’s follower is a person, not the party', () =>
  check('“We have won,” the Kentucky Republican said.', 'direct: the Kentucky Republican: We have won,'));

test('a word or two lead to words that go on from the sentence before', () =>
  check(
    '“We have won,” Anna Berg said. Then, “It was late at night.”',
    'direct: Anna Berg: We have won, … It was late at night.',
  ));

test('what leads to a whole sentence within marks is not said', () =>
  check(
    'At the rally in Boston yesterday, Anna Berg said, “We have won the vote.”',
    'direct: Anna Berg: We have won the vote.',
  ));

test('whose words they are is told without a verb, too', () => {
  check('On Friday it is worth, in the words of his aide, “a polite letter”.', 'mixed: his aide: a polite letter');
  check(
    'The talks were “like a big dinner,” in the words of Sen. Anna Berg, who left in May.',
    'mixed: Anna Berg: like a big dinner,',
  );
  check(
    'The harbour was closed in the words of the report. They lived in the so-called “quiet” quarter.',
    'scare: nobody: quiet',
  );
});

test('a nickname within a name is said by nobody', () =>
  check('The city met Adam “Addie” Berg, who painted boats, in May.', 'scare: nobody: Addie'));

test('the title of a work is said by nobody', () => {
  check(
    'Anna Berg wrote a piece titled, “Is this why the harbour fails?” It was read by many.',
    'scare: nobody: Is this why the harbour fails?',
  );
  check(
    'In her essay “Harbours in Motion: Ellery and the Sea,” Anna Berg blames the tide.',
    'scare: nobody: Harbours in Motion: Ellery and the Sea,',
  );
  check(
    'Anna Berg called the report “an insult to Ellery and to its people,” and left.',
    'mixed: Anna Berg: the report “an insult to Ellery and to its people,”',
  );
});

test('a relative clause ends with the comma within its marks', () =>
  check(
    'The call, which Anna Berg described as “extremely constructive,” comes at a sensitive time for the world.',
    'mixed: Anna Berg: which … as “extremely constructive,”',
  ));

test('who is quoted by somebody who is quoted speaks what stands within marks', () => {
  check(
    'Anna Berg said Jan Novak called the plan for the harbour “a farce” on Monday.',
    'mixed: Jan Novak: the plan for the harbour “a farce” on Monday',
  );
  checkSpeakers('Anna Berg said that Jan Novak used the words “casual” and “friendly” for the talks.', 'Jan Novak');
  checkSpeakers('Jan Novak called the strikes “a crime,” according to the Daily Post.', 'Jan Novak');
  checkSpeakers(
    'In the letter, Jan Novak’s lawyers had contended that the law gives him the power to “end it,” the Post reported.',
    'Jan Novak’s lawyers',
  );
  checkSpeakers('The mayor also said “nobody has won,” according to the Daily Post.', 'The mayor');
  checkSpeakers('Anna Berg said Jan Novak agreed to meet in a “quiet place” on Monday.', 'Anna Berg');
  checkSpeakers('Anna Berg spoke after the White House last week proposed what she called “an offer.”', 'Anna Berg');
  checkSpeakers('Anna Berg said she was “very late” on Monday.', 'Anna Berg');
});

test('the letter that is read speaks, and so does whoever puts it so', () => {
  check(
    'According to the complaint, the note read: “This one is a professional.”',
    'direct: the note: This one is a professional.',
  );
  checkSpeakers(
    'The deal is old.\n\nAs for the rest, my neighbor, who is 81 and has lived on the river all her life, put it better than any lawyer: “They broke it, they paid for it, and they kept the receipt.”',
    'my neighbor',
  );
});

test('“who” is no place, but whoever is from there', () => {
  checkSpeakers('It was a good day for Rep. Lena Bath, D-Ga., who called the vote “a gift.”', 'Lena Bath');
  checkSpeakers('On Monday it was Carl Holm of New York, who calls it the “most costly” of all.', 'Carl Holm');
  checkSpeakers(
    'The town met Dora Lund, a sociology professor at Halvern University in Ohio, who says she was “blown away” by it.',
    'Dora Lund',
  );
});

test('what stands in parentheses behind a name parts nothing', () => {
  checkSpeakers(
    'Washington (CNN) President Anna Berg on Saturday accused Jan Novak of “false statements.”',
    'Anna Berg',
  );
  checkSpeakers('New York (Northern Wire) The council said on Monday that nobody has won.', 'The council');
  checkSpeakers('“I am really sorry,” the Facebook (FB) CEO told the Daily Post.', 'the Facebook (FB) CEO');
  checkSpeakers('Jan Novak noted that Rep. Anna Berg (D-Ohio) called the plan “a farce” on Monday.', 'Anna Berg');
});

test('who spoke in the paragraph before does not go on where the next one tells of somebody else', () =>
  checkSpeakers(
    '“I like that. That is good,” Anna Berg said.\n\nOn Tuesday, however, Jan Novak suggested both would go on to shake hands. “Look, in our line of work you shake hands.”',
    'Anna Berg',
    'Jan Novak',
    'Jan Novak',
  ));

test('several people, those who are quoted as saying it, and whoever adds it according to others, speak', () => {
  checkSpeakers('I remember when people said “nobody will ever come,” Anna Berg said.', 'people');
  checkSpeakers(
    'The Post also cited a senior Turkish official as saying that “certain evidence” was found.',
    'a senior Turkish official',
  );
  checkSpeakers(
    'Jan Novak spoke after G7 leaders warned that it would be met with “severe consequences,” the Post reported.',
    'G7 leaders',
  );
  checkSpeakers('The woman “refused to obey the order to leave,” it added according to CNN.', 'it');
});

test('whom the grammar makes the speaker speaks, though the sentence names others', () => {
  checkSpeakers('Jan Novak kept the harbour closed, even as she has praised its “very good crew.”', 'she');
  checkSpeakers(
    'The council met after Anna Berg left. It was late on Friday, after being asked by a reporter whether the vote was “selfish,” when Jan Novak went home.',
    'a reporter',
  );
  checkSpeakers(
    'Anna Berg cares for ports and for Jan Novak.\n\n“We won because the council was with us and with Lena Maier,” Jan Novak, an old friend of ports, once said.',
    'Jan Novak',
  );
  checkSpeakers(
    '“Higher fees will only hurt small ports,” Anna Berg of the Halvern Chamber, the largest of its kind, which has often stood beside Jan Novak, told the Daily Post.',
    'Anna Berg',
  );
  checkSpeakers(
    '“I follow the mayor, too, and so I saw a note that said otherwise” than she had the day before, Berg said, according to a transcript of the talk.',
    'Berg',
  );
  checkSpeakers(
    'Sen. Anna Berg (R-Ohio), who is close to Jan Novak, added that it “would make more sense.”',
    'Anna Berg',
  );
});

test('whoever is told something says nothing; who tells them does, where that is told', () => {
  checkSpeakers('The ministers had been told on Monday that the dam was “close to failing.”', undefined);
  checkSpeakers('Ministers were told: “It will not hold.”', undefined);
  checkSpeakers('Mr. Novak was asked whether he knew. “I did,” Novak said.', undefined, 'Novak');
  checkSpeakers('Anna Berg was told by Jan Novak that the bank would “close on Friday.”', 'Jan Novak');
  checkSpeakers('Anna Berg has been warned by engineers that the bridge “will fall.”', 'engineers');
});

test('who is told of by “who”, or between commas, speaks within what others say', () => {
  checkSpeakers(
    'Anna Berg said the plan contradicted testimony given last year by Jan Novak, who said the plan had been sent to the council “as soon as the ice was gone” on Sunday.',
    'Anna Berg',
    'Jan Novak',
  );
  checkSpeakers('Anna Berg said that Jan Novak, in a letter, called the plan “a farce.”', 'Jan Novak');
});

test('a line with a name behind words within marks is signed by it', () => {
  checkSpeakers(
    'What the harbour says\n\n“Today looks like payback for a strong spring.”\n\n-- Anna Berg, economist\n\nIt rained.',
    'Anna Berg',
  );
  checkSpeakers('“We have won,” Jan Novak said. “At last.”\n\n— With help from Anna Berg', 'Jan Novak');
});

test('what is read speaks, though more is told of it before its verb', () => {
  checkSpeakers(
    '“The harbour is deeper than you think,” a new report issued last week by Anna Berg, a diver, concluded.',
    'a new report',
  );
  checkSpeakers('“It is late,” a summary of Jan Novak’s plan for the harbour states.', 'a summary');
});

test('who is told right behind words within marks speaks, not whom they are about', () => {
  checkSpeakers('Novak “will open the harbour to all ships by the end of May,” the release states.', 'the release');
  checkSpeakers(
    'Jan Novak “put the harbour in the papers and then forgot about it,” Anna Berg, an expert on ports at Halvern University, previously told the Courier.',
    'Anna Berg',
  );
});

test('a heading tells whose turn it is', () => {
  checkSpeakers(
    '“I think the harbour will wait for all of us.” Reporter: “And who told you so?”',
    undefined,
    'Reporter',
  );
  checkSpeakers('The talk went on.\n\nAnna Berg: “Nobody told us so.”', 'Anna Berg');
});

test('what somebody says next, by another verb, is another quotation', () => {
  check(
    'Anna Berg said she was “glad to be home” and called the plan “a gift.”',
    'mixed: Anna Berg: she was “glad to be home”',
    'mixed: Anna Berg: the plan “a gift.”',
  );
  check(
    'Anna Berg said the port was “ready for summer,” adding that nobody had “lifted a finger.”',
    'mixed: Anna Berg: the port was “ready for summer,”',
    'mixed: Anna Berg: that nobody had “lifted a finger.”',
  );
});

test('who says something next is who spoke before', () => {
  check(
    'Anna Berg noted that the harbour has no chance of opening in May and called the long strike a “problem of Halvern.”',
    'indirect: Anna Berg: that the harbour has no chance of opening in May',
    'mixed: Anna Berg: the long strike a “problem of Halvern.”',
  );
  check(
    'Novak said he was tired, but insisted that the vote would be held on Friday.',
    'indirect: Novak: he was tired',
    'indirect: Novak: that the vote would be held on Friday',
  );
});

test('what is reported begins with its “that”, whatever reports it', () =>
  check(
    'Her slogan in May was that Jan Novak “would do anything to win.”',
    'mixed: nobody: that Jan Novak “would do anything to win.”',
  ));

test('“who” is whoever it stands for, and so is “which”', () => {
  checkSpeakers('In May the council wrote to Jan Novak, who called the plan “a farce.”', 'Jan Novak');
  checkSpeakers('The letter came from a reader, who called the plan “a farce.”', 'reader');
  checkSpeakers(
    'Several readers shared it, including the novelist Anna Berg, who read it on the train and wrote, “At last somebody said it.”',
    'Several readers',
    'Anna Berg',
  );
});

test('who is described in the clause of the cue speaks, not whom the sentence begins with', () => {
  checkSpeakers(
    'The lawyers left the room, and a new court filing on Monday recommended “far less” time.',
    'a new court filing',
  );
  checkSpeakers(
    'A national group that defends tenants and the Halvern Union is blasting the council for its “shameful silence.”',
    'A national group',
  );
  checkSpeakers('One of the firms, Arvenic, said the tax was “a blow to the town.”', 'Arvenic');
});

test('what is said begins behind its dateline, and a company speaks before the code of its share', () => {
  check(
    'OSLO (Northern Wire) - The harbour will be closed for two years, the council said on Monday.',
    'indirect: the council: The harbour will be closed for two years',
  );
  check(
    'OSLO - The harbour will be closed for two years, the council said on Monday.',
    'indirect: the council: The harbour will be closed for two years',
  );
  check('Arvenic Inc ARVN.O said it would close a plant.', 'indirect: Arvenic Inc: it would close a plant');
});

test('a sentence begins behind its dateline', () =>
  checkSpeakers(
    'HALVERN (Northern Wire) — Anna Berg sued the council on Monday, accusing it of a “cover-up.”',
    'Anna Berg',
  ));

test('headlines of other articles in a sentence part nothing and speak for themselves', () => {
  check(
    'President Anna Berg Anna Maria BergHarbour vote is put off again Jan Novak: ‘We have strong candidates’ in the north MORE said on Thursday that nobody has won.',
    'direct: Jan Novak: We have strong candidates',
    'indirect: Anna Berg: that nobody has won',
  );
});

test('whatever the names, marks and clauses are, what is said stands within its quotation', () => {
  for (const text of [
    'said "Ann ”6Ann said "”“‘"`',
    'the minister described by ”"says """"Harbour ',
    '"a farce\n\nBERG: according to »”according to ',
    'Later she was blamed for a “farce” by the dockers’ union, which said Novak’s own party had sold the port.',
    '“Mayor Ada Berg Ada Maria BergHarbour vote put off MORE wants to close the port,” Novak said.',
    'Jan Novak reportedly tells “no” guards.',
    'ABC “9” ’s” - -1',
    '“I,” said Jan Berg to us, “’\nThe harbour’s harbour.”',
    'said a“y. “We',
  ])
    checkBounds(text, analyze(text, models).quotations);
});

test('who says it right behind the words has said them, whoever else tells of that', () => {
  check(
    '“We will close the harbour in May,” Anna Berg said in a speech, according to the Harbour Post.',
    'direct: Anna Berg: We will close the harbour in May,',
  );
  check(
    '“We will close the harbour,” said Anna Berg, 85, according to the council.',
    'direct: Anna Berg: We will close the harbour,',
  );
  checkSpeakers('“Do I have to close it?” Mr. Novak asked, according to people who know of the talk.', 'Novak');
  checkSpeakers('“We must stay on course,” Novak said at a meeting of the council, an aide in the room said.', 'Novak');
  checkSpeakers('“The harbour is already great,” insisted Novak as he turned the slogan around.', 'Novak');
  checkSpeakers('“They will choke on it,” the mayor told a meeting, according to the Harbour Post.', 'the mayor');
  checkSpeakers(
    'A reporter asked if he would stay. “Ha, ha. We’re close, aren’t we?” Mr. Novak said before changing the subject.',
    'A reporter',
    'Novak',
  );
  checkSpeakers(
    'Novak asked the clerk, “Does the council keep the letters?” Ms. Berg replied, “No, not that I know of.”',
    'Novak',
    'Berg',
  );
  checkSpeakers(
    'Novak also asked: “I don’t know who they are, do you?”\n\nAnna Berg asked the council whether it had met them.',
    'Novak',
    'Anna Berg',
  );
  checkSpeakers(
    '“They want to limit what we may do,” said Anna Berg of the free Harbour Union. “If he stays, we go.”',
    'Anna Berg',
  );
});

test('a name behind a dash is no signature where a verb has told who speaks', () =>
  checkSpeakers(
    '“The fact is that we are few,” Novak said. “If we did all of it, others would have to follow.” —Anna Berg',
    'Novak',
  ));

test('words around headlines of other articles are none of theirs', () =>
  checkSpeakers(
    '“President Ada Berg Ada Maria BergHarbour vote is put off again MORE wants to close the port,” Jan Lindt said.',
    'Jan Lindt',
  ));
