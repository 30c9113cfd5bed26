import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyze } from '../../server/analysis/analyze.ts';
import type { Sightings } from '../../server/analysis/model.ts';
import { calendarLines } from '../../server/analysis/noise/calendar.ts';
import { chronicleLines } from '../../server/analysis/noise/chronicle.ts';
import { judge } from '../../server/analysis/noise/judge.ts';
import { type Measured, measure } from '../../server/analysis/noise/measure.ts';
import { AFTER, BEFORE, decode, HEADLINE, ROLES, TEXT, transitionsFrom } from '../../server/analysis/noise/roles.ts';
import { SIGNS, shows, signOf } from '../../server/analysis/noise/signs.ts';
import { linesOf } from '../../server/analysis/text/lines.ts';
import { text as anyText } from '../arbitrary.ts';
import { models } from '../models.ts';
import { runs } from '../runs.ts';

/** Each row is a line of an article with what is expected of it: its kind of noise, of block, or '' for prose. */
function check(article: readonly (readonly [expected: string, line: string])[]): void {
  const text = article.map(([, line]) => line).join('\n');
  const { blocks, noise } = analyze(text, models);
  const found = article.map(([, line], index) => {
    const kind = noise.find(({ firstLine, endLine }) => firstLine <= index && index < endLine)?.kind;
    const block = blocks.find(({ firstLine, endLine }) => firstLine <= index && index < endLine)?.kind;
    return [line === '' ? '' : (kind ?? (block === 'paragraph' ? '' : block)), line];
  });
  assert.deepEqual(found, article);
}

const PIER =
  'The harbour board of Halvern voted on Tuesday to rebuild the eastern pier, which the storm of last winter had left without its last forty metres.';
const COST =
  'Work will begin in April, the board said, and is to cost nine million crowns, of which the town pays a third and the insurers the rest of it.';
const QUARREL =
  '"We have waited two years for this," said Ada Holm, who runs the ferry to the islands. "A harbour without a pier is a pond with a view."';
const SHIPS =
  'Fishermen had asked for a longer pier, so that two ships could lie at it in bad weather, but the board held that the money would not reach so far.';

test('below the line that says so an article goes on', () => {
  check([
    ['navigation', 'Menu'],
    ['navigation', 'Search'],
    ['navigation', 'Log in'],
    ['headline', 'Halvern rebuilds its pier after two years of waiting'],
    ['', PIER],
    ['advertisement', 'Advertisement'],
    ['truncation', 'Story continues below'],
    ['', '“Bring a coat,” Ada Holm said, “but do not bring your boat.”'],
    ['truncation', 'Read more'],
    ['newsletter', 'Sign up to the Halvern Daily'],
    ['newsletter', 'Email address'],
    ['newsletter', 'Subscribe'],
  ]);
});

test('the captions of a gallery are noise, however long their line is', () => {
  const captions = Array.from({ length: 6 }, (_, i) => `Photos: The new pier ${SHIPS} Hide Caption ${i + 1} of 6`);
  check([
    ['headline', 'Halvern rebuilds its pier after two years of waiting'],
    ['', PIER],
    ['caption', captions.join(' ')],
    ['', COST],
  ]);
});

test('an article without noise has none', () => {
  check([
    ['headline', 'Halvern rebuilds its pier after two years of waiting'],
    ['', PIER],
    ['', COST],
    ['heading', 'A long quarrel'],
    ['', QUARREL],
    ['', SHIPS],
  ]);
});

