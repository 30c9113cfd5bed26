import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyze } from '../../../server/analysis/analyze.ts';
import { findValues } from '../../../server/analysis/names/values.ts';
import { tokenize } from '../../../server/analysis/text/tokens.ts';
import { models } from '../../models.ts';
import { runs } from '../../runs.ts';

/** Checks the values of a text, each as "kind: words = value". */
function check(text: string, ...expected: string[]): void {
  const shown = findValues(text, tokenize(text)).map(
    ({ kind, start, end, value }) => `${kind}: ${text.slice(start, end)} = ${value}`,
  );
  assert.deepEqual(shown, expected, text);
}

test('sums of money', () => {
  check('It cost $5.50.', 'money: $5.50 = USD 5.5');
  check('a fund of $245bn or €3.5 million', 'money: $245bn = USD 245000000000', 'money: €3.5 million = EUR 3500000');
  check('US$435 and HK$20 million', 'money: US$435 = USD 435', 'money: HK$20 million = HKD 20000000');
  check('a $175-million deal', 'money: $175-million = USD 175000000');
  check('₹21 crore in cash', 'money: ₹21 crore = INR 210000000');
  check('50 billion dollars', 'money: 50 billion dollars = USD 50000000000');
  check('5000 US dollars', 'money: 5000 US dollars = USD 5000');
  check('QR1,166,253 and 1500 Rs', 'money: QR1,166,253 = QAR 1166253', 'money: 1500 Rs = INR 1500');
  check('a million euros', 'money: a million euros = EUR 1000000');
  check('a debt of 400 crowns', 'money: 400 crowns = CZK 400');
  check('bail of N$15 000 was set', 'money: N$15 000 = NAD 15000');
});

test('times of the day', () => {
  check('at 10 a.m. or 7:30 pm', 'time: 10 a.m. = 10:00', 'time: 7:30 pm = 19:30');
  check('at 11.15pm BST or 6:02 PM EDT', 'time: 11.15pm BST = 23:15', 'time: 6:02 PM EDT = 18:02');
  check('from 15:30 to 12am', 'time: 15:30 = 15:30', 'time: 12am = 00:00');
});

test('quantities', () => {
  check('1,500 miles (2,500 kilometers)', 'quantity: 1,500 miles = 1500 mi', 'quantity: 2,500 kilometers = 2500 km');
  check(
    '12 per cent, 5% and three million barrels',
    'quantity: 12 per cent = 12 %',
    'quantity: 5% = 5 %',
    'quantity: three million barrels = 3000000 bbl',
  );
});

test('no value goes on in the next paragraph, but in the next line of one that was wrapped', () => {
  const values = (text: string): readonly string[] =>
    analyze(text, models).mentions.flatMap(({ value }) => value ?? []);
  assert.deepEqual(values('Berg paid $3\n\nBillion-crown debts were left.'), ['USD 3']);
  assert.deepEqual(values('Nobody knew why\r\n9\r\nreal houses were sold.'), []);
  const wrapped = 'Houses at the harbour of Halvern, sold last winter, cost about 9 million';
  assert.deepEqual(values(`${wrapped}\ndollars and stand empty since then.`), ['USD 9000000']);
});

test('what is neither stays alone', () => {
  check('In 2024 he won 3 games and scored 21 in a row.');
  check('a pound of flesh, constructor 5 toString $ and 1 won');
});

test('any text is read in order, within bounds', () => {
  const pieces = fc.constantFrom(
    '$',
    'US',
    '5',
    '1,000',
    'million',
    '-',
    'dollars',
    'a',
    '10',
    'a.m.',
    '%',
    'Rs',
    '3.5bn',
    '000',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (list) => {
      const text = list.join(' ');
      let last = 0;
      for (const { start, end } of findValues(text, tokenize(text))) {
        assert.ok(start >= last && end > start && end <= text.length);
        last = end;
      }
    }),
    runs(50),
  );
});
