import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { readCorrections } from '../../server/corrections/conflicts.ts';
import type { Correction } from '../../server/corrections/correction.ts';
import { orphans } from '../../server/corrections/orphans.ts';
import { createParser, parseCorrections } from '../../server/corrections/parse.ts';
import { addCorrections, applyEdits } from '../../server/corrections/write.ts';
import { runs } from '../runs.ts';

const MENTION: Correction = {
  rule: 'mention',
  in: 'news/a.article.txt',
  place: { words: 'Whitaker', before: 'the chemical company ', after: ' said: "no"', at: 812 },
  is: 'person',
  same: 'Grace Whitaker',
};

const FILE = `# Who is who in Ellery. Reviewed by Ann.
- same: [Jeb Bush, Jeb]
- different: [Grace Whitaker, {name: Whitaker, in: news/b.txt}]
# He signs as John Ellis.
- name: John Ellis Bush
  of: Jeb Bush
- kind: organization
  of: [Whitaker, Whitaker Chemical]
- always: Old Mill
  kind: facility
- never: Read More
- noise: Sign up
  kind: newsletter
  in: news/a.article.txt
- text: "3 of 4"
`;

test('every rule is read, with the place it stands at', () => {
  const { items, problems } = parseCorrections(FILE);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    items.map(({ correction }) => correction),
    [
      { rule: 'same', names: [{ name: 'Jeb Bush' }, { name: 'Jeb' }] },
      { rule: 'different', names: [{ name: 'Grace Whitaker' }, { name: 'Whitaker', in: 'news/b.txt' }] },
      { rule: 'name', name: 'John Ellis Bush', of: ['Jeb Bush'] },
      { rule: 'kind', kind: 'organization', of: ['Whitaker', 'Whitaker Chemical'] },
      { rule: 'always', words: 'Old Mill', kind: 'facility' },
      { rule: 'never', words: 'Read More' },
      { rule: 'noise', line: 'Sign up', kind: 'newsletter', in: 'news/a.article.txt' },
      { rule: 'text', line: '3 of 4' },
    ],
  );
  assert.equal(FILE.slice(items[3]!.start, items[3]!.end), '- kind: organization\n  of: [Whitaker, Whitaker Chemical]');
});

/** Checks what is said to be wrong in a file: "the words it stands at: the beginning of the message". */
function wrong(text: string, ...expected: string[]): void {
  const shown = readCorrections(text).problems.map(
    ({ start, end, message }) => `${text.slice(start, end)}: ${message}`,
  );
  assert.equal(shown.length, expected.length, shown.join('\n'));
  for (const [index, problem] of shown.entries()) assert.ok(problem.startsWith(expected[index]!), problem);
}

test('a mistake costs the item it stands in, and no other', () => {
  const text =
    '- never: [a\n- never: Read More\n- kind: perso\n  of: Jeb\n- always: Mill\n- never: x\n  why: so\n- 12\n';
  wrong(
    text,
    '- never: [a: This is no YAML: ',
    'perso: “kind:” must be one of person, ',
    '- always: Mill: “kind:” is missing',
    'so: “why:” means nothing in a correction of “never:”',
    '- 12: A correction says what it is: “same:”',
  );
  assert.deepEqual(readCorrections(text).set.corpus.never, ['Read More', 'x']);
});

test('what contradicts an item before it is not applied', () => {
  const text =
    '- same: [A, B]\n- same: [B, C]\n- different: [A, C]\n- kind: person\n  of: Mill\n- kind: place\n  of: [Miller, mill]\n';
  wrong(
    text,
    '- same: [B, C]: “a” and “c” are said to be different',
    '- kind: place\n  of: [Miller, mill]: An item before this one says otherwise (a person)',
  );
  const { corpus } = readCorrections(text).set;
  assert.deepEqual([corpus.same, corpus.kinds], [[['A', 'B']], [{ of: ['Mill'], kind: 'person' }]]);
});

