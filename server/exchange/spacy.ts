import type { Span } from '../analysis/model.ts';
import { type CodePoints, codePointsOf } from './code-points.ts';
import type { Format, Imported, Problem, TextFile } from './format.ts';
import { countIn, isObject, type JsonObject, objectsIn, parseJsonLines, stringIn } from './json.ts';
import { ontonotesLabel, typeOfLabel } from './labels.ts';
import { type Annotated, type Annotations, RECORD_TYPES, type RecordMention } from './record.ts';
import { annotationsFrom, inOrder, isLayer, type Region, regionsOf } from './regions.ts';
import { sentencesFor } from './sentences.ts';

/**
 * JSON Lines of spaCy's `Doc.to_json()` (https://spacy.io/api/doc#to_json), read with `Doc.from_json()`. Offsets are Unicode code
 * points. Names are entities with the labels of OntoNotes and their entity as `kb_id`; of names that overlap the outer ones are
 * entities and all are in the span group `names`. Pieces of quotations and lines of noise are span groups as well; how the
 * pieces belong together is in `_.marginalia`. `[text, {"entities": [[start, end, label]]}]` lines are read, too.
 */
export const spacy: Format = {
  title: 'spaCy JSONL',
  offsets: 'Unicode code points',
  writer: () => ({
    article: (article) => [{ path: 'articles.spacy.jsonl', text: `${JSON.stringify(docOf(article))}\n` }],
    end: () => [],
  }),
  read,
};

function docOf(article: Annotated): object {
  const { id, text } = article;
  const points = codePointsOf(text);
  const regions = regionsOf(article);
  const span = ({ start, end }: Span): Span => ({ start: points.fromUnits(start), end: points.fromUnits(end) });
  const cuts = regions.flatMap(({ pieces }) => pieces.flatMap(({ start, end }) => [start, end]));
  const sentences = sentencesFor(text, cuts);
  const tokens = withSpaces(text, sentences.flat());
  const names = regions.filter(({ layer }) => layer === 'mention').map((name) => ({ ...name, ...name.pieces[0] }));
  const labelled = ({ start, end, label, entity }: Span & { label: string; entity?: string }): object => {
    const type = RECORD_TYPES.find((candidate) => candidate === label);
    const name = type === undefined ? label : ontonotesLabel(type);
    // What is read back looks for it in every span.
    return { ...span({ start, end }), label: name, kb_id: entity ?? '' };
  };
  const outer: typeof names = [];
  for (const name of [...names].sort(inOrder)) if (name.start >= (outer.at(-1)?.end ?? 0)) outer.push(name);
  const group = (layer: Region['layer']): object[] =>
    regions
      .filter((region) => region.layer === layer)
      .flatMap(({ pieces, label, entity }) =>
        pieces.map((piece) => labelled({ ...piece, label, ...(entity !== undefined && { entity }) })),
      );
  return {
    text,
    ents: outer.map(labelled),
    sents: sentences.map((sentence) => span({ start: sentence[0]!.start, end: sentence.at(-1)!.end })),
    tokens: tokens.map((token, index) => ({ id: index, ...span(token) })),
    spans: {
      names: names.map(labelled),
      quotations: group('quotation'),
      quoted: group('quoted'),
      speakers: group('speaker'),
      cues: group('cue'),
      noise: group('noise'),
    },
    _: {
      marginalia: {
        id,
        regions: regions.flatMap(({ layer, label, pieces, entity, of }) =>
          layer === 'mention'
            ? []
            : [
                {
                  layer,
                  label,
                  pieces: pieces.map(span),
                  ...(entity !== undefined && { entity }),
                  ...(of !== undefined && { of: of - names.length }),
                },
              ],
        ),
      },
    },
  };
}

/** spaCy's tokens hold all of the text but single blanks: the rest of the white space is tokens as well. */
function withSpaces(text: string, tokens: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  let at = 0;
  for (const token of [...tokens, { start: text.length, end: text.length }]) {
    const start = at > 0 && text[at] === ' ' ? at + 1 : at;
    if (start < token.start) all.push({ start, end: token.start });
    if (token.end > token.start) all.push({ start: token.start, end: token.end });
    at = token.end;
  }
  return all;
}

