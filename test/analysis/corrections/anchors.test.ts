import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anchor, find } from '../../../server/analysis/corrections/anchors.ts';
import type { Span } from '../../../server/analysis/model.ts';
import { text as scraped } from '../../arbitrary.ts';
import { runs } from '../../runs.ts';

/** Anchors the words in [brackets] and looks for them in another version of the text: found in its [brackets], or nowhere. */
function check(before: string, after: string): void {
  const { text, span } = unmarked(before);
  const now = unmarked(after);
  assert.deepEqual(find(now.text, anchor(text, span!)), now.span);
}

function unmarked(marked: string): { readonly text: string; readonly span: Span | undefined } {
  const start = marked.indexOf('[');
  const text = marked.replace(/[[\]]/g, '');
  return { text, span: start < 0 ? undefined : { start, end: marked.indexOf(']') - 1 } };
}

const STORY = 'The harbour of Tarvik was closed on Monday after the crane fell. ';

test('a place follows what is written before and after it', () => {
  check(`${STORY}[Lee] spoke of luck.`, `Late news. ${STORY}[Lee] spoke of luck, and left.`);
  check(`${STORY}[Lee] spoke of luck that evening.`, `${STORY}Then [Lee] spoke of luck that evening.`);
  check(
    `${STORY}[Lee] spoke of luck that evening.`,
    `${STORY.replaceAll(' ', '\r\n')}[Lee]\tspoke of luck that evening.`,
  );
});

test('of many with the same words it is the one', () => {
  check(
    `Lee came. ${STORY}[Lee] spoke. ${STORY.toUpperCase()}Lee went.`,
    `Lee, Lee and Lee came. ${STORY}[Lee] spoke. ${STORY.toUpperCase()}Lee went.`,
  );
  check(`Read more\n[Read more]\nRead more`, `Read more\n[Read more]\nRead more`);
});

test('where its words are gone it is nowhere, whatever looks like it', () => {
  check(`${STORY}[Lee] spoke of luck. Lee went home.`, `${STORY}Kim spoke of luck. Lee went home.`);
  check(
    `Then Lee came. ${STORY}[Lee] spoke. Everybody listened to it.`,
    `Then Lee came. ${STORY}Everybody listened to it.`,
  );
  check(`${STORY}[Lee] spoke of luck.`, '');
});

test('a place goes into a file and comes back: no character is cut in halves', () => {
  for (const shift of ['', '.']) {
    const text = `${shift}${'🎉'.repeat(40)} Lee ${'🎉'.repeat(40)}`;
    const place = anchor(text, { start: 81 + shift.length, end: 84 + shift.length });
    assert.ok(place.before.isWellFormed() && place.after.isWellFormed());
    assert.equal(find(text, place)?.start, 81 + shift.length);
  }
});

interface Word extends Span {
  /** Which of the marked words it is; moves with the edits, and is lost where one touches it. */
  readonly mark: number | undefined;
}

/** How the words of a story are parted: as on any system, by a family of emoji, by halves of characters, by what is not seen. */
const GAPS = ['.\n', '.\r\n', ' 👩‍👩‍👧 ', ' \uD83D ', ' \uDE00\uD83D\r', '\u00AD \uFEFF'];

/** News in which the same few names stand among words that each stand once. */
const story = fc
  .tuple(
    fc.constantFrom('', '\uFEFF'),
    fc.nat(),
    fc.array(
      fc.tuple(fc.constantFrom('Whitaker', 'Ann Lee', 'he said', '“Yes,”', '😀 Lee'), fc.integer({ min: 1, max: 6 })),
      { minLength: 3, maxLength: 20 },
    ),
  )
  .map(([mark, gap, names]) => {
    let text: string = mark;
    let count = 0;
    const words: Word[] = [];
    for (const [name, others] of names) {
      words.push({ start: text.length, end: text.length + name.length, mark: words.length });
      text += `${name} `;
      for (let i = 0; i < others; i++)
        text += `word${(count++ * 7919) % 1000}${count % 9 === 0 ? GAPS[(gap + count) % GAPS.length] : ' '}`;
    }
    return { text, words };
  });

const ADDED = [
  '',
  '\n',
  '\r\n',
  '😀',
  '\uD83D',
  '\uDE00',
  '\uFEFF',
  ' new words ',
  'when Whitaker spoke ',
  ' met Ann Lee there ',
  'to which he said nothing ',
];

const edits = fc.array(
  fc.record({
    at: fc.nat(1000),
    removed: fc.oneof(fc.nat(12), fc.nat(80)),
    added: fc.oneof(fc.constantFrom(...ADDED), fc.string({ maxLength: 30 })),
  }),
  { minLength: 1, maxLength: 6 },
);

test('after any edits every anchor is on its words or nowhere', () => {
  let found = 0;
  let lost = 0;
  fc.assert(
    fc.property(story, edits, ({ text, words }, changes) => {
      const places = words.map((word) => anchor(text, word));
      let now = text;
      let tracked: readonly Word[] = words;
      for (const { at, removed, added } of changes) {
        const start = Math.floor((at / 1000) * now.length);
        const end = Math.min(now.length, start + removed);
        now = now.slice(0, start) + added + now.slice(end);
        const shift = added.length - (end - start);
        tracked = tracked.flatMap((word) => {
          if (word.end <= start) return [word];
          return word.start >= end ? [{ ...word, start: word.start + shift, end: word.end + shift }] : [];
        });
      }
      places.forEach((place, mark) => {
        const span = find(now, place);
        const right = tracked.find((word) => word.mark === mark);
        if (span === undefined) {
          if (right !== undefined) lost += 1;
          return;
        }
        const { start, end } = span;
        assert.equal(now.slice(start, end).replace(/\s+/g, ' '), place.words);
        if (right !== undefined) assert.deepEqual(span, { start: right.start, end: right.end });
        // Its words went, and were written again where they had stood; never the words of another place.
        else assert.ok(!tracked.some((word) => word.start === start), `${place.words} jumped`);
        found += 1;
      });
    }),
    runs(200),
  );
  // An anchor that is always nowhere would hold as well.
  assert.ok(found > lost * 4, `${found} found, ${lost} lost`);
});

test('on text as scraping leaves it an anchor finds its words while nothing changes', () => {
  fc.assert(
    fc.property(scraped, fc.nat(1000), fc.integer({ min: 1, max: 20 }), (text, at, length) => {
      const start = Math.floor((at / 1000) * text.length);
      const words = text.slice(start, start + length);
      const ink = words.trim();
      fc.pre(ink !== '');
      const span = { start: start + words.indexOf(ink), end: start + words.indexOf(ink) + ink.length };
      const found = find(text, anchor(text, span));
      assert.ok(found === undefined || (found.start >= span.start && found.end <= span.end));
    }),
    runs(100),
  );
});

test('finding costs what the text costs, however alike everything is', () => {
  const text = 'a '.repeat(200_000);
  const place = anchor(text, { start: 200_000, end: 200_001 });
  const begun = performance.now();
  assert.equal(find(text, place), undefined);
  assert.ok(performance.now() - begun < 1000);
});
