import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyze } from '../../server/analysis/analyze.ts';
import type { Sightings } from '../../server/analysis/model.ts';
import { judge } from '../../server/analysis/noise/judge.ts';
import { type Measured, measure } from '../../server/analysis/noise/measure.ts';
import { AFTER, BEFORE, decode, HEADLINE, ROLES, TEXT, transitionsFrom } from '../../server/analysis/noise/roles.ts';
import { signOf } from '../../server/analysis/noise/signs.ts';
import { linesOf } from '../../server/analysis/text/lines.ts';
import { text as anyText } from '../arbitrary.ts';
import { models } from '../models.ts';

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
      '<div class="box">',
      'https://example.org/a/b',
      '×',
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
      'residue: <div class="box">',
      'residue: https://example.org/a/b',
      'residue: ×',
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
    ...'photo by credit: courtesy of getty images (AP) Reuters/ via special to writer is editor @ follow sign up newsletter all'.split(' '),
    ...'rights reserved privacy policy contributed to this report read more [+12 chars] class= "x" } | – , . 3 ago Ada Holm'.split(' '),
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
      const line = words.join(' ');
      assert.equal(measured(line)[0]?.sign, signOf(line, ~0));
    }),
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
  );
});