test('marks of a merge are told, and nothing is written to the file', () => {
  const text = '- never: A\n<<<<<<< ours\n- never: B\n=======\n- never: C\n>>>>>>> theirs\n';
  wrong(text, '<<<<<<< ours: A merge', '=======: A merge', '>>>>>>> theirs: A merge');
  assert.equal(addCorrections(text, [{ rule: 'never', words: 'D' }]), undefined);
  assert.equal(addCorrections('just: a map\n', [{ rule: 'never', words: 'D' }]), undefined);
});

/** Checks the file after some corrections were added. */
function adds(before: string, corrections: readonly Correction[], after: string): void {
  const edits = addCorrections(before, corrections);
  assert.ok(edits !== undefined);
  assert.equal(applyEdits(before, edits), after);
}

test('an item is added at its place, and all else stays as it is', () => {
  adds(
    FILE,
    [{ rule: 'never', words: 'Advertisement' }],
    FILE.replace('- never: Read', '- never: Advertisement\n- never: Read'),
  );
  adds(FILE, [{ rule: 'never', words: 'read more' }], FILE.replace('never: Read More', 'never: read more'));
  adds(FILE, [{ rule: 'same', names: [{ name: 'Jeb Bush' }, { name: 'Jeb' }] }], FILE);
  const windows = FILE.replaceAll('\n', '\r\n').trimEnd();
  adds(windows, [{ rule: 'text', line: 'yes: # no' }], `${windows}\r\n- text: "yes: # no"\r\n`);
  adds('  - never: A\n', [{ rule: 'never', words: 'B' }], '  - never: A\n  - never: B\n');
  adds('[]\n', [{ rule: 'never', words: 'B' }], '\n- never: B\n');
});