test('what stands around an article is noise', () => {
  check([
    ['site-name', 'Halvern Courier'],
    ['', ''],
    ['date-line', 'Tuesday, March 4, 2025'],
    ['', ''],
    ['headline', 'Board votes to rebuild the eastern pier of Halvern'],
    ['', ''],
    ['repeated-title', 'Board Votes To Rebuild The Eastern Pier Of Halvern'],
    ['', ''],
    ['', PIER],
    ['', ''],
    ['', COST],
    ['', ''],
    ['advertisement', 'Advertisement'],
    ['', ''],
    ['', QUARREL],
    ['', ''],
    ['', SHIPS],
    ['', ''],
    ['newsletter', 'Newsletter'],
    ['', ''],
    ['related', 'Related Articles'],
    ['', ''],
    ['site-name', 'Halvern Courier'],
    ['player', '0:00'],
    ['related', 'Ferry to the Islands Sails Again After Engine Trouble'],
    ['related', 'Two Winners at the Regatta of Old Ships'],
    ['related', 'Lighthouse Keeper Finds a Buyer for His House'],
    ['related', 'School Choir to Sing in the Capital in June'],
    ['related', 'Mayor Opens Library That Nobody Asked For'],
  ]);
});

test('a menu in a line, the name of the paper and who took the photo are told apart', () => {
  check([
    ['site-name', 'The Halvern Courier'],
    ['navigation', 'News | Sport | Harbour | Letters | Tide Times'],
    ['', ''],
    ['headline', 'Board votes to rebuild the eastern pier of Halvern'],
    ['', ''],
    ['byline', 'By Per Lund, Harbour Correspondent'],
    ['date-line', 'Published: 4 March 2025, 07:40'],
    ['photo-credit', 'Photograph: Ada Holm/Halvern Courier'],
    ['', ''],
    ['', PIER],
    ['', COST],
    ['', QUARREL],
    ['', SHIPS],
  ]);
  check([
    ['headline', 'Board Votes to Rebuild the Pier After Two Years of Waiting'],
    ['', ''],
    ['site-name', 'Times of Halvern'],
    ['social', '0'],
    ['', ''],
    ['', PIER],
    ['', COST],
    ['', QUARREL],
    ['', SHIPS],
  ]);
});

test('a photo leaves its caption, its credit and what was said for those who cannot see it', () => {
  check([
    ['headline', 'Board votes to rebuild the eastern pier of Halvern'],
    ['caption', 'The eastern pier in January (Photo: Getty Images)'],
    ['', PIER],
    ['', COST],
    ['', QUARREL],
    ['', SHIPS],
  ]);
  check([
    ['headline', 'Board votes to rebuild the eastern pier of Halvern'],
    ['', ''],
    ['social', '0'],
    [
      'alt-text',
      'Ada Holm and Per Lund walking along the broken pier on a grey morning, with two ferries behind them.',
    ],
    ['', ''],
    ['', PIER],
    ['', ''],
    ['', COST],
    ['', ''],
    ['', QUARREL],
  ]);
});

test('what scraping and comment forms leave is noise', () => {
  check([
    ['', PIER],
    ['', COST],
    ['', QUARREL],
    ['residue', '[pullquote]'],
    ['', SHIPS],
    ['tags', 'Tags'],
    ['comments', 'Post a Comment'],
    ['comments', '0 Comments'],
    ['residue', '4/related/default'],
  ]);
  check([
    ['', PIER],
    ['', COST],
    ['', QUARREL],
    ['', SHIPS],
    ['residue', 'image source from:halverncourier'],
  ]);
});

test('a quotation that lost its full stop is no heading', () => {
  check([
    ['', PIER],
    ['', '"It was a long winter for all of us," Holm said'],
    ['', COST],
  ]);
});

test('a headline over a caption is the article’s own', () => {
  check([
    ['headline', 'What Comes Next In The Quarrel Over The Pier?'],
    ['caption', 'The eastern pier in January (Photo: Getty Images)'],
    ['', PIER],
    ['', COST],
    ['', QUARREL],
    ['', SHIPS],
  ]);
});

test('its short sentences are an article’s own', () => {
  check([
    ['headline', 'Halvern rebuilds its pier after two years of waiting'],
    ['', PIER],
    ['', COST],
    ['', QUARREL],
    ['', SHIPS],
    ['', 'Wow.'],
  ]);
});

