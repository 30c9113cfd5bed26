import type { Span } from '../analysis/model.ts';
import type { Layer, Region } from './regions.ts';

// Tools whose stretches of text are in one piece, as a graph: one node a piece, links that say how they belong together.

export const ROLES = ['continues', 'quoted', 'speaker', 'cue'] as const;
export type Role = (typeof ROLES)[number];

export interface Node extends Span {
  readonly layer: Layer;
  readonly label: string;
  readonly entity?: string;
}

/** From a piece to the next of the same region, or from a quotation's first piece to the first of its speaker, cue or quoted words. */
export interface Link {
  readonly role: Role;
  /** Indices of nodes. */
  readonly from: number;
  readonly to: number;
}

export interface Graph {
  readonly nodes: readonly Node[];
  readonly links: readonly Link[];
}

export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}

export function graphOf(regions: readonly Region[]): Graph {
  const nodes: Node[] = [];
  const links: Link[] = [];
  const firsts: number[] = [];
  for (const { layer, label, pieces, entity, of } of regions) {
    const first = nodes.length;
    firsts.push(first);
    const from = of === undefined ? undefined : firsts[of];
    const role = ROLES.find((candidate) => candidate === layer);
    if (from !== undefined && role !== undefined) links.push({ role, from, to: first });
    for (const { start, end } of pieces) {
      if (nodes.length > first) links.push({ role: 'continues', from: nodes.length - 1, to: nodes.length });
      nodes.push({ layer, label, start, end, ...(entity !== undefined && { entity }) });
    }
  }
  return { nodes, links };
}

/** The regions of a graph; whatever links a tool lost or doubled, every node ends in one region, quotations before their parts. */
export function regionsFrom({ nodes, links }: Graph): readonly Region[] {
  const next = new Map<number, number>();
  const continued = new Set<number>();
  for (const { role, from, to } of links) {
    if (role !== 'continues' || next.has(from) || continued.has(to) || from === to) continue;
    if (nodes[from] === undefined || nodes[to] === undefined) continue;
    next.set(from, to);
    continued.add(to);
  }
  const regions: Region[] = [];
  const placed = new Map<number, number>();
  const place = (first: number, of?: number): void => {
    const node = nodes[first]!;
    const pieces: [Span, ...Span[]] = [{ start: node.start, end: node.end }];
    const index = regions.length;
    placed.set(first, index);
    for (let at = next.get(first); at !== undefined && !placed.has(at); at = next.get(at)) {
      placed.set(at, index);
      pieces.push({ start: nodes[at]!.start, end: nodes[at]!.end });
    }
    const { layer, label, entity } = node;
    regions.push({ layer, label, pieces, ...(entity !== undefined && { entity }), ...(of !== undefined && { of }) });
  };
  nodes.forEach(({ layer }, index) => {
    if (!isPart(layer) && !continued.has(index)) place(index);
  });
  // A speaker may speak in more than one quotation: one region for every link.
  for (const { role, from, to } of links) {
    const part = nodes[to];
    const of = placed.get(from);
    if (role !== 'continues' && part?.layer === role && of !== undefined && regions[of]?.layer === 'quotation')
      place(to, of);
  }
  nodes.forEach((_, index) => {
    if (!placed.has(index)) place(index);
  });
  return regions;
}

function isPart(layer: Layer): boolean {
  return layer === 'quoted' || layer === 'speaker' || layer === 'cue';
}