function read(files: readonly TextFile[]): Imported {
  const problems: Problem[] = [];
  const articles: Annotated[] = [];
  for (const file of files) {
    const { path } = file;
    for (const [value, line] of linesOf(file, problems)) {
      const problem = (message: string): void => {
        problems.push({ path, line, message });
      };
      const text = stringIn(value.text);
      if (text === undefined) {
        problem('it has no “text”');
        continue;
      }
      const points = codePointsOf(text);
      const custom = isObject(value._) && isObject(value._.marginalia) ? value._.marginalia : {};
      const groups = isObject(value.spans) ? value.spans : {};
      const names = objectsIn(groups.names ?? value.ents);
      const mentions = names.flatMap((name): RecordMention[] => {
        const span = spanIn(name, points, text.length);
        const type = typeOfLabel(stringIn(name.label) ?? '');
        if (span === undefined || type === undefined) {
          problem(`${JSON.stringify(name)} is no name within the text`);
          return [];
        }
        const entity = stringIn(name.kb_id) ?? '';
        return [{ ...span, type, ...(entity !== '' && { entity }) }];
      });
      const { quotations, noise } = restOf(custom, points, text.length, problem);
      const id = stringIn(custom.id) ?? String(articles.length + 1);
      articles.push({ id, text, mentions: mentions.sort(inOrder), quotations, noise });
    }
  }
  return { articles, problems };
}

/** Lines of both shapes as objects. */
function* linesOf(file: TextFile, problems: Problem[]): Generator<readonly [JsonObject, number]> {
  const pairs: Problem[] = [];
  const lines = file.text.split('\n');
  yield* parseJsonLines(file, pairs);
  for (const problem of pairs) {
    const old = pairOf(lines[(problem.line ?? 0) - 1] ?? '');
    if (old === undefined) problems.push(problem);
    else yield [old, problem.line ?? 0];
  }
}

/** A line of spaCy 2: `[text, {"entities": [[start, end, label]]}]`. */
function pairOf(line: string): JsonObject | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!Array.isArray(value)) return undefined;
  const [text, about]: unknown[] = value;
  if (typeof text !== 'string' || !isObject(about) || !Array.isArray(about.entities)) return undefined;
  const ents = about.entities.map((entity: unknown) => {
    const [start, end, label]: unknown[] = Array.isArray(entity) ? entity : [];
    return { start, end, label };
  });
  return { text, ents };
}

function restOf(
  custom: JsonObject,
  points: CodePoints,
  length: number,
  problem: (message: string) => void,
): Pick<Annotations, 'quotations' | 'noise'> {
  const regions = objectsIn(custom.regions).map((value): Region | undefined => {
    const { layer, label, entity, of } = value;
    const spans = objectsIn(value.pieces).map((piece) => spanIn(piece, points, length));
    const [first, ...others] = spans.filter((span) => span !== undefined);
    if (!isLayer(layer) || typeof label !== 'string' || first === undefined) return undefined;
    const quotation = countIn(of);
    return {
      layer,
      label,
      pieces: [first, ...others],
      ...(typeof entity === 'string' && { entity }),
      ...(quotation !== undefined && { of: quotation }),
    };
  });
  if (regions.includes(undefined)) {
    problem('a quotation or noise in “_.marginalia” is not within the text');
    return { quotations: [], noise: [] };
  }
  return annotationsFrom(
    regions.filter((region) => region !== undefined),
    problem,
  );
}

function spanIn(value: JsonObject, points: CodePoints, length: number): Span | undefined {
  const start = countIn(value.start);
  const end = countIn(value.end);
  if (start === undefined || end === undefined) return undefined;
  const span = { start: points.toUnits(start), end: points.toUnits(end) };
  return span.start < span.end && span.end <= length ? span : undefined;
}
