import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyze } from '../../server/analysis/analyze.ts';
import type { Mention } from '../../server/analysis/model.ts';
import { createCorpus } from '../../server/corpus/corpus.ts';
import { digestOf } from '../../server/corpus/digesting.ts';
import { thingsAt } from '../../server/features/article.ts';
import { codeActions } from '../../server/features/code-actions.ts';
import { codeLenses } from '../../server/features/code-lens.ts';
import { definition } from '../../server/features/definition.ts';
import { disagreements } from '../../server/features/disagreements.ts';
import { documentSymbols, type Outline } from '../../server/features/document-symbols.ts';
import { folds } from '../../server/features/folding.ts';
import { highlights } from '../../server/features/highlight.ts';
import { hover } from '../../server/features/hover.ts';
import { references } from '../../server/features/references.ts';
import { selections } from '../../server/features/selection.ts';
import { type SemanticToken, semanticTokens } from '../../server/features/semantic-tokens.ts';
import { text } from '../arbitrary.ts';
import { models } from '../models.ts';
import { runs } from '../runs.ts';
import { finish } from './corpora.ts';

const uri = 'file:///a.article';
const kindOf = ({ kind }: Mention) => kind;

test('colours are in order, never overlap and never cross a line end', () => {
  fc.assert(
    fc.property(text, fc.nat(400), fc.nat(400), (source, from, length) => {
      const analysis = analyze(source, models);
      const range = { start: Math.min(from, source.length), end: Math.min(from + length, source.length) };
      for (const tokens of [
        semanticTokens(analysis, () => true, kindOf),
        semanticTokens(analysis, () => false, kindOf, range),
      ]) {
        let line = -1;
        let end = 0;
        for (const token of tokens) {
          if (token.line !== line) end = 0;
          assert.ok(token.line >= line && token.character >= end && token.length > 0);
          line = token.line;
          end = token.character + token.length;
          const { start: lineStart, end: lineEnd } = analysis.lines[line]!;
          assert.ok(lineStart + end <= lineEnd);
        }
      }
    }),
    runs(30),
  );
});

test('a range has the colours that the whole article has there', () => {
  fc.assert(
    fc.property(text, fc.nat(400), fc.nat(400), (source, from, length) => {
      const analysis = analyze(source, models);
      const range = { start: Math.min(from, source.length), end: Math.min(from + length, source.length) };
      const painted = (tokens: readonly SemanticToken[]): readonly string[] => {
        const colours: string[] = new Array(source.length).fill('');
        for (const token of tokens) {
          const start = analysis.lines[token.line]!.start + token.character;
          colours.fill(`${token.type} ${token.modifiers.join(' ')}`, start, start + token.length);
        }
        return colours.slice(range.start, range.end);
      };
      const isElsewhere = (entity: number): boolean => entity % 2 === 0;
      assert.deepEqual(
        painted(semanticTokens(analysis, isElsewhere, kindOf, range)),
        painted(semanticTokens(analysis, isElsewhere, kindOf)),
      );
    }),
    runs(30),
  );
});

test('every feature answers at every place of every text, within bounds', () => {
  fc.assert(
    fc.property(text, fc.double({ min: 0, max: 1, noNaN: true }), (source, share) => {
      const analysis = analyze(source, models);
      const article = { uri, text: source, analysis };
      const corpus = createCorpus(models.givenNames);
      corpus.put(uri, digestOf(analysis, source));
      corpus.put('file:///b.article', digestOf(analysis, source));
      const offset = Math.floor(share * source.length);
      const inBounds = ({ start, end }: { start: number; end: number }): void =>
        assert.ok(0 <= start && start <= end && end <= source.length);
      for (const { span } of thingsAt(analysis, offset)) inBounds(span);
      const hovered = hover(article, corpus, offset, () => []);
      if (hovered !== undefined) inBounds(hovered.span);
      highlights(analysis, offset).forEach(inBounds);
      const nested = selections(analysis, offset);
      nested.forEach(inBounds);
      nested.slice(1).forEach((outer, i) => {
        assert.ok(outer.start <= nested[i]!.start && nested[i]!.end <= outer.end);
      });
      for (const { firstLine, lastLine } of folds(analysis)) {
        assert.ok(0 <= firstLine && firstLine < lastLine && lastLine < analysis.lines.length);
      }
      const inside = ({ span, focus, children }: Outline): void => {
        inBounds(span);
        assert.ok(span.start <= focus.start && focus.end <= span.end);
        children.forEach(inside);
      };
      documentSymbols(article).forEach(inside);
      disagreements(article, corpus).forEach(inBounds);
      codeLenses(article, corpus).forEach(({ offset: at }) => {
        inBounds({ start: at, end: at });
      });
      for (const { cuts } of codeActions(article, { start: 0, end: source.length }, () => true)) {
        cuts.forEach(inBounds);
        cuts.slice(1).forEach((cut, i) => {
          assert.ok(cuts[i]!.end <= cut.start);
        });
      }
      const found = finish(references(article, corpus, offset));
      const jump = definition(article, corpus, offset);
      if (jump !== undefined) assert.ok(found.length > 0);
    }),
    runs(30),
  );
});
