import { type SemanticTokens, SemanticTokensBuilder, type SemanticTokensDelta } from 'vscode-languageserver';
import type { Span } from '../analysis/model.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Article } from '../features/article.ts';
import { type SemanticToken, semanticTokens, TOKEN_MODIFIERS, TOKEN_TYPES } from '../features/semantic-tokens.ts';
import { shownKind } from '../features/shown-kind.ts';

export const LEGEND = { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] };

const TYPE_INDEX = new Map(TOKEN_TYPES.map((type, index) => [type, index]));

/** The colours of open articles; remembers the last answer for each, so that the next one tells only what differs. */
export interface Colours {
  full(article: Article): SemanticTokens;
  delta(article: Article, previous: string): SemanticTokens | SemanticTokensDelta;
  range(article: Article, span: Span): SemanticTokens;
  forget(uri: string): void;
}

export function createColours(corpus: Corpus): Colours {
  const builders = new Map<string, SemanticTokensBuilder>();

  function tokensOf(article: Article, span?: Span): readonly SemanticToken[] {
    const { uri, analysis } = article;
    const elsewhere = analysis.entities.map((_, local) => {
      const id = corpus.entityOf(uri, local);
      return id !== undefined && corpus.isElsewhere(id, uri);
    });
    return semanticTokens(
      analysis,
      (entity) => elsewhere[entity] === true,
      (mention) => shownKind(corpus, article, mention),
      span,
    );
  }

  function builderOf(uri: string): SemanticTokensBuilder {
    let builder = builders.get(uri);
    if (builder === undefined) {
      builder = new SemanticTokensBuilder();
      builders.set(uri, builder);
    }
    return builder;
  }

  return {
    full(article) {
      const builder = builderOf(article.uri);
      // An empty name of a previous answer begins a new one.
      builder.previousResult('');
      push(builder, tokensOf(article));
      return builder.build();
    },
    delta(article, previous) {
      const builder = builderOf(article.uri);
      builder.previousResult(previous);
      push(builder, tokensOf(article));
      return builder.buildEdits();
    },
    range(article, span) {
      const builder = new SemanticTokensBuilder();
      push(builder, tokensOf(article, span));
      return builder.build();
    },
    forget(uri) {
      builders.delete(uri);
    },
  };
}

function push(builder: SemanticTokensBuilder, tokens: readonly SemanticToken[]): void {
  for (const { line, character, length, type, modifiers } of tokens) {
    const bits = modifiers.reduce((sum, modifier) => sum | (1 << TOKEN_MODIFIERS.indexOf(modifier)), 0);
    builder.push(line, character, length, TYPE_INDEX.get(type)!, bits);
  }
}
