import { lineAt, linesOf } from '../analysis/text/lines.ts';
import { countEntities, type EntityTally, kindOf, nameFrom } from './entities.ts';
import type { Format } from './format.ts';
import type { Annotated } from './record.ts';
import { escapeAttribute, escapeText } from './xml.ts';

/**
 * GraphML (http://graphml.graphdrawing.org/specification.html) of who appears with whom, for Gephi, Cytoscape, yEd and the like: a
 * node an entity with its name, kind and counts, an undirected edge where two stand in one article, with the number of articles
 * and of paragraphs they share and the paragraphs as its weight. Dates and sums are no entities.
 */
export const graphml: Format = {
  title: 'GraphML of who appears with whom',
  offsets: 'none',
  loses: 'where anything stands is left out; it cannot be read back',
  writer: (nameOf) => {
    const tallies = new Map<string, EntityTally>();
    const numbers = new Map<string, number>();
    const edges = new Map<number, Edge>();
    return {
      article(article) {
        const here = countEntities(article, tallies);
        for (const entity of here) if (!numbers.has(entity)) numbers.set(entity, numbers.size);
        const number = (entity: string): number => numbers.get(entity)!;
        join(edges, [...here].map(number), (edge) => edge.articles++);
        for (const entities of paragraphsOf(article))
          join(edges, [...entities].map(number), (edge) => edge.paragraphs++);
        return [];
      },
      end() {
        const nodes = Array.from(tallies, ([id, tally]) => {
          const name = nameOf(id) ?? nameFrom(tally);
          const data = [id, name, kindOf(tally), tally.mentions, tally.articles];
          return `<node id="n${numbers.get(id)}">${dataOf(NODE_KEYS, data)}</node>\n`;
        });
        const lines = Array.from(edges.values(), ({ a, b, articles, paragraphs }, index) => {
          const data = dataOf(EDGE_KEYS, [Math.max(paragraphs, 1), articles, paragraphs]);
          return `<edge id="e${index}" source="n${a}" target="n${b}">${data}</edge>\n`;
        });
        return [
          { path: 'companions.graphml', text: `${HEAD}${nodes.join('')}${lines.join('')}</graph>\n</graphml>\n` },
        ];
      },
    };
  },
};

/** Two numbers below this make one that is exact. */
const MOST_ENTITIES = 2 ** 26;

interface Edge {
  readonly a: number;
  readonly b: number;
  articles: number;
  paragraphs: number;
}

const NODE_KEYS = [
  ['entity', 'string'],
  ['label', 'string'],
  ['kind', 'string'],
  ['mentions', 'int'],
  ['articles', 'int'],
] as const;

const EDGE_KEYS = [
  ['weight', 'double'],
  ['shared_articles', 'int'],
  ['shared_paragraphs', 'int'],
] as const;

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${keys('node', NODE_KEYS)}${keys('edge', EDGE_KEYS)}<graph id="companions" edgedefault="undirected">
`;

function keys(of: 'node' | 'edge', names: readonly (readonly [string, string])[]): string {
  return names
    .map(([name, type]) => `<key id="${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`)
    .join('');
}

function dataOf(names: readonly (readonly [string, string])[], values: readonly (string | number)[]): string {
  return names
    .map(([name], index) => `<data key="${escapeAttribute(name)}">${escapeText(String(values[index]))}</data>`)
    .join('');
}

/** The entities of each line that names more than one. */
function paragraphsOf({ text, mentions }: Annotated): Iterable<ReadonlySet<string>> {
  const lines = linesOf(text);
  const found = new Map<number, Set<string>>();
  for (const { start, entity } of mentions) {
    if (entity === undefined) continue;
    const line = lineAt(lines, start);
    const entities = found.get(line);
    if (entities === undefined) found.set(line, new Set([entity]));
    else entities.add(entity);
  }
  return found.values();
}

function join(edges: Map<number, Edge>, numbers: readonly number[], count: (edge: Edge) => void): void {
  numbers.forEach((one, index) => {
    for (const other of numbers.slice(index + 1)) {
      const a = Math.min(one, other);
      const b = Math.max(one, other);
      const key = a * MOST_ENTITIES + b;
      let edge = edges.get(key);
      if (edge === undefined) {
        edge = { a, b, articles: 0, paragraphs: 0 };
        edges.set(key, edge);
      }
      count(edge);
    }
  });
}
