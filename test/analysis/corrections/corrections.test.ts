import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../../server/analysis/analyze.ts';
import { anchor } from '../../../server/analysis/corrections/anchors.ts';
import type { ArticleRule, Place } from '../../../server/analysis/corrections/rules.ts';
import { models } from '../../models.ts';

/** Checks the names of a text, in order, after some corrections: "kind entity: words". */
function check(text: string, rules: readonly ArticleRule[], ...expected: string[]): void {
  const { mentions, entities } = analyze(text, models, { rules });
  const shown = mentions.map(({ start, end, kind, entity }) => {
    const whose = entity === undefined ? undefined : (entities[entity]?.known?.name ?? entities[entity]?.name);
    return `${kind} ${whose ?? '-'}: ${text.slice(start, end)}`;
  });
  assert.deepEqual(shown, expected);
  for (const [index, { mentions: own }] of entities.entries()) {
    for (const mention of own) assert.equal(mentions[mention]?.entity, index);
  }
}

function place(text: string, words: string, from = 0): Place {
  const start = text.indexOf(words, from);
  return anchor(text, { start, end: start + words.length });
}

const TEXT = 'Mayor Luis Peña met Jane Doe in Paris on Monday. Later Peña left Paris for the Old Mill.';

test('without corrections', () => {
  check(TEXT, [], ...found(TEXT));
});

/** What is found without corrections: corrections are checked against it, whatever the models know. */
function found(text: string): string[] {
  const { mentions, entities } = analyze(text, models);
  return mentions.map(
    ({ start, end, kind, entity }) =>
      `${kind} ${entity === undefined ? '-' : (entities[entity]?.known?.name ?? entities[entity]?.name)}: ${text.slice(start, end)}`,
  );
}

test('a name that is none, everywhere or here', () => {
  const names = found(TEXT);
  check(TEXT, [{ rule: 'never', words: 'paris' }], ...names.filter((name) => !name.endsWith(': Paris')));
  const second = names.map((name) => name.endsWith(': Paris')).lastIndexOf(true);
  const here = place(TEXT, 'Paris', TEXT.indexOf('Later'));
  check(TEXT, [{ rule: 'mention', place: here, is: 'nothing' }], ...names.filter((_, index) => index !== second));
});

test('a name of another kind takes all that are the same entity with it', () => {
  const rules: ArticleRule[] = [{ rule: 'kind', of: 'Luis Pena', kind: 'organization' }];
  check(TEXT, rules, ...found(TEXT).map((name) => name.replace('person Luis Peña', 'organization Luis Peña')));
});

test('a name that was missed, wherever its words stand by themselves', () => {
  const text = 'The Old Mill burnt. Nobody knew the Old  Mill or the Old Millers. OLD MILL';
  const { mentions } = analyze(text, models, { rules: [{ rule: 'always', words: 'Old Mill', kind: 'facility' }] });
  const marked = mentions.filter(({ kind, confidence }) => kind === 'facility' && confidence === 1);
  assert.deepEqual(
    marked.map(({ start, end }) => text.slice(start, end)),
    ['Old Mill', 'Old  Mill'],
  );
  assert.equal(new Set(marked.map(({ entity }) => entity)).size, 1);
});

test('a mention of somebody else, here and by the name elsewhere', () => {
  const here = place(TEXT, 'Peña', TEXT.indexOf('Later'));
  const names = found(TEXT);
  const index = names.findIndex((name) => name.endsWith(': Peña'));
  const said = (name: string): string[] => names.with(index, `person ${name}: Peña`);
  check(TEXT, [{ rule: 'mention', place: here, is: 'person', same: 'Jane Doe' }], ...said('Jane Doe'));
  check(TEXT, [{ rule: 'mention', place: here, is: 'person', same: 'Ana Peña' }], ...said('Ana Peña'));
  const known = { rule: 'whose', of: 'Luis Peña', known: 'Luis Peña of Ellery' } as const;
  check(TEXT, [known], ...names.map((name) => name.replace('person Luis Peña', 'person Luis Peña of Ellery')));
});

test('what is said of a place that is gone does nothing', () => {
  const gone = place(`${TEXT} At last Jane Doe won.`, 'Jane Doe', TEXT.length);
  check(TEXT, [{ rule: 'mention', place: gone, is: 'nothing' }], ...found(TEXT));
});

test('lines that are noise, and lines that are none', () => {
  const text =
    'Fire in Tarvik\n\nThe fire began at night.\n\nAsk our cat\n\nSign up for our newsletter\n\nIt was out by dawn.\n';
  const noise = (rules: readonly ArticleRule[]): string[] =>
    analyze(text, models, { rules }).noise.map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`);
  assert.deepEqual(noise([{ rule: 'noise', line: 'ask our  cat', kind: 'related' }]).slice(0, 1), [
    'related: Ask our cat',
  ]);
  assert.deepEqual(noise([{ rule: 'text', line: 'Sign up for our newsletter' }]), []);
  const line = { rule: 'line', place: place(text, 'It was out by dawn.'), is: 'residue' } as const;
  assert.ok(noise([line]).includes('residue: It was out by dawn.'));
});

test('quotations with another speaker, with none, and quotations that are none', () => {
  const text = 'Jane Doe met Luis Peña in May.\n\n“We have won the election,” Peña said. A guard laughed.\n';
  const quotation = place(text, 'We have won');
  const speaker = (rule: ArticleRule): string => {
    const first = analyze(text, models, { rules: [rule] }).quotations.find(({ quoted }) => quoted.length > 0);
    return `${first?.kind} ${first?.speaker === undefined ? 'nobody' : text.slice(first.speaker.start, first.speaker.end)}`;
  };
  assert.equal(speaker({ rule: 'quotation', place: quotation, speaker: 'Jane Doe' }), 'direct Jane Doe');
  assert.equal(speaker({ rule: 'quotation', place: quotation, speaker: 'A guard' }), 'direct A guard');
  assert.equal(speaker({ rule: 'quotation', place: quotation, speaker: null }), 'direct nobody');
  assert.equal(speaker({ rule: 'quotation', place: quotation, is: 'nothing' }), 'scare nobody');
});