test('a new file says what it is; places are written to be found and read', () => {
  const edits = addCorrections('', [MENTION])!;
  const text = applyEdits('', edits);
  assert.match(text, /^# Corrections of names/);
  assert.ok(
    text.endsWith(`
- mention: Whitaker
  is: person
  same: Grace Whitaker
  in: news/a.article.txt
  before: "the chemical company "
  after: ' said: "no"'
  at: 812
`),
    text,
  );
});

test('what says otherwise gives way', () => {
  adds('- always: Mill\n  kind: place\n- text: b\n', [{ rule: 'never', words: 'mill' }], '- never: mill\n- text: b\n');
  const apart: Correction = { rule: 'different', names: [{ name: 'A' }, { name: 'C' }] };
  adds('- same: [A, B, C] # who knows\n', [apart], '- same: [A, B] # who knows\n- different: [A, C]\n');
  adds('- same: [A, C]\n- never: B\n', [apart], '- different: [A, C]\n- never: B\n');
});

const name = fc
  .oneof(
    fc.constantFrom('Jeb', 'Ann: Lee', '- x', '# y', 'é "q"', "it's", 'null', '12', '👩‍👩‍👧', 'a\\b'),
    fc.string({ minLength: 1 }),
  )
  .map((words) => words.toWellFormed().replace(/\s+/g, ' ').trim())
  .filter((words) => words !== '' && words !== 'nobody');

const context = fc.string({ maxLength: 20 }).map((words) => words.toWellFormed().replace(/\s+/g, ' '));

const place = fc.record({ words: name, before: context, after: context, at: fc.nat() });

const correction: fc.Arbitrary<Correction> = fc
  .oneof(
    fc.record({
      rule: fc.constantFrom('same', 'different'),
      names: fc.array(fc.record({ name, in: name }, { requiredKeys: ['name'] }), { minLength: 2, maxLength: 4 }),
    }),
    fc.record({ rule: fc.constant('name'), name, of: fc.array(name, { minLength: 1, maxLength: 3 }) }),
    fc.record(
      {
        rule: fc.constant('kind'),
        kind: fc.constantFrom('person', 'law'),
        of: fc.array(name, { minLength: 1, maxLength: 3 }),
        in: name,
      },
      { requiredKeys: ['rule', 'kind', 'of'] },
    ),
    fc.record({ rule: fc.constant('never'), words: name, in: name }, { requiredKeys: ['rule', 'words'] }),
    fc.record({ rule: fc.constant('always'), words: name, kind: fc.constantFrom('person', 'law') }),
    fc.record({ rule: fc.constant('noise'), line: name, kind: fc.constantFrom('byline', 'tags') }),
    fc.record(
      { rule: fc.constant('mention'), in: name, place, is: fc.constantFrom('place', 'nothing'), same: name },
      { requiredKeys: ['rule', 'in', 'place', 'is'] },
    ),
    fc.record({ rule: fc.constant('quotation'), in: name, place, speaker: fc.oneof(name, fc.constant(null)) }),
    fc.record({ rule: fc.constant('line'), in: name, place, is: fc.constantFrom('text', 'related') }),
  )
  .map((plain): Correction => structuredClone(plain) as Correction);

test('whatever is added is read as it was said, and what was there stays', () => {
  fc.assert(
    fc.property(fc.array(correction, { minLength: 1, maxLength: 6 }), (corrections) => {
      let text = '# Kept.\n- text: "kept line" # and this\n';
      const parser = createParser();
      for (const one of corrections) {
        const edits = addCorrections(text, [one], parser.parse(text));
        assert.ok(edits !== undefined);
        text = applyEdits(text, edits);
        for (const item of edits.flatMap(({ items }) => items)) parser.expect(item.text, item.correction);
        const { items, problems } = parseCorrections(text);
        assert.deepEqual(
          parser.parse(text),
          { items, problems, unreadable: false },
          'what is remembered is what is read',
        );
        assert.deepEqual(problems, [], text);
        assert.ok(
          items.some((item) => isDeepStrictEqual(item.correction, one)),
          text,
        );
        assert.ok(text.includes('# Kept.\n') && text.includes('- text: "kept line" # and this'));
        assert.deepEqual(addCorrections(text, [one]), []);
      }
    }),
    runs(10),
  );
});

test('of a file that changes only what is new is read', () => {
  const { parse } = createParser();
  const [kept, gone] = parse('- never: A\n- never: [\n').items;
  const { items, problems } = parse('# Head.\n- always: Mill\n- never: A\n- never: [\n');
  assert.equal(items[1]?.correction, kept?.correction);
  assert.deepEqual([items[2]?.correction, gone?.correction], [undefined, undefined]);
  assert.deepEqual(
    problems.map(({ start }) => start),
    [8, 34],
  );
});

test('no file is more than a list of problems', () => {
  const scraps = fc.constantFrom(
    '- ',
    'same: ',
    '[',
    ']',
    '{',
    ': ',
    '\n',
    '  ',
    '"',
    '&a ',
    '*a',
    '|',
    '>',
    '<<<<<<<',
    '---\n',
    '\t',
    '\0',
    '!!set ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(scraps, fc.string())), (parts) => {
      const text = parts.join('');
      for (const { start, end } of readCorrections(text).problems)
        assert.ok(start >= 0 && start <= end && end <= text.length + 1);
    }),
    runs(100),
  );
});

test('words that are gone are orphans, told at their item', () => {
  const text = applyEdits('', addCorrections('', [MENTION, { rule: 'never', words: 'x', in: 'gone.txt' }])!);
  const { items } = parseCorrections(text);
  const article = `At noon the chemical company Whitaker said: "no" and left.`;
  const told = (body: string): string[] =>
    orphans(items, (path) => (path === 'news/a.article.txt' ? body : undefined)).map(({ message }) => message);
  assert.deepEqual(told(article), ['There is no article gone.txt: this correction does nothing.']);
  assert.equal(told('Nothing.').length, 2);
});