test('a calendar belongs to its article, a list of what is new does not', () => {
  const days = [
    'June 14 – Halvern, Old Pier',
    'June 15 – Tarvik, Market Hall',
    'June 17 – Oster, The Mill',
    'July 2 – Port Anne, Opera',
  ];
  const article = `${PIER}\n${COST}\n${QUARREL}\n${SHIPS}\nThe choir sails to these towns:\n`;
  const count = (lines: readonly string[]): number => {
    const text = article + lines.join('\n');
    return calendarLines(text, measured(text)).reduce((sum, is) => sum + is, 0);
  };
  assert.equal(count(days), 4);
  assert.equal(count(days.toReversed()), 0, 'the latest first');
  assert.equal(count(days.slice(2)), 0, 'two are no list');
  assert.equal(
    count(['Dec. 30: Oster', 'Dec. 31: Tarvik', '1 January: Halvern', '4 January: Port Anne']),
    4,
    'over new year',
  );
  assert.equal(analyze(article + days.join('\n'), models).noise.length, 0);
});

test('what happened hour by hour belongs to its article, times beside films and the latest headlines do not', () => {
  const count = (...lines: readonly string[]): number => {
    const text = lines.join('\n');
    return chronicleLines(text, measured(text)).filter((is) => is > 0).length;
  };
  const hours = [
    '12:40 Power is out in all of Halvern, the grid says.',
    '12:52 The bridge is closed.',
    '1.05 p.m. ET – Schools stay shut.',
    '[14:30] The ferry sails again.',
  ];
  assert.equal(count(...hours), 4);
  assert.equal(count(...hours.toReversed()), 4, 'the latest first');
  assert.equal(count(...hours.slice(2)), 0, 'two are no chronicle');
  assert.equal(count('21:00 A storm.', '23:50 The pier breaks.', '0:10 A siren.', '6:00 Light.'), 4, 'over midnight');
  const heads = [
    '15:02',
    'Kick-off',
    'A windy day.',
    '15:09',
    'A corner.',
    '15:47',
    'Half-time.',
    '16:04',
    'On they go.',
  ];
  assert.equal(count(...heads), heads.length, 'each above what happened');
  assert.equal(count('0:45', 'Seal on the tracks', '1:20', 'The lamp', '2:05', 'The pier', '3:10', 'A song'), 0);
  assert.equal(count('14:02 Power is back', '13:47 Ferries stay', '13:31 Tree falls', '13:05 Schools shut'), 0);
  assert.equal(count('25:61 a', '25:62 b', '25:63 c', '25:64 d'), 0);
});

test('a live blog is read as news', () => {
  check([
    ['headline', 'Storm over Halvern: what we know'],
    ['date-line', '15:40'],
    ['', 'The lights are out in four districts, the grid says.'],
    ['date-line', '15:31'],
    ['', 'The bridge to Oster is closed.'],
    ['date-line', '15:05'],
    ['', 'No ferry sails today.'],
    ['date-line', '14:50'],
    ['', 'Good afternoon. We follow the storm here.'],
  ]);
});

test('a sentence between what websites set into an article is the article’s', () => {
  check([
    ['headline', 'Halvern rebuilds its pier after two years of waiting'],
    ['', PIER],
    ['', COST],
    ['', QUARREL],
    ['', SHIPS],
    ['advertisement', 'Advertisement'],
    ['', 'The ferry to the islands sails from the western pier until then.'],
    ['byline', '(Reporting by Ada Holm; editing by Per Lund)'],
  ]);
});

test('what a newsroom says of its article is no noise', () => {
  check([
    ['headline', 'Halvern rebuilds its pier after two years of waiting'],
    ['', PIER],
    ['', COST],
    ['', QUARREL],
    ['', 'Correction: An earlier version of this article gave the wrong sum.'],
    ['', 'Editor’s note: Ada Holm’s brother works for the board.'],
    ['social', 'Share this article'],
  ]);
});

