// Texts as scraping leaves them, made at random for property tests.
import fc from 'fast-check';

const PIECES = [
  'Viktor Orbán',
  'Dr. Maria O’Neill',
  'the United States',
  'U.S.',
  'Reuters',
  'he said',
  'she added, ',
  'according to the minister',
  'said that nothing had changed',
  'on 12 March 2024',
  '$5 million',
  ' ',
  '. ',
  ', ',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\t',
  '"',
  '“',
  '”',
  '‘',
  '’',
  "'",
  '«',
  '»',
  '„',
  '—',
  '-',
  '(',
  ')',
  '\u00A0',
  '\u00AD',
  '\u200B',
  '\uFEFF',
  '\u202E',
  '😀',
  '👩‍👩‍👧',
  '\uD83D',
  '\uDE00',
  '\0',
  'שלום',
  'مرحبا',
  'Newsletter',
  'Read more',
  'Share on Facebook',
  'By Jane Doe',
  '0:00',
  '---\ntitle: x\n---\n',
  'ALL CAPS HEADLINE',
  'Trump and Putin Plan Summit',
  'http://example.com/a?b=c',
  'a.b.c',
  '---\ntitle: *x*\nkeep: [&y, *y]\n---\n',
  'Ada Ada BergThe vote MORE',
  '> ',
  'Q: ',
  'A: ',
  'NOVAK: ',
  'described by ',
  ', who ',
  '9\nmiles',
  '(ADB)',
  'LT.E',
  '- ',
  '1. ',
];

/** Broken, mixed text of up to some hundred code units. */
export const text: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string() }), {
    maxLength: 60,
  })
  .map((pieces) => pieces.join(''));

/** Characters of every kind; the string of this kind that fast-check has spends a second on a table of them all. */
export const characters: fc.Arbitrary<string> = fc.string({
  // Halves of characters are passed over.
  unit: fc.nat(0x10_ffff - 0x800).map((code) => String.fromCodePoint(code < 0xd800 ? code : code + 0x800)),
});

export interface Edit {
  /** Where, as a share of the text from 0 to 1. */
  readonly at: number;
  /** How many code units are taken out. */
  readonly removed: number;
  readonly added: string;
}

export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.nat(40),
    added: fc.oneof(fc.constantFrom(...PIECES, ''), fc.string({ maxLength: 5 })),
  }),
  { maxLength: 8 },
);
