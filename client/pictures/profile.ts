import { scaleLinear } from 'd3-scale';
import type { Location, Profile } from '../../server/lsp/pictures.ts';
import { html, link, pressable, roving, short, svg, table } from './elements.ts';
import { count, say, tell } from './host.ts';
import type { Picture } from './picture.ts';

const WIDTH = 960;
const CHART = 170;
const ROW = 24;

/** One entity: what it is called, when and by whom it is named, what it says, and who stands beside it. */
export function profile(data: Profile | null): Picture {
  if (data === null) return { title: say('gone'), summary: '', controls: [], empty: say('gone'), text: [] };
  const { entity, introduction } = data;
  const span = entity.firstSeen === undefined ? '' : ` · ${entity.firstSeen} – ${entity.lastSeen ?? ''}`;
  const all = html('button', { type: 'button', class: 'quiet' }, say('allMentions'));
  all.addEventListener('click', () => tell({ type: 'mentions', id: entity.id }));
  const other = entity.spellings.filter(({ text }) => text !== entity.name).map(({ text }) => text);
  return {
    title: entity.name,
    summary: `${say(entity.kind)} · ${named(entity)}${span}`,
    controls: introduction === undefined ? [] : [all],
    figure: drawn(data),
    empty: '',
    below: [
      ...(other.length === 0 ? [] : [section(say('spellings'), html('p', {}, other.slice(0, 12).join(', ')))]),
      section(say('descriptions'), descriptions(data)),
      section(say('quotationsOf', data.quoted), quotations(data)),
    ],
    text: [timeTable(data), companionsTable(data), sourcesTable(data)],
  };
}

/** How often something is named, and in how many articles. */
function named({ mentions, articles }: { readonly mentions: number; readonly articles: number }): string {
  return say('profileOf', count(mentions, 'mention'), count(articles, 'article'));
}

function section(title: string, content: HTMLElement): HTMLElement {
  return html('section', {}, html('h2', {}, title), content);
}

function descriptions({ descriptions }: Profile): HTMLElement {
  if (descriptions.length === 0) return html('p', { class: 'dim' }, say('none'));
  const items = descriptions.map(({ text, uri, date, source }) => {
    const whence = [source, date].filter(Boolean).join(' · ');
    return html(
      'li',
      {},
      link(text, () => open({ uri, range: TOP })),
      html('span', { class: 'dim' }, whence && ` ${whence}`),
    );
  });
  return html('ul', { class: 'plain' }, ...items);
}

const START = { line: 0, character: 0 };
const TOP = { start: START, end: START };

function open(location: Location): void {
  tell({ type: 'open', location });
}

function quotations({ quotations }: Profile): HTMLElement {
  if (quotations.length === 0) return html('p', { class: 'dim' }, say('none'));
  const items = quotations.map(({ words, article, location }) => {
    const whence = [article.title, article.source, article.date].filter(Boolean).join(' · ');
    return html(
      'li',
      {},
      link(`“${words}”`, () => open(location)),
      html('div', { class: 'dim' }, whence),
    );
  });
  return html('ul', { class: 'plain' }, ...items);
}

