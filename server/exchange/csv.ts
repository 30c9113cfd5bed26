import type { Span } from '../analysis/model.ts';
import { countEntities, type EntityTally, kindOf, nameFrom } from './entities.ts';
import type { Format, NameOf } from './format.ts';
import type { Annotated } from './record.ts';

/**
 * Two tables for spreadsheets (RFC 4180, with the byte order mark that Excel knows UTF-8 by): the entities, and the quotations
 * with their speakers. Offsets are UTF-16 code units. A cell that a spreadsheet would take for a formula begins with an
 * apostrophe: articles come from strangers.
 */
export const csv: Format = {
  title: 'CSV of entities and quotations',
  offsets: 'UTF-16 code units',
  loses: 'single mentions and noise are left out; it cannot be read back',
  writer: (nameOf) => {
    const tallies = new Map<string, EntityTally>();
    let begun = false;
    return {
      article(article) {
        countEntities(article, tallies);
        const rows = quotationRows(article, nameOf, tallies).map(row).join('');
        const head = begun ? '' : `\uFEFF${row(QUOTATION_COLUMNS)}`;
        begun = true;
        return [{ path: QUOTATIONS, text: head + rows }];
      },
      end() {
        const order = [...tallies].sort(([a, m], [b, n]) => n.mentions - m.mentions || (a < b ? -1 : 1));
        const rows = order.map(([id, tally]) => {
          const spellings = [...tally.spellings].sort(([, m], [, n]) => n - m).map(([spelling]) => spelling);
          const name = nameOf(id) ?? nameFrom(tally);
          return row([id, name, kindOf(tally), tally.mentions, tally.articles, spellings.join('; ')]);
        });
        const files = [{ path: 'entities.csv', text: `\uFEFF${row(ENTITY_COLUMNS)}${rows.join('')}` }];
        return begun ? files : [...files, { path: QUOTATIONS, text: `\uFEFF${row(QUOTATION_COLUMNS)}` }];
      },
    };
  },
};

const QUOTATIONS = 'quotations.csv';
const ENTITY_COLUMNS = ['id', 'name', 'kind', 'mentions', 'articles', 'spellings'];
const QUOTATION_COLUMNS = ['article', 'start', 'end', 'kind', 'speaker', 'entity', 'name', 'cue', 'words'];

function quotationRows(
  { id, text, quotations }: Annotated,
  nameOf: NameOf,
  tallies: ReadonlyMap<string, EntityTally>,
): (string | number)[][] {
  const words = ({ start, end }: Span): string => text.slice(start, end).replace(/\s+/g, ' ');
  return quotations.map(({ start, end, kind, contents, speaker, cue }) => {
    const entity = speaker?.entity;
    const tally = entity === undefined ? undefined : tallies.get(entity);
    const name = entity === undefined ? '' : (nameOf(entity) ?? (tally === undefined ? '' : nameFrom(tally)));
    return [
      id,
      start,
      end,
      kind,
      speaker === null ? '' : words(speaker),
      entity ?? '',
      name,
      cue === null ? '' : words(cue),
      contents.map(words).join(' … '),
    ];
  });
}

function row(cells: readonly (string | number)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
