import type { ComparedName, ComparedQuotation, Comparison, Location } from '../../server/lsp/pictures.ts';
import { html, link, pressable, roving, short, svg, table } from './elements.ts';
import { say, tell } from './host.ts';
import type { Picture } from './picture.ts';

const WIDTH = 960;
const ROW = 22;
/** Names that one column shows; the table has all. */
const SHOWN = 24;

/** Two articles side by side: who is named in one only, and which quotations differ. */
export function comparison(data: Comparison | null): Picture {
  if (data === null) return { title: say('gone'), summary: '', controls: [], empty: say('gone'), text: [] };
  const { first, second, shared, onlyFirst, onlySecond } = data;
  const whence = ({ source, date }: Comparison['first']): string => [source, date].filter(Boolean).join(', ');
  const article = (line: Comparison['first']): HTMLElement =>
    html(
      'span',
      {},
      link(line.title, () => open({ uri: line.uri, range: TOP })),
      html('span', { class: 'dim' }, ` ${whence(line)}`),
    );
  return {
    title: say('comparison'),
    summary: '',
    controls: [html('div', { class: 'pair' }, article(first), article(second))],
    ...(data.names.length > 0 && { figure: drawn(data) }),
    empty: say('nobody'),
    below: [
      html(
        'section',
        {},
        html('h2', {}, say('quotations')),
        ...shared.map((pair) =>
          html(
            'div',
            { class: 'pair' },
            html('p', { class: 'verdict' }, say(pair.isSame ? 'sameWords' : 'otherWords')),
            quotation(pair.first, pair.isSame ? undefined : pair.second),
            quotation(pair.second, pair.isSame ? undefined : pair.first),
          ),
        ),
        html(
          'div',
          { class: 'pair' },
          list(say('onlyIn', first.source ?? first.title), onlyFirst),
          list(say('onlyIn', second.source ?? second.title), onlySecond),
        ),
      ),
    ],
    text: [namesTable(data)],
  };
}

const START = { line: 0, character: 0 };
const TOP = { start: START, end: START };

function open(location: Location | undefined): void {
  if (location !== undefined) tell({ type: 'open', location });
}

function list(title: string, quotations: readonly ComparedQuotation[]): HTMLElement {
  const items = quotations.map((one) => html('li', {}, quotation(one, undefined)));
  return html(
    'div',
    {},
    html('h3', {}, title),
    items.length === 0 ? html('p', { class: 'dim' }, say('none')) : html('ul', { class: 'plain' }, ...items),
  );
}

/** A quotation; words that the other does not have are marked. */
function quotation({ words, speaker, location }: ComparedQuotation, other: ComparedQuotation | undefined): HTMLElement {
  const button = link('', () => open(location));
  button.append('“', ...(other === undefined ? [words] : marked(words, other.words)), '”');
  return html('div', {}, button, html('div', { class: 'dim' }, speaker ?? ''));
}

function marked(words: string, other: string): (Node | string)[] {
  const plain = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const there = new Set(other.split(/\s+/).map(plain));
  return words.split(/(\s+)/).map((word) => {
    return plain(word) === '' || there.has(plain(word)) ? word : html('mark', {}, word);
  });
}

/** Three columns of names: of the first article, of both, of the second; a bar tells how often. */
function drawn(data: Comparison): SVGSVGElement {
  const { names, first, second } = data;
  const columns = [
    { title: say('onlyIn', first.source ?? first.title), names: names.filter(({ inSecond }) => inSecond === 0) },
    { title: say('both'), names: names.filter(({ inFirst, inSecond }) => inFirst > 0 && inSecond > 0) },
    { title: say('onlyIn', second.source ?? second.title), names: names.filter(({ inFirst }) => inFirst === 0) },
  ];
  const rows = Math.max(...columns.map((column) => Math.min(SHOWN, column.names.length)));
  const width = WIDTH / 3;
  const shapes: SVGElement[] = [];
  const groups = columns.map((column, i) => {
    const rowsOfColumn = column.names.slice(0, SHOWN).map((name, row) => {
      const shape = nameRow(name, i === 1, width, 34 + row * ROW);
      shapes.push(shape);
      return shape;
    });
    const left = column.names.length - SHOWN;
    return svg(
      'g',
      { transform: `translate(${i * width} 0)` },
      svg(
        'text',
        { class: 'heading', x: 8, y: 16, 'font-size': 13, 'font-weight': 600 },
        `${short(column.title, 30)} (${column.names.length})`,
      ),
      svg('line', { class: 'rule', x1: 8, x2: width - 16, y1: 25, y2: 25 }),
      ...rowsOfColumn,
      left > 0 ? svg('text', { class: 'tick', x: 8, y: 50 + SHOWN * ROW, 'font-size': 11 }, `+ ${left}`) : undefined,
    );
  });
  roving(shapes);
  const more = columns.some((column) => column.names.length > SHOWN) ? 20 : 0;
  return svg(
    'svg',
    {
      viewBox: `0 0 ${WIDTH} ${48 + rows * ROW + more}`,
      role: 'group',
      'aria-label': say('comparison'),
      class: 'comparison',
    },
    ...groups,
  );
}

function nameRow(name: ComparedName, isShared: boolean, width: number, y: number): SVGElement {
  const counts = isShared ? `${name.inFirst} : ${name.inSecond}` : String(name.inFirst + name.inSecond);
  const label = `${name.name}, ${say(name.kind)}, ${counts}`;
  return pressable(
    svg(
      'g',
      { transform: `translate(0 ${y})` },
      svg('rect', { class: 'ground', x: 4, y: 0, width: width - 16, height: ROW }),
      svg('circle', { class: `dot ${name.kind}`, cx: 14, cy: ROW / 2, r: 4 }),
      svg('text', { class: 'lane', x: 26, y: 15, 'font-size': 12 }, short(name.name, 34)),
      svg('text', { class: 'tick', x: width - 20, y: 15, 'text-anchor': 'end', 'font-size': 11 }, counts),
    ),
    label,
    () => open(name.first ?? name.second),
  );
}

function namesTable({ names, first, second }: Comparison): HTMLTableElement {
  const count = (mentions: number, location: Location | undefined): string | Node =>
    mentions === 0 ? '–' : link(String(mentions), () => open(location));
  const rows = names.map((name) => [
    name.name,
    say(name.kind),
    count(name.inFirst, name.first),
    count(name.inSecond, name.second),
  ]);
  return table(
    say('comparison'),
    [say('name'), say('kind'), first.source ?? first.title, second.source ?? second.title],
    rows,
  );
}
