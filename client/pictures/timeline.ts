import { scaleLinear, scaleSqrt } from 'd3-scale';
import type { Column, Lane, Timeline, TimelineChoice } from '../../server/lsp/pictures.ts';
import { dayInputs, kindBoxes } from './controls.ts';
import { html, link, pressable, roving, short, svg, table } from './elements.ts';
import { count, say, tell, wish } from './host.ts';
import type { Picture } from './picture.ts';

const WIDTH = 960;
/** Where names end and time begins. */
const LEFT = 176;
const RIGHT = 20;
const BARS = 150;
/** Days spoken of: their bars, and the room for them below the dates. */
const SPOKEN = 44;
const SPOKEN_ROOM = SPOKEN + 26;
const ROW = 26;

/** The articles of the corpus, and who is named in them, over time. */
export function timeline(data: Timeline, choice: TimelineChoice): Picture {
  const ask = (changed: { readonly [Key in keyof TimelineChoice]?: TimelineChoice[Key] | undefined }): void => {
    const { kinds = choice.kinds, from, to, entity } = { ...choice, ...changed };
    wish({
      picture: 'timeline',
      choice: { kinds, ...(from && { from }), ...(to && { to }), ...(entity && { entity }) },
    });
  };
  const everybody = html('button', { type: 'button', class: 'quiet' }, say('everybody'));
  everybody.addEventListener('click', () => ask({ entity: undefined }));
  const articles = data.columns.reduce((sum, column) => sum + column.articles, 0);
  const summary = [
    articles > 0 ? written(count(articles, 'article'), data) : '',
    data.columns.length > 0 ? say('timelineHow') : '',
    data.undated > 0 ? say('undated', count(data.undated, 'article')) : '',
    data.outside > 0 && data.columns.length > 0 ? say('outside', count(data.outside, 'time')) : '',
  ];
  return {
    title: data.entity === undefined ? say('timeline') : `${say('timeline')}: ${data.entity}`,
    summary: summary.filter(Boolean).join(' '),
    controls: [
      kindBoxes(choice.kinds, (kinds) => ask({ kinds })),
      dayInputs(choice, data, ask),
      ...(data.entity === undefined ? [] : [everybody]),
    ],
    ...(data.columns.length > 0 && { figure: drawn(data, choice, (entity) => ask({ entity })) }),
    empty: say('nothingDated'),
    below: [html('div', { id: 'articles', 'aria-live': 'polite' })],
    text: [columnsTable(data, choice), lanesTable(data)],
  };
}

