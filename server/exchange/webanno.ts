import type { Span } from '../analysis/model.ts';
import type { Format, Imported, Problem, TextFile } from './format.ts';
import { typeOfLabel } from './labels.ts';
import { graphOf, isRole, type Link, type Node, regionsFrom } from './links.ts';
import { idOf, pathOf } from './paths.ts';
import { type Annotated, isNoiseKind, isQuotationKind } from './record.ts';
import { annotationsFrom, regionsOf } from './regions.ts';
import { sentencesFor, tokensIn } from './sentences.ts';
import { cellsOf, escapeText, escapeValue, unescapeText } from './webanno-cells.ts';

/**
 * WebAnno TSV 3.3, read and written by INCEpTION
 * (https://inception-project.github.io/releases/36.0/docs/user-guide.html#sect_webannotsv). Offsets are UTF-16 code units. Names
 * are the built-in layer of named entities; the layers `webanno.custom.Quotation`, with the relation
 * `webanno.custom.QuotationLink` between the pieces of a quotation and to its speaker and cue, and `webanno.custom.Noise` have to
 * be made in the project first. White space before the first word of an article becomes blanks.
 */
export const webanno: Format = {
  title: 'WebAnno TSV 3.3',
  offsets: 'UTF-16 code units',
  writer: () => ({
    article: (article) => [{ path: `${pathOf(article.id)}.tsv`, text: table(article) }],
    end: () => [],
  }),
  read,
};

const NAMES = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
const QUOTATIONS = 'webanno.custom.Quotation';
const LINKS = 'webanno.custom.QuotationLink';
const NOISE = 'webanno.custom.Noise';

const HEADER = `#FORMAT=WebAnno TSV 3.3
#T_SP=${NAMES}|identifier|value
#T_SP=${NOISE}|kind
#T_SP=${QUOTATIONS}|entity|kind|role
#T_RL=${LINKS}|role|BT_${QUOTATIONS}

`;

/** The features of a node, under the layer and in the order of the header. */
function featuresOf({ layer, label, entity }: Node): {
  readonly at: number;
  readonly values: readonly (string | undefined)[];
} {
  if (layer === 'mention') return { at: 0, values: [entity, label] };
  if (layer === 'noise') return { at: 2, values: [label] };
  return { at: 3, values: [entity, layer === 'quotation' ? label : undefined, layer] };
}

const SPAN_COLUMNS = 6;

function table(article: Annotated): string {
  const text = article.text.toWellFormed();
  const { nodes, links } = graphOf(regionsOf(article));
  const sentences = sentencesFor(
    text,
    nodes.flatMap(({ start, end }) => [start, end]),
  );
  const tokens = sentences.flat();
  const names = sentences.flatMap((sentence, s) => sentence.map((_, t) => `${s + 1}-${t + 1}`));
  const cells: string[][][] = tokens.map(() => Array.from({ length: SPAN_COLUMNS + 2 }, () => []));
  nodes.forEach((node, index) => {
    const { at, values } = featuresOf(node);
    const inside = tokensIn(tokens, node);
    for (let token = inside.first; token < inside.end; token++) {
      values.forEach((value, column) => {
        cells[token]![at + column]!.push(`${value === undefined ? '*' : escapeValue(value)}[${index + 1}]`);
      });
    }
  });
  for (const { role, from, to } of links) {
    const source = tokensIn(tokens, nodes[from]!).first;
    const target = cells[tokensIn(tokens, nodes[to]!).first];
    if (names[source] === undefined || target === undefined) continue;
    target[SPAN_COLUMNS]!.push(role);
    target[SPAN_COLUMNS + 1]!.push(`${names[source]}[${from + 1}_${to + 1}]`);
  }
  let lines = HEADER;
  let token = 0;
  sentences.forEach((sentence, index) => {
    // The white space up to the next sentence is kept with this one: between sentences the format keeps none.
    const end = sentences[index + 1]?.[0]?.start ?? text.length;
    lines += '\n';
    for (const line of text.slice(sentence[0]!.start, end).split('\n')) lines += `#Text=${escapeText(line)}\n`;
    for (const { start, end: after } of sentence) {
      const row = cells[token]!.map((stacked) => (stacked.length === 0 ? '_' : stacked.join('|')));
      lines += `${names[token]}\t${start}-${after}\t${text.slice(start, after)}\t${row.join('\t')}\t\n`;
      token += 1;
    }
  });
  return lines;
}

function read(files: readonly TextFile[], texts: ReadonlyMap<string, string>): Imported {
  const problems: Problem[] = [];
  const articles = files.flatMap((file): Annotated[] => {
    if (!file.path.endsWith('.tsv')) return [];
    return [readTable(file, idOf(file.path.slice(0, -'.tsv'.length)), texts, problems)];
  });
  return { articles, problems };
}

interface Column {
  readonly layer: string;
  readonly feature: string;
}