test('an article without front matter says in its first lines who wrote it and when', () => {
  const { metadata } = analyze(
    `Board votes to rebuild the pier\n\nBy Ada Holm\n\nMarch 4, 2025\n\n${PIER}\n\n${COST}\n`,
    models,
  );
  assert.deepEqual(metadata, { author: 'Ada Holm', date: '2025-03-04' });
  const written = analyze(`---\ndate: 2024-01-02\n---\nBy Ada Holm\n\nMarch 4, 2025\n\n${PIER}\n\n${COST}\n`, models);
  assert.equal(written.metadata.date, '2024-01-02', 'what the front matter says counts');
  assert.deepEqual(analyze(`Pier rebuilt\n\n${PIER}\n\nIt opened on March 4, 2025.\n`, models).metadata, {});
});

test('an article may say itself what is to be kept', () => {
  const kept = (keep: string): string[] => {
    const text = `---\n${keep}\n---\n${PIER}\n\n${COST}\n\nAdvertisement\n\n${SHIPS}\n\nSign up for our newsletter\n`;
    return analyze(text, models).noise.map(({ kind }) => kind);
  };
  assert.deepEqual(kept('title: Pier'), ['advertisement', 'newsletter']);
  assert.deepEqual(kept('keep: all'), []);
  assert.deepEqual(kept('keep: true'), []);
  assert.deepEqual(kept('title: Pier\n# marginalia: keep'), []);
  assert.deepEqual(kept('keep: newsletter'), ['advertisement']);
  assert.deepEqual(kept('keep:\n  - ADVERTISEMENT\n  - social'), ['newsletter']);
  assert.deepEqual(kept('keep: {a: b}'), ['advertisement', 'newsletter'], 'a mistake costs nothing');
});

test('signs tell of which kind a line is', () => {
  const kindOf = (line: string): string => measured(line)[0]?.sign?.kind ?? '';
  assert.deepEqual(
    [
      'Skip to main content',
      'Share this article',
      '195 Shares',
      'Follow Ada Holm on Facebook and Twitter',
      'Sign up for our daily newsletter',
      'Advertisement:',
      'Story continues below',
      'Read the full article here',
      '[+1234 chars]',
      'RELATED: Ferry sails again',
      'Your browser does not support this video',
      '12 comments',
      'Please log in to comment.',
      'Harbour Alerts on your phone, free. Sign up.',
      'Copyright 2025 Halvern Courier',
      'All rights reserved.',
      'The views expressed here are the author’s own.',
      'FILE PHOTO: The pier in 2019',
      'A ferry at the pier. REUTERS/Ada Holm',
      'Photo by Ada Holm',
      '(Ada Holm/Getty Images)',
      'Per Lund contributed to this report.',
      'March 4, 2025',
      '3 hours ago',
      'Updated at 10:15 a.m. ET',
      '<div class="box">',
      'https://example.org/a/b',
      '×',
      'pic.twitter.com/a1b2c3',
      'The quay in January. (Ada Holm/Harbour Pictures)',
      'View this post on Instagram',
      'To continue reading, subscribe for a crown a week',
      'You received this email because you signed up for it.',
      '(Reporting by Ada Holm; editing by Per Lund)',
      'Do you know more? Send tips to tips@halvern.example',
      '#halvern #pier',
      'This content is hosted by a third party.',
    ].map((line) => `${kindOf(line)}: ${line}`),
    [
      'navigation: Skip to main content',
      'social: Share this article',
      'social: 195 Shares',
      'social: Follow Ada Holm on Facebook and Twitter',
      'newsletter: Sign up for our daily newsletter',
      'advertisement: Advertisement:',
      'truncation: Story continues below',
      'truncation: Read the full article here',
      'truncation: [+1234 chars]',
      'related: RELATED: Ferry sails again',
      'player: Your browser does not support this video',
      'comments: 12 comments',
      'comments: Please log in to comment.',
      'newsletter: Harbour Alerts on your phone, free. Sign up.',
      'legal: Copyright 2025 Halvern Courier',
      'legal: All rights reserved.',
      'legal: The views expressed here are the author’s own.',
      'caption: FILE PHOTO: The pier in 2019',
      'caption: A ferry at the pier. REUTERS/Ada Holm',
      'photo-credit: Photo by Ada Holm',
      'photo-credit: (Ada Holm/Getty Images)',
      'byline: Per Lund contributed to this report.',
      'date-line: March 4, 2025',
      'date-line: 3 hours ago',
      'date-line: Updated at 10:15 a.m. ET',
      'residue: <div class="box">',
      'residue: https://example.org/a/b',
      'residue: ×',
      'residue: pic.twitter.com/a1b2c3',
      'caption: The quay in January. (Ada Holm/Harbour Pictures)',
      'social: View this post on Instagram',
      'newsletter: To continue reading, subscribe for a crown a week',
      'newsletter: You received this email because you signed up for it.',
      'byline: (Reporting by Ada Holm; editing by Per Lund)',
      'byline: Do you know more? Send tips to tips@halvern.example',
      'tags: #halvern #pier',
      'legal: This content is hosted by a third party.',
    ],
  );
  for (const prose of [PIER, COST, QUARREL, SHIPS, 'A long quarrel', 'What comes next'])
    assert.equal(measured(prose)[0]?.sign, undefined);
});

