import type { Annotated } from '../../server/exchange/record.ts';

const text = '\uFEFF😀 Luis Peña of Ellery High spoke.\r\n“We,” Peña said, “won.”\r\nRead more\r\n';

function at(words: string, from = 0): { readonly start: number; readonly end: number } {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length };
}

const second = text.indexOf('\n');

/** A byte order mark, an emoji, CRLF, a name within a name, and a quotation in two pieces. */
export const sample: Annotated = {
  id: 'news/day one.txt',
  text,
  mentions: [
    { ...at('Luis Peña'), type: 'person', entity: 'person:Luis Peña' },
    { ...at('Ellery High'), type: 'facility', entity: 'facility:Ellery High' },
    { ...at('Ellery'), type: 'place', entity: 'place:Ellery' },
    { ...at('Peña', second), type: 'person', entity: 'person:Luis Peña' },
  ],
  quotations: [
    {
      start: at('We,').start,
      end: at('won.').end,
      contents: [at('We,'), at('won.')],
      quoted: [at('We,'), at('won.')],
      kind: 'direct',
      speaker: { ...at('Peña', second), entity: 'person:Luis Peña' },
      cue: at('said'),
    },
  ],
  noise: [{ ...at('Read more'), kind: 'truncation' }],
};