function drawn(data: Timeline, choice: TimelineChoice, only: (id: string) => void): SVGSVGElement {
  const { columns, lanes, events } = data;
  const width = (WIDTH - LEFT - RIGHT) / columns.length;
  const x = (i: number): number => LEFT + i * width;
  const most = Math.max(1, ...columns.map(({ articles }) => articles));
  const y = scaleLinear([0, most], [BARS, 24]);
  const rows = [...events.map((lane) => ({ lane, isEvent: true })), ...lanes.map((lane) => ({ lane, isEvent: false }))];
  const height = BARS + 34 + SPOKEN_ROOM + rows.length * ROW + (events.length > 0 && lanes.length > 0 ? 12 : 0) + 8;
  const ticks = y.ticks(3).filter(Number.isInteger);
  const bars = columns.map((column, i) => {
    const bar = svg(
      'g',
      {},
      svg('rect', { class: 'ground', x: x(i), y: 20, width, height: BARS - 20 }),
      svg('rect', {
        class: 'bar',
        x: x(i) + 0.08 * width,
        y: y(column.articles),
        width: 0.84 * width,
        height: BARS - y(column.articles),
      }),
    );
    return pressable(bar, `${nameOf(column)}: ${count(column.articles, 'article')}`, () =>
      showArticles(column, choice),
    );
  });
  roving(bars.filter((_, i) => columns[i]!.articles > 0));
  const days = daysSpokenOf(data, choice, x, width);
  const names: SVGElement[] = [];
  const shapes = rows.map(({ lane, isEvent }, i) => {
    const gap = !isEvent && events.length > 0 ? 12 : 0;
    const name = pressable(
      svg(
        'g',
        {},
        svg('text', { class: 'lane', x: LEFT - 12, y: 4, 'text-anchor': 'end', 'font-size': 12 }, short(lane.name, 25)),
      ),
      `${lane.name}, ${say(lane.kind)}`,
      () => only(lane.id),
    );
    names.push(name);
    return svg(
      'g',
      { transform: `translate(0 ${BARS + 44 + SPOKEN_ROOM + i * ROW + gap})` },
      svg('line', { class: 'rule', x1: LEFT, x2: WIDTH - RIGHT, y1: 0, y2: 0 }),
      name,
      ...dots(lane, isEvent, columns, x, width),
    );
  });
  roving(names);
  return svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${height}`, role: 'group', 'aria-label': say('timeline'), class: 'timeline' },
    ...ticks.flatMap((tick) => [
      svg('line', { class: 'rule', x1: LEFT, x2: WIDTH - RIGHT, y1: y(tick), y2: y(tick) }),
      svg(
        'text',
        { class: 'tick', x: LEFT - 12, y: y(tick) + 4, 'text-anchor': 'end', 'font-size': 11 },
        tick.toLocaleString('en'),
      ),
    ]),
    svg('text', { class: 'tick', x: LEFT, y: 12, 'font-size': 11 }, say('articles')),
    svg('g', {}, ...bars),
    ...labels(data, x, width),
    days,
    ...shapes,
  );
}

/** How often articles speak of the days of each column, below the dates. */
function daysSpokenOf(
  { columns }: Timeline,
  choice: TimelineChoice,
  x: (i: number) => number,
  width: number,
): SVGElement {
  const most = Math.max(1, ...columns.map(({ spoken }) => spoken));
  const height = scaleLinear([0, most], [0, SPOKEN]);
  const bars = columns.flatMap((column, i) => {
    if (column.spoken === 0) return [];
    const bar = svg(
      'g',
      {},
      svg('rect', { class: 'ground', x: x(i), y: 0, width, height: SPOKEN }),
      svg('rect', {
        class: 'bar spoken',
        x: x(i) + 0.08 * width,
        y: SPOKEN - height(column.spoken),
        width: 0.84 * width,
        height: height(column.spoken),
      }),
    );
    return [
      pressable(bar, `${nameOf(column)}: ${say('spokenOf', count(column.spoken, 'time'))}`, () =>
        showDays(column, choice),
      ),
    ];
  });
  roving(bars);
  const label = { class: 'tick', x: LEFT - 12, 'text-anchor': 'end', 'font-size': 11 };
  return svg(
    'g',
    { transform: `translate(0 ${BARS + 30})` },
    svg('text', { ...label, y: SPOKEN }, say('spoken')),
    svg('text', { ...label, y: 10 }, most.toLocaleString('en')),
    svg('line', { class: 'rule', x1: LEFT, x2: WIDTH - RIGHT, y1: SPOKEN, y2: SPOKEN }),
    ...bars,
  );
}

function dots(
  lane: Lane,
  isEvent: boolean,
  columns: readonly Column[],
  x: (i: number) => number,
  width: number,
): SVGElement[] {
  const most = Math.max(1, ...lane.mentions);
  const radius = scaleSqrt([0, most], [2, Math.max(4, Math.min(ROW / 2 - 3, width))]);
  return lane.mentions.flatMap((mentions, i) => {
    if (mentions === 0) return [];
    const title = svg('title', {}, `${lane.name}, ${nameOf(columns[i]!)}: ${count(mentions, 'mention')}`);
    const r = radius(mentions);
    const at = x(i) + width / 2;
    // Events are lozenges: told apart without colour.
    if (isEvent)
      return svg('path', { class: `dot ${lane.kind}`, d: `M${at - r} 0L${at} ${-r}L${at + r} 0L${at} ${r}Z` }, title);
    return svg('circle', { class: `dot ${lane.kind}`, cx: at, cy: 0, r: r.toFixed(1) }, title);
  });
}

/** Dates below the columns, as many as there is room for. */
function labels({ columns, unit }: Timeline, x: (i: number) => number, width: number): SVGElement[] {
  const room = unit === 'year' ? 44 : 76;
  const every = Math.ceil(room / width);
  return columns.flatMap(({ from }, i) => {
    if (i % every !== 0 || x(i) + room / 2 > WIDTH) return [];
    const text = unit === 'year' ? from.slice(0, 4) : unit === 'month' ? from.slice(0, 7) : from;
    return svg(
      'text',
      { class: 'tick', x: x(i) + width / 2, y: BARS + 18, 'text-anchor': 'middle', 'font-size': 11 },
      text,
    );
  });
}

/** How many articles, and of which days. */
function written(articles: string, { first = '–', last = '–' }: Timeline): string {
  return first === last ? say('timelineOn', articles, first) : say('timelineOf', articles, first, last);
}

function nameOf({ from, to }: Column): string {
  return from === to ? from : `${from} – ${to}`;
}

function showArticles({ from, to }: Column, { entity }: TimelineChoice): void {
  tell({ type: 'articles', params: { from, to, ...(entity && { entity }) } });
}

function showDays({ from, to }: Column, { entity }: TimelineChoice): void {
  tell({ type: 'days', params: { from, to, ...(entity && { entity }) } });
}

function columnsTable({ columns }: Timeline, choice: TimelineChoice): HTMLTableElement {
  const rows = columns
    .filter(({ articles, spoken }) => articles > 0 || spoken > 0)
    .map((column) => {
      const spoken = column.spoken.toLocaleString('en');
      return [
        link(nameOf(column), () => showArticles(column, choice)),
        column.articles,
        link(
          spoken,
          () => showDays(column, choice),
          `${nameOf(column)}: ${say('spokenOf', count(column.spoken, 'time'))}`,
        ),
      ];
    });
  return table(say('timeline'), [say('time'), say('articles'), say('spoken')], rows);
}

function lanesTable({ lanes, events, columns }: Timeline): HTMLTableElement {
  const rows = [...events, ...lanes].map(({ id, name, kind, mentions }) => {
    const busiest = mentions.indexOf(Math.max(...mentions));
    return [
      link(name, () => tell({ type: 'mentions', id })),
      say(kind),
      mentions.reduce((sum, count) => sum + count, 0),
      columns[busiest] === undefined ? '' : nameOf(columns[busiest]),
    ];
  });
  return table(say('names'), [say('name'), say('kind'), say('mentions'), say('time')], rows);
}
