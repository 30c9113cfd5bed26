import { NOISE_KINDS } from '../analysis/model.ts';
import { codePointsOf } from './code-points.ts';
import type { Format, Imported, Problem, TextFile } from './format.ts';
import { countIn, isObject, type JsonObject, objectsIn, parseJson, stringIn } from './json.ts';
import { graphOf, isRole, type Link, type Node, ROLES, regionsFrom } from './links.ts';
import { nodeLabel, nodeOf } from './node-labels.ts';
import { type Annotated, QUOTATION_KINDS, RECORD_TYPES } from './record.ts';
import { annotationsFrom, regionsOf } from './regions.ts';
import { escapeAttribute } from './xml.ts';

/**
 * Tasks of Label Studio (https://labelstud.io/guide/task_format) and the labelling interface that shows them. Offsets are Unicode
 * code points, as its editor counts them. A stretch of text is a region with a label, its entity the text of a second control;
 * pieces of one quotation, its speaker and its cue are joined by relations.
 */
export const labelStudio: Format = {
  title: 'Label Studio JSON',
  offsets: 'Unicode code points',
  writer: () => {
    let begun = false;
    return {
      article(article) {
        const text = `${begun ? ',\n' : '[\n'}${JSON.stringify(taskOf(article))}`;
        begun = true;
        return [{ path: TASKS, text }];
      },
      end: () => [
        { path: TASKS, text: begun ? '\n]\n' : '[]\n' },
        { path: 'label-studio.xml', text: INTERFACE },
      ],
    };
  },
  read,
};

const TASKS = 'label-studio.json';

const LABELS = [
  ...RECORD_TYPES,
  ...QUOTATION_KINDS.map((kind) => `quotation:${kind}`),
  'quoted',
  'speaker',
  'cue',
  ...NOISE_KINDS.map((kind) => `noise:${kind}`),
];

const INTERFACE = `<View>
  <Relations>
${ROLES.map((role) => `    <Relation value="${role}"/>`).join('\n')}
  </Relations>
  <Labels name="label" toName="text">
${LABELS.map((label) => `    <Label value="${escapeAttribute(label)}"/>`).join('\n')}
  </Labels>
  <Text name="text" value="$text"/>
  <TextArea name="entity" toName="text" perRegion="true" editable="true"/>
</View>
`;

function taskOf(article: Annotated): object {
  const { id, text } = article;
  const points = codePointsOf(text);
  const { nodes, links } = graphOf(regionsOf(article));
  const result = nodes.flatMap((node, index): object[] => {
    const { start, end, entity } = node;
    const value = {
      start: points.fromUnits(start),
      end: points.fromUnits(end),
      text: text.slice(start, end),
    };
    const region = { id: `r${index}`, to_name: 'text' };
    const labelled = { ...region, from_name: 'label', type: 'labels', value: { ...value, labels: [nodeLabel(node)] } };
    if (entity === undefined) return [labelled];
    return [labelled, { ...region, from_name: 'entity', type: 'textarea', value: { ...value, text: [entity] } }];
  });
  const relations = links.map(({ role, from, to }) => ({
    type: 'relation',
    from_id: `r${from}`,
    to_id: `r${to}`,
    direction: 'right',
    labels: [role],
  }));
  return { data: { text, article: id }, annotations: [{ result: [...result, ...relations] }] };
}

function read(files: readonly TextFile[]): Imported {
  const problems: Problem[] = [];
  const articles: Annotated[] = [];
  for (const file of files) {
    if (!file.path.endsWith('.json')) continue;
    for (const [index, task] of objectsIn(parseJson(file, problems)).entries()) {
      const problem = (message: string): void => {
        problems.push({ path: file.path, message: `task ${index + 1}: ${message}` });
      };
      const data = isObject(task.data) ? task.data : {};
      const text = stringIn(data.text);
      if (text === undefined) {
        problem('it has no text in “data.text”');
        continue;
      }
      const given = objectsIn(task.annotations).filter((annotation) => annotation.was_cancelled !== true);
      const [annotation] = [...given, ...objectsIn(task.predictions)];
      const { nodes, links } = readResult(objectsIn(annotation?.result), text, problem);
      const id = stringIn(data.article) ?? String(articles.length + 1);
      articles.push({ id, text, ...annotationsFrom(regionsFrom({ nodes, links }), problem) });
    }
  }
  return { articles, problems };
}

function readResult(
  result: readonly JsonObject[],
  text: string,
  problem: (message: string) => void,
): { readonly nodes: readonly Node[]; readonly links: readonly Link[] } {
  const points = codePointsOf(text);
  const entities = new Map<string, string>();
  for (const { id, type, value } of result) {
    const [entity]: unknown[] = isObject(value) && Array.isArray(value.text) ? value.text : [];
    if (type === 'textarea' && typeof id === 'string' && typeof entity === 'string') entities.set(id, entity);
  }
  const nodes: Node[] = [];
  const places = new Map<string, number>();
  const links: Link[] = [];
  for (const { id, type, value } of result) {
    if (type !== 'labels' || typeof id !== 'string' || !isObject(value)) continue;
    const start = countIn(value.start);
    const end = countIn(value.end);
    const [label]: unknown[] = Array.isArray(value.labels) ? value.labels : [];
    const span = { start: points.toUnits(start ?? 0), end: points.toUnits(end ?? 0) };
    const node = typeof label === 'string' ? nodeOf(label, span, entities.get(id)) : undefined;
    if (node === undefined || span.start >= span.end || span.end > text.length) {
      problem(`region ${id} has no known label or does not lie within the text`);
    } else places.set(id, nodes.push(node) - 1);
  }
  for (const { type, from_id, to_id, labels } of result) {
    if (type !== 'relation') continue;
    const [role]: unknown[] = Array.isArray(labels) ? labels : [];
    const from = typeof from_id === 'string' ? places.get(from_id) : undefined;
    const to = typeof to_id === 'string' ? places.get(to_id) : undefined;
    if (isRole(role) && from !== undefined && to !== undefined) links.push({ role, from, to });
  }
  return { nodes, links };
}