function readTable(file: TextFile, id: string, texts: ReadonlyMap<string, string>, problems: Problem[]): Annotated {
  const columns: Column[] = [];
  const words: (Span & { readonly word: string })[] = [];
  let text = '';
  let waiting = '';
  const found = new Map<string, { layer: string; start: number; end: number; features: Map<string, string> }>();
  const relations: { readonly role: string; readonly from: string; readonly to: string }[] = [];
  file.text.split('\n').forEach((raw, index) => {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const declared = /^#T_(?:SP|RL|CH)=([^|]*)\|?(.*)$/.exec(line);
    if (declared !== null) {
      const [, layer = '', features = ''] = declared;
      for (const feature of features.split('|')) columns.push({ layer, feature });
      return;
    }
    if (line.startsWith('#Text=')) {
      waiting += `${unescapeText(line.slice('#Text='.length))}\n`;
      return;
    }
    if (line === '' || line.startsWith('#')) return;
    const [name = '', offsets = '', word = '', ...values] = line.split('\t');
    const [, from, to] = /^(\d{1,15})-(\d{1,15})$/.exec(offsets) ?? [];
    const start = Number(from);
    const end = Number(to);
    if (from === undefined || to === undefined || start >= end) {
      problems.push({ path: file.path, line: index + 1, message: `“${offsets}” is no range of a token` });
      return;
    }
    if (waiting !== '') {
      // A sentence begins where its first token does; what is between sentences can only be white space.
      text = text.slice(0, start).padEnd(Math.min(start, text.length + file.text.length)) + waiting;
      waiting = '';
    }
    if (!name.includes('.')) words.push({ start, end, word });
    const atLayer = new Map<string, number>();
    columns.forEach(({ layer, feature }, column) => {
      const first = atLayer.get(layer) ?? column;
      atLayer.set(layer, first);
      const stacked = cellsOf(values[column] ?? '_');
      stacked.forEach(({ value, mark }, place) => {
        if (feature.startsWith('BT_')) {
          // What is alone where it begins may go without a number, or with 0.
          const [from = '', to = ''] = mark.split('_').map((end) => (end === '0' ? '' : end));
          const base = feature.slice('BT_'.length);
          relations.push({
            role: cellsOf(values[first] ?? '_')[place]?.value ?? '',
            from: from === '' ? `${base} ${value} 0` : from,
            to: to === '' ? `${base} ${name} 0` : to,
          });
          return;
        }
        if (layer === LINKS) return;
        const key = mark === '' ? `${layer} ${name} ${place}` : mark;
        const known = found.get(key);
        const annotation = known ?? { layer, start, end, features: new Map<string, string>() };
        if (known === undefined) found.set(key, annotation);
        annotation.end = Math.max(annotation.end, end);
        if (value !== undefined) annotation.features.set(feature, value);
      });
    });
  });
  if (text.endsWith('\n')) text = text.slice(0, -1);
  const original = texts.get(id);
  const isOriginal =
    original !== undefined && words.every(({ start, end, word }) => original.toWellFormed().slice(start, end) === word);
  const problem = (message: string): void => {
    problems.push({ path: file.path, message });
  };
  const places = new Map<string, number>();
  const nodes: Node[] = [];
  for (const [key, { layer, start, end, features }] of found) {
    const node = nodeOf(layer, features, { start, end });
    if (node === undefined)
      problem(`${layer} at ${start}–${end} (${[...features.values()].join(', ')}) means nothing here`);
    else places.set(key, nodes.push(node) - 1);
  }
  const links = relations.flatMap(({ role, ...ends }): Link[] => {
    const from = places.get(ends.from);
    const to = places.get(ends.to);
    return isRole(role) && from !== undefined && to !== undefined ? [{ role, from, to }] : [];
  });
  const annotations = annotationsFrom(regionsFrom({ nodes, links }), problem);
  return { id, text: isOriginal ? original : text, ...annotations };
}

function nodeOf(layer: string, features: ReadonlyMap<string, string>, span: Span): Node | undefined {
  const entity = features.get(layer === NAMES ? 'identifier' : 'entity');
  const rest = { ...span, ...(entity !== undefined && { entity }) };
  const role = features.get('role');
  const kind = features.get(layer === NAMES ? 'value' : 'kind') ?? '';
  switch (layer) {
    case NAMES: {
      const type = typeOfLabel(kind);
      return type && { layer: 'mention', label: type, ...rest };
    }
    case NOISE:
      return isNoiseKind(kind) ? { layer: 'noise', label: kind, ...rest } : undefined;
    case QUOTATIONS:
      if (role === 'quoted' || role === 'speaker' || role === 'cue') return { layer: role, label: role, ...rest };
      return isQuotationKind(kind) ? { layer: 'quotation', label: kind, ...rest } : undefined;
    default:
      return undefined;
  }
}