/** What is measured of the lines of a text. */
function measured(text: string): readonly Measured[] {
  return measure(text, linesOf(text), undefined).lines;
}

test('a line is not searched for wordings only where it has none of their words', () => {
  const word = fc.constantFrom(
    ...'photo by credit: courtesy of getty images (AP) Reuters/ via special to writer is editor @ follow sign up newsletter all'.split(
      ' ',
    ),
    ...'rights reserved privacy policy contributed to this report read more [+12 chars] class= "x" } | – , . 3 ago Ada Holm'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
      const line = words.join(' ');
      assert.equal(measured(line)[0]?.sign, signOf(line, ~0));
    }),
    runs(30),
  );
});

test('a line that fits no wording at all is told from one look', () => {
  const opening = fc.constantFrom(
    ...'Advertisement|Share on|Copyright 2025|RELATED: |Watch: |By |by Ada|Posted |(AP |« |— |* |[video |image 3 of 9|ⓒ|İ|ſign up|K'.split(
      '|',
    ),
  );
  fc.assert(
    fc.property(opening, anyText, (first, rest) => {
      const line = `${first}${rest}`.replace(/\s+/g, ' ').trim();
      const searched = SIGNS.find((sign) => shows(line, line.toLowerCase(), sign));
      assert.equal(signOf(line, ~0), searched);
    }),
    runs(30),
  );
});

test('fingerprints look past case, digits, punctuation and white space', () => {
  const of = (line: string): number => measured(line)[0]!.fingerprint;
  assert.equal(of('Updated 7:43 p.m.'), of(' UPDATED:  10:15 P M '));
  assert.notEqual(of('Post a comment'), of('Post a comment now'));
  assert.notEqual(of('Post a comment'), of('Comment a post'));
  assert.equal(of('— … —'), 0);
});

test('a line in doubt that stands in many articles is noise, but not the prose that agencies sell', () => {
  const line = (start: number, end: number) => ({ start, end });
  const lines = [line(0, 10), line(11, 20), line(21, 30)];
  const scores = [
    { line: 0, logOdds: -8, kind: 'residue', evidence: [], fingerprint: 1 },
    { line: 1, logOdds: -2, kind: 'residue', evidence: [], fingerprint: 2 },
    { line: 2, logOdds: -8, kind: 'residue', evidence: [], fingerprint: 3 },
  ] as const;
  const marked = (...articles: readonly number[]): number[] => {
    const witness = (fingerprint: number): Sightings => ({ articles: articles[fingerprint - 1]!, sources: 1 });
    return judge(scores, lines, witness).map(({ firstLine }) => firstLine);
  };
  assert.deepEqual(marked(0, 0, 0), []);
  assert.deepEqual(marked(0, 1, 0), [], 'once is chance');
  assert.deepEqual(marked(0, 9, 0), [1]);
  assert.deepEqual(marked(9, 9, 0), [1], 'one paragraph is an agency’s');
  assert.deepEqual(marked(9, 9, 9), [], 'the whole article was copied');
});

