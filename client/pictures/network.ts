import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import { scaleSqrt } from 'd3-scale';
import type { Network, NetworkChoice, NetworkLink, NetworkNode } from '../../server/lsp/pictures.ts';
import { dayInputs, kindBoxes } from './controls.ts';
import { html, link, pressable, roving, short, svg, table } from './elements.ts';
import { count, say, tell, wish } from './host.ts';
import type { Picture } from './picture.ts';

const WIDTH = 960;
const HEIGHT = 640;
/** Room at the edges for names. */
const MARGIN = 48;
const STEPS = 400;

interface Placed {
  readonly node: NetworkNode;
  readonly radius: number;
  x: number;
  y: number;
}

/** Who appears with whom. */
export function network(data: Network, choice: NetworkChoice): Picture {
  const ask = (changed: Partial<NetworkChoice>): void =>
    wish({ picture: 'network', choice: withoutNothing({ ...choice, ...changed }) });
  const most = html(
    'select',
    { id: 'most' },
    ...[20, 40, 80, 120].map((count) => {
      return html('option', { value: count, selected: count === choice.most }, String(count));
    }),
  );
  most.addEventListener('change', () => ask({ most: Number(most.value) }));
  return {
    title: say('network'),
    summary: say('networkOf', count(data.nodes.length, 'name'), count(data.articles, 'article')),
    controls: [
      kindBoxes(choice.kinds, (kinds) => ask({ kinds })),
      dayInputs(choice, data, ask),
      html('label', { class: 'field' }, say('names'), most),
    ],
    ...(data.nodes.length > 0 && { figure: drawn(data) }),
    empty: say('nobody'),
    text: [namesTable(data), linksTable(data)],
  };
}

/** A choice without the properties that are not set. */
function withoutNothing({ kinds, most, from, to }: NetworkChoice): NetworkChoice {
  return { kinds, most, ...(from && { from }), ...(to && { to }) };
}

