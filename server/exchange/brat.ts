import { NOISE_KINDS, type Span } from '../analysis/model.ts';
import { type CodePoints, codePointsOf } from './code-points.ts';
import type { Format, Imported, NameOf, Problem, TextFile } from './format.ts';
import { typeOfLabel } from './labels.ts';
import { idOf, pathOf } from './paths.ts';
import { type Annotated, QUOTATION_KINDS, RECORD_TYPES } from './record.ts';
import { annotationsFrom, type Layer, type Region, regionsOf } from './regions.ts';

/**
 * The standoff format of the annotation tool brat (https://brat.nlplab.org/standoff.html): a `.txt` and an `.ann` an article, and
 * the project's `annotation.conf`. Offsets are Unicode code points of the `.txt`, in which both halves of a CRLF and a byte order
 * mark count. No annotation of brat crosses a line break, so one that does is cut there and marked `Unbroken`. The entity that a
 * name belongs to is a normalization; quotations have their kind as an attribute, their speaker and cue as relations.
 */
export const brat: Format = {
  title: 'brat standoff',
  offsets: 'Unicode code points',
  writer: (nameOf) => {
    let begun = false;
    return {
      article(article) {
        const path = pathOf(article.id);
        const files = [
          { path: `${path}.txt`, text: article.text.toWellFormed() },
          { path: `${path}.ann`, text: standoff(article, nameOf) },
        ];
        if (!begun) files.push({ path: 'annotation.conf', text: CONFIGURATION });
        begun = true;
        return files;
      },
      end: () => [],
    };
  },
  read,
};

const TYPE_OF_LAYER = {
  quotation: 'Quotation',
  quoted: 'Quoted',
  speaker: 'Speaker',
  cue: 'Cue',
  noise: 'Noise',
} as const;

const RELATION_OF_LAYER = { quoted: 'Marks', speaker: 'Said_by', cue: 'Told_by' } as const;

const CONFIGURATION = `[entities]
${RECORD_TYPES.join('\n')}
Quotation
Quoted
Speaker
Cue
Noise

[relations]
Said_by\tArg1:Quotation, Arg2:Speaker
Told_by\tArg1:Quotation, Arg2:Cue
Marks\tArg1:Quotation, Arg2:Quoted
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Kind\tArg:Quotation, Value:${QUOTATION_KINDS.join('|')}
Noise_kind\tArg:Noise, Value:${NOISE_KINDS.join('|')}
Unbroken\tArg:<ENTITY>
`;

/** What Python takes for the end of a line, and so brat for the end of an annotation. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they end lines
const BREAKS = /[\n\v\f\r\u001c-\u001e\u0085\u2028\u2029]+/g;

function standoff(article: Annotated, nameOf: NameOf): string {
  const text = article.text.toWellFormed();
  const points = codePointsOf(text);
  const regions = regionsOf(article);
  let lines = '';
  let relations = 0;
  let attributes = 0;
  let names = 0;
  const ids: string[] = [];
  regions.forEach(({ layer, label, pieces, entity, of }, index) => {
    const id = `T${index + 1}`;
    ids.push(id);
    const type = layer === 'mention' ? label : TYPE_OF_LAYER[layer];
    const parts = pieces.map((piece) => onLines(text, piece));
    const shown = parts.flat();
    const offsets = shown.map(({ start, end }) => `${points.fromUnits(start)} ${points.fromUnits(end)}`).join(';');
    lines += `${id}\t${type} ${offsets}\t${shown.map(({ start, end }) => text.slice(start, end).replace(BREAKS, ' ')).join(' ')}\n`;
    if (parts.some((part) => part.length > 1)) lines += `A${++attributes}\tUnbroken ${id}\n`;
    if (layer === 'quotation') lines += `A${++attributes}\tKind ${id} ${label}\n`;
    if (layer === 'noise') lines += `A${++attributes}\tNoise_kind ${id} ${label}\n`;
    if (entity !== undefined) {
      const name = (nameOf(entity) ?? entity).toWellFormed().replace(/\s+/g, ' ');
      lines += `N${++names}\tReference ${id} Marginalia:${encodeURIComponent(entity.toWellFormed())}\t${name}\n`;
    }
    if (of !== undefined && (layer === 'quoted' || layer === 'speaker' || layer === 'cue')) {
      lines += `R${++relations}\t${RELATION_OF_LAYER[layer]} Arg1:${ids[of]} Arg2:${id}\n`;
    }
  });
  return lines;
}

/** A span without the line breaks in it; as it is where it is nothing else. */
function onLines(text: string, span: Span): readonly Span[] {
  const parts: Span[] = [];
  let { start } = span;
  for (const found of text.slice(span.start, span.end).matchAll(BREAKS)) {
    const at = span.start + found.index;
    if (at > start) parts.push({ start, end: at });
    start = at + found[0].length;
  }
  if (start < span.end) parts.push({ start, end: span.end });
  return parts.length > 0 ? parts : [span];
}

