import type { Span } from '../analysis/model.ts';
import { codePointsOf } from './code-points.ts';
import type { Format, Imported, Problem, TextFile } from './format.ts';
import { countIn, isObject, type JsonObject, objectsIn, parseJsonLines, stringIn } from './json.ts';
import { ontonotesLabel } from './labels.ts';
import { graphOf, isRole, type Link, type Node, regionsFrom } from './links.ts';
import { nodeLabel, nodeOf } from './node-labels.ts';
import { type Annotated, isRecordType } from './record.ts';
import { annotationsFrom, regionsOf } from './regions.ts';
import { sentencesFor, tokensIn } from './sentences.ts';

/**
 * JSON Lines of Prodigy's tasks (https://prodi.gy/docs/api-interfaces, `spans_manual` and `relations`). Offsets of spans are
 * Unicode code points, those of tokens and relations count tokens, and `token_end` is the last token of a span, not the one
 * after it. Names have the labels of OntoNotes; a span that is something else says so before its label (`quotation:direct`).
 * Pieces of one quotation are joined by the relation `continues`, as its speaker and cue are.
 */
export const prodigy: Format = {
  title: 'Prodigy JSONL',
  offsets: 'Unicode code points',
  writer: () => ({
    article: (article) => [{ path: 'articles.prodigy.jsonl', text: `${JSON.stringify(taskOf(article))}\n` }],
    end: () => [],
  }),
  read,
};

function taskOf(article: Annotated): object {
  const { id, text } = article;
  const points = codePointsOf(text);
  const { nodes, links } = graphOf(regionsOf(article));
  const cuts = nodes.flatMap(({ start, end }) => [start, end]);
  const tokens = sentencesFor(text, cuts).flat();
  const offsets = ({ start, end }: Span): Span => ({ start: points.fromUnits(start), end: points.fromUnits(end) });
  const spans = nodes.map((node) => {
    const inside = tokensIn(tokens, node);
    const { entity } = node;
    return {
      ...offsets(node),
      token_start: inside.first,
      token_end: Math.max(inside.first, inside.end - 1),
      label: labelOf(node),
      ...(entity !== undefined && { entity }),
    };
  });
  return {
    text,
    meta: { article: id },
    tokens: tokens.map((token, index) => ({
      text: text.slice(token.start, token.end),
      ...offsets(token),
      id: index,
      ws: (tokens[index + 1]?.start ?? text.length) > token.end,
    })),
    spans,
    relations: links.map(({ role, from, to }) => ({
      head: spans[from]!.token_end,
      child: spans[to]!.token_end,
      head_span: spans[from],
      child_span: spans[to],
      label: role,
    })),
    answer: 'accept',
  };
}

function labelOf(node: Node): string {
  return node.layer === 'mention' && isRecordType(node.label) ? ontonotesLabel(node.label) : nodeLabel(node);
}

function read(files: readonly TextFile[]): Imported {
  const problems: Problem[] = [];
  const articles: Annotated[] = [];
  for (const file of files) {
    for (const [task, line] of parseJsonLines(file, problems)) {
      const problem = (message: string): void => {
        problems.push({ path: file.path, line, message });
      };
      const text = stringIn(task.text);
      if (text === undefined) {
        problem('it has no “text”');
        continue;
      }
      if (task.answer === 'reject' || task.answer === 'ignore') continue;
      const points = codePointsOf(text);
      const nodes: Node[] = [];
      const places = new Map<string, number>();
      for (const span of objectsIn(task.spans)) {
        const start = points.toUnits(countIn(span.start) ?? 0);
        const end = points.toUnits(countIn(span.end) ?? 0);
        const node = nodeOf(stringIn(span.label) ?? '', { start, end }, stringIn(span.entity));
        if (node === undefined || node.start >= node.end || node.end > text.length) {
          problem(`${JSON.stringify(span)} is no span within the text`);
        } else if (!places.has(keyOf(span))) places.set(keyOf(span), nodes.push(node) - 1);
      }
      const links = objectsIn(task.relations).flatMap((relation): Link[] => {
        const { label: role, head_span: head, child_span: child } = relation;
        const from = isObject(head) ? places.get(keyOf(head)) : undefined;
        const to = isObject(child) ? places.get(keyOf(child)) : undefined;
        return isRole(role) && from !== undefined && to !== undefined ? [{ role, from, to }] : [];
      });
      const meta = isObject(task.meta) ? task.meta : {};
      const id = stringIn(meta.article) ?? String(articles.length + 1);
      articles.push({ id, text, ...annotationsFrom(regionsFrom({ nodes, links }), problem) });
    }
  }
  return { articles, problems };
}

function keyOf(span: JsonObject): string {
  return JSON.stringify([span.start, span.end, span.label]);
}