test('that other articles have a line is told first where it weighs', () => {
  const line = { start: 0, end: 10 };
  const score = { line: 0, logOdds: 1, kind: 'social', evidence: ['asks to share'], fingerprint: 1 } as const;
  const told = (articles: number) => judge([score], [line], () => ({ articles, sources: 1 }))[0]?.evidence;
  assert.deepEqual(told(0), ['asks to share']);
  assert.deepEqual(told(1), ['asks to share'], 'once is chance');
  assert.deepEqual(told(9), ['stands in 9 other articles', 'asks to share']);
});

test('a sentence that one source repeats is a formula of its house; a heading, or what several sources print, is none', () => {
  const check = (length: number, articles: number, sources: number): boolean => {
    const line = { start: 0, end: length };
    const score = { line: 0, logOdds: -7, kind: 'residue', evidence: [], fingerprint: 7 } as const;
    const prose = { ...score, line: 1, logOdds: -9 };
    const others = [8, 9].map((fingerprint) => ({ ...prose, fingerprint }));
    const witness = (fingerprint: number): Sightings =>
      fingerprint === 7 ? { articles, sources } : { articles: 0, sources: 0 };
    return judge([score, ...others], [line, { start: length + 1, end: length + 9 }], witness).length > 0;
  };
  assert.equal(check(70, 12, 1), true);
  assert.equal(check(70, 2, 1), false, 'two articles may share a paragraph');
  assert.equal(check(20, 12, 1), false, 'a heading of a column');
  assert.equal(check(70, 12, 4), false, 'an agency’s paragraph');
});

test('lines decide together: nothing but noise comes after the end', () => {
  const counts = new Float64Array((ROLES.length + 1) * ROLES.length).fill(1);
  const probable = (role: number, share: number): number[] =>
    ROLES.map((_, other) => (other === role ? share : (1 - share) / (ROLES.length - 1)));
  const likeliest = (...lines: readonly number[][]): number[] => {
    const probabilities = Float64Array.from(lines.flat());
    decode(probabilities, transitionsFrom(counts));
    return lines.map((_, i) => {
      const own = [...probabilities.subarray(i * ROLES.length, (i + 1) * ROLES.length)];
      return own.indexOf(Math.max(...own));
    });
  };
  const [after, text, before, headline] = [AFTER, TEXT, BEFORE, HEADLINE].map((role) => probable(role, 0.96));
  assert.deepEqual(likeliest(before!, headline!, text!, after!), [BEFORE, HEADLINE, TEXT, AFTER]);
  assert.deepEqual(likeliest(text!, after!, probable(TEXT, 0.5), after!, after!), [TEXT, AFTER, AFTER, AFTER, AFTER]);
});

test('any text: every line that is not blank is judged once, and noise is made of whole lines in order', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { lines, lineScores, noise } = analyze(text, models);
      assert.ok(lineScores.every(({ line }, i) => i === 0 || line > lineScores[i - 1]!.line));
      let end = -1;
      for (const { start, firstLine, endLine, ...rest } of noise) {
        assert.ok(firstLine > end && endLine > firstLine && endLine <= lines.length);
        assert.equal(start, lines[firstLine]!.start);
        assert.equal(rest.end, lines[endLine - 1]!.end);
        assert.ok(rest.confidence > 0.5 && rest.confidence <= 1 && rest.evidence.length > 0);
        end = endLine - 1;
      }
    }),
    runs(30),
  );
});