function read(files: readonly TextFile[], texts: ReadonlyMap<string, string>): Imported {
  const problems: Problem[] = [];
  const contents = new Map(files.map(({ path, text }) => [path, text]));
  const articles = files.flatMap((file): Annotated[] => {
    if (!file.path.endsWith('.ann')) return [];
    const path = file.path.slice(0, -'.ann'.length);
    const id = idOf(path);
    const text = contents.get(`${path}.txt`) ?? texts.get(id);
    if (text !== undefined)
      return [{ id, text, ...annotationsFrom(readStandoff(file, text, problems), tell(file, problems)) }];
    problems.push({ path: file.path, message: `its text, ${path}.txt, is not there` });
    return [];
  });
  return { articles, problems };
}

function tell({ path }: TextFile, problems: Problem[]): (message: string) => void {
  return (message) => problems.push({ path, message });
}

interface Bound {
  readonly layer: Layer;
  label: string;
  readonly spans: [Span, ...Span[]];
  entity?: string;
  of?: string;
  unbroken?: boolean;
}

function readStandoff(file: TextFile, text: string, problems: Problem[]): readonly Region[] {
  const points = codePointsOf(text);
  const bounds = new Map<string, Bound>();
  const later: (() => void)[] = [];
  const readLine = (line: string, index: number): void => {
    const [id = '', data = '', comment = ''] = line.split('\t');
    const problem = (message: string): void => {
      problems.push({ path: file.path, line: index + 1, message });
    };
    const [type = '', ...rest] = data.split(' ');
    switch (id[0]) {
      case 'T': {
        const spans = spansIn(rest.join(' '), points, text.length);
        const layer = layerOf(type);
        const label = layer === 'mention' ? (typeOfLabel(type) ?? type) : layer;
        if (spans === undefined) problem(`“${data}” is no type with offsets within the text`);
        else bounds.set(id, { layer, label, spans });
        return;
      }
      case 'A':
      case 'M':
        later.push(() => {
          const bound = bounds.get(rest[0] ?? '');
          if (bound === undefined) return problem(`${id} says something of what is not there`);
          if (type === 'Unbroken') bound.unbroken = true;
          else if (type === 'Kind' || type === 'Noise_kind') bound.label = rest[1] ?? '';
        });
        return;
      case 'N':
        later.push(() => {
          const bound = bounds.get(rest[0] ?? '');
          const [, base = '', entry = ''] = /^([^:]*):(.+)$/.exec(rest[1] ?? '') ?? [];
          if (bound === undefined || entry === '') return problem(`${id} names what is not there`);
          bound.entity = base === 'Marginalia' ? idOf(entry) : `${base}:${entry}`;
        });
        return;
      case 'R':
        later.push(() => {
          const [from, to] = ['Arg1:', 'Arg2:'].map((name) =>
            rest.find((part) => part.startsWith(name))?.slice(name.length),
          );
          const part = bounds.get(to ?? '');
          if (from === undefined || part === undefined) return problem(`${id} joins what is not there`);
          part.of = from;
        });
        return;
      // Equivalences, events and comments have no place in a record.
      case '*':
      case 'E':
      case '#':
      case undefined:
        return;
      default:
        problem(`“${id}” begins no annotation${comment === '' ? '' : ` (${comment})`}`);
    }
  };
  file.text.split(/\r?\n/).forEach(readLine);
  for (const action of later) action();
  const order = [...bounds].sort(([, a], [, b]) => Number(a.layer !== 'quotation') - Number(b.layer !== 'quotation'));
  const places = new Map(order.map(([id], index) => [id, index]));
  return order.map(([, { layer, label, spans, entity, of, unbroken }]): Region => {
    const quotation = of === undefined ? undefined : places.get(of);
    return {
      layer,
      label,
      pieces: unbroken === true ? mended(text, spans) : spans,
      ...(entity !== undefined && { entity }),
      ...(quotation !== undefined && { of: quotation }),
    };
  });
}

/** Spans put together again where only line breaks lie between them. */
function mended(text: string, [first, ...others]: readonly [Span, ...Span[]]): [Span, ...Span[]] {
  const whole: [Span, ...Span[]] = [first];
  for (const span of others) {
    const last = whole.at(-1)!;
    if (text.slice(last.end, span.start).replace(BREAKS, '') === '')
      whole[whole.length - 1] = { start: last.start, end: span.end };
    else whole.push(span);
  }
  return whole;
}

function spansIn(offsets: string, points: CodePoints, length: number): [Span, ...Span[]] | undefined {
  const spans: Span[] = [];
  for (const pair of offsets.split(';')) {
    const [, from, to] = /^(\d{1,15}) (\d{1,15})$/.exec(pair) ?? [];
    if (from === undefined || to === undefined) return undefined;
    const span = { start: points.toUnits(Number(from)), end: points.toUnits(Number(to)) };
    if (span.start >= span.end || span.end > length) return undefined;
    spans.push(span);
  }
  const [first, ...others] = spans;
  return first === undefined ? undefined : [first, ...others];
}

function layerOf(type: string): Layer {
  switch (type) {
    case 'Quotation':
      return 'quotation';
    case 'Quoted':
      return 'quoted';
    case 'Speaker':
      return 'speaker';
    case 'Cue':
      return 'cue';
    case 'Noise':
      return 'noise';
    default:
      return 'mention';
  }
}