function drawn(data: Network): SVGSVGElement {
  const placed = layOut(data);
  const strongest = Math.max(1, ...data.links.map(weight));
  const lines = data.links.map((one) => {
    const a = placed[one.a]!;
    const b = placed[one.b]!;
    const share = Math.sqrt(weight(one) / strongest);
    return svg(
      'line',
      {
        class: 'edge',
        x1: a.x,
        y1: a.y,
        x2: b.x,
        y2: b.y,
        'stroke-width': (0.75 + 4.5 * share).toFixed(2),
        'stroke-opacity': (0.12 + 0.42 * share).toFixed(2),
      },
      svg('title', {}, `${a.node.name} – ${b.node.name}: ${together(one)}`),
    );
  });
  const neighbours = data.nodes.map(() => new Set<number>());
  for (const { a, b } of data.links) {
    neighbours[a]!.add(b);
    neighbours[b]!.add(a);
  }
  const shapes = placed.map(({ node, radius, x, y }) => {
    const label = `${node.name}, ${say(node.kind)}, ${count(node.mentions, 'mention')}`;
    const shape = svg(
      'g',
      { class: 'node', transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` },
      svg('circle', { class: `dot ${node.kind}`, r: radius.toFixed(1) }),
      svg(
        'text',
        { class: 'name', y: (radius + 12).toFixed(1), 'text-anchor': 'middle', 'font-size': fontSize(radius) },
        short(node.name, 28),
      ),
    );
    return pressable(shape, label, () => tell({ type: 'mentions', id: node.id }));
  });
  for (const [i, shape] of shapes.entries()) {
    const near = (isNear: boolean) => () => {
      shape.ownerSVGElement?.classList.toggle('some', isNear);
      for (const [j, line] of lines.entries()) {
        line.classList.toggle('near', isNear && (data.links[j]!.a === i || data.links[j]!.b === i));
      }
      for (const [j, other] of shapes.entries())
        other.classList.toggle('near', isNear && (i === j || neighbours[i]!.has(j)));
    };
    for (const event of ['mouseenter', 'focus']) shape.addEventListener(event, near(true));
    for (const event of ['mouseleave', 'blur']) shape.addEventListener(event, near(false));
    shape.addEventListener('contextmenu', (event) => {
      event.preventDefault();
      tell({ type: 'profile', id: data.nodes[i]!.id });
    });
  }
  roving(shapes);
  return svg(
    'svg',
    { viewBox: boxOf(placed), role: 'group', 'aria-label': say('network'), class: 'network' },
    svg('g', {}, ...lines),
    svg('g', {}, ...shapes),
  );
}

function fontSize(radius: number): string {
  return (10 + radius / 8).toFixed(1);
}

/** Places nodes by forces: those that stand together attract each other, names do not overlap. The same data lies the same way. */
function layOut({ nodes, links }: Network): readonly Placed[] {
  const most = Math.max(1, ...nodes.map(({ mentions }) => mentions));
  const radius = scaleSqrt([0, most], [3, 26]);
  const placed = nodes.map((node, i): Placed => {
    // A spiral to begin with: the most mentioned in the middle.
    const angle = i * 2.4;
    const far = 14 * Math.sqrt(i);
    return { node, radius: radius(node.mentions), x: far * Math.cos(angle), y: far * Math.sin(angle) };
  });
  const strongest = Math.max(1, ...links.map(weight));
  const springs = links.map((one) => ({ source: one.a, target: one.b, share: Math.sqrt(weight(one) / strongest) }));
  forceSimulation(placed)
    .force(
      'links',
      forceLink(springs)
        .distance((spring) => 130 - 60 * spring.share)
        .strength((spring) => 0.04 + 0.4 * spring.share),
    )
    .force('apart', forceManyBody().strength(-260).distanceMax(420))
    .force('x', forceX(0).strength(0.05))
    .force('y', forceY(0).strength(0.05 * (WIDTH / HEIGHT)))
    .force(
      'names',
      forceCollide<Placed>((one) => Math.max(one.radius + 14, Math.min(28, one.node.name.length) * 3.3)).iterations(3),
    )
    .stop()
    .tick(STEPS);
  return placed;
}

function boxOf(placed: readonly Placed[]): string {
  const left = Math.min(...placed.map(({ x, radius }) => x - radius)) - 1.5 * MARGIN;
  const right = Math.max(...placed.map(({ x, radius }) => x + radius)) + 1.5 * MARGIN;
  const top = Math.min(...placed.map(({ y, radius }) => y - radius)) - MARGIN / 2;
  const bottom = Math.max(...placed.map(({ y, radius }) => y + radius)) + MARGIN;
  // A few names are not blown up.
  const width = Math.max(right - left, 520);
  const height = Math.max(bottom - top, 320);
  const x = (left + right - width) / 2;
  const y = (top + bottom - height) / 2;
  return [x, y, width, height].map((value) => value.toFixed(0)).join(' ');
}

/** As the links are ordered: to stand in one sentence says more than to stand in one article. */
function weight({ articles, sentences }: NetworkLink): number {
  return articles + 2 * sentences;
}

function together({ articles, sentences }: NetworkLink): string {
  return say('togetherIn', count(articles, 'article'), count(sentences, 'sentence'));
}

function namesTable({ nodes, links }: Network): HTMLTableElement {
  const rows = nodes.map(({ id, name, kind, mentions }, i) => {
    const near = links
      .filter(({ a, b }) => a === i || b === i)
      .slice(0, 4)
      .map(({ a, b }) => nodes[a === i ? b : a]!.name);
    return [link(name, () => tell({ type: 'mentions', id })), say(kind), mentions, near.join(', ')];
  });
  return table(say('network'), [say('name'), say('kind'), say('mentions'), say('together')], rows);
}

function linksTable({ nodes, links }: Network): HTMLTableElement {
  const rows = links.slice(0, 60).map((one) => [`${nodes[one.a]!.name} – ${nodes[one.b]!.name}`, together(one)]);
  return table(say('together'), [say('names'), say('together')], rows);
}