/** Mentions over time above, companions and sources side by side below. */
function drawn(data: Profile): SVGSVGElement {
  const { companions, sources, columns } = data;
  const top = columns.length === 0 ? 0 : CHART + 48;
  const rows = Math.max(companions.length, sources.length);
  const height = top + 26 + rows * ROW + 8;
  const most = Math.max(1, ...companions.map(({ articles }) => articles));
  const beside = companions.map((companion, i) =>
    pressable(
      barRow(0, top + 26 + i * ROW, companion.name, companion.articles, most, companion.kind),
      `${companion.name}, ${say(companion.kind)}, ${count(companion.articles, 'article')}`,
      () => tell({ type: 'profile', id: companion.id }),
    ),
  );
  roving(beside);
  const mostWritten = Math.max(1, ...sources.map(({ articles }) => articles));
  return svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${height}`, role: 'group', 'aria-label': data.entity.name, class: 'profile' },
    ...(columns.length === 0 ? [] : [overTime(data)]),
    ...(companions.length === 0 ? [] : [heading(0, top + 12, say('companions'))]),
    ...beside,
    ...(sources.length === 0 ? [] : [heading(WIDTH / 2 + 20, top + 12, say('sources'))]),
    ...sources.map(({ source, articles }, i) =>
      barRow(WIDTH / 2 + 20, top + 26 + i * ROW, source, articles, mostWritten, 'source'),
    ),
  );
}

function heading(x: number, y: number, text: string): SVGElement {
  return svg('text', { class: 'heading', x, y, 'font-size': 13, 'font-weight': 600 }, text);
}

function barRow(x: number, y: number, name: string, count: number, most: number, kind: string): SVGElement {
  const length = scaleLinear([0, most], [0, 200]);
  return svg(
    'g',
    { transform: `translate(${x} ${y})` },
    svg('rect', { class: 'ground', x: 0, y: 0, width: WIDTH / 2 - 20, height: ROW }),
    svg('text', { class: 'lane', x: 190, y: 16, 'text-anchor': 'end', 'font-size': 12 }, short(name, 28)),
    svg('rect', { class: `dot ${kind}`, x: 200, y: 5, width: Math.max(2, length(count)), height: ROW - 10, rx: 2 }),
    svg(
      'text',
      { class: 'tick', x: 206 + Math.max(2, length(count)), y: 16, 'font-size': 11 },
      count.toLocaleString('en'),
    ),
  );
}

function overTime({ columns, unit, entity }: Profile): SVGElement {
  const left = 40;
  const width = (WIDTH - left) / columns.length;
  const most = Math.max(1, ...columns.map(({ mentions }) => mentions));
  const y = scaleLinear([0, most], [CHART, 30]);
  const room = 80;
  const every = Math.max(1, Math.ceil(room / width));
  const cut = unit === 'year' ? 4 : unit === 'month' ? 7 : 10;
  return svg(
    'g',
    {},
    heading(0, 14, say('mentionsOverTime')),
    ...y
      .ticks(3)
      .filter(Number.isInteger)
      .flatMap((tick) => [
        svg('line', { class: 'rule', x1: left, x2: WIDTH, y1: y(tick), y2: y(tick) }),
        svg(
          'text',
          { class: 'tick', x: left - 8, y: y(tick) + 4, 'text-anchor': 'end', 'font-size': 11 },
          tick.toLocaleString('en'),
        ),
      ]),
    ...columns.map(({ from, mentions, articles }, i) =>
      svg(
        'rect',
        {
          class: `dot ${entity.kind}`,
          x: left + (i + 0.08) * width,
          y: y(mentions),
          width: Math.min(0.84 * width, 80),
          height: CHART - y(mentions),
        },
        svg('title', {}, `${from.slice(0, cut)}: ${named({ mentions, articles })}`),
      ),
    ),
    ...columns.flatMap(({ from }, i) =>
      i % every === 0 && left + i * width + room <= WIDTH + width
        ? svg(
            'text',
            { class: 'tick', x: left + (i + 0.08) * width, y: CHART + 16, 'font-size': 11 },
            from.slice(0, cut),
          )
        : [],
    ),
  );
}

function timeTable({ columns }: Profile): HTMLTableElement {
  const rows = columns
    .filter(({ mentions }) => mentions > 0)
    .map(({ from, mentions, articles }) => [from, mentions, articles]);
  return table(say('mentionsOverTime'), [say('time'), say('mentions'), say('articles')], rows);
}

function companionsTable({ companions }: Profile): HTMLTableElement {
  const rows = companions.map(({ id, name, kind, articles }) => [
    link(name, () => tell({ type: 'profile', id })),
    say(kind),
    articles,
  ]);
  return table(say('companions'), [say('name'), say('kind'), say('articles')], rows);
}

function sourcesTable({ sources }: Profile): HTMLTableElement {
  const rows = sources.map(({ source, articles, mentions }) => [source, articles, mentions]);
  return table(say('sources'), [say('sources'), say('articles'), say('mentions')], rows);
}
