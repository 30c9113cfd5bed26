import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Position,
  type PrepareRenameResult,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { NameKind } from '../analysis/model.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { correctingActions, mark, nameAt, renaming } from '../corrections/actions.ts';
import { type Correction, RULES } from '../corrections/correction.ts';
import { speakersAt } from '../corrections/speakers.ts';
import { differentFrom, sameAs } from '../corrections/who.ts';
import { type Article, thingsAt } from '../features/article.ts';
import { rangeOf } from '../features/references.ts';
import type { Corrector } from './corrections.ts';
import { SOURCE } from './diagnostics.ts';
import { type Choices, type ChoicesParams, COMMANDS } from './extensions.ts';
import { spanOf } from './positions.ts';

const REFACTOR = `${CodeActionKind.RefactorRewrite}.marginalia`;

/** What a reader can say at a place of an article. */
export interface Correcting {
  /** Their edits are made when one is chosen: `resolve`. */
  actions(article: Article, range: Range, context: Asked, commands: ReadonlySet<string>): CodeAction[];
  resolve(action: CodeAction): CodeAction;
  prepareRename(article: Article, position: Position): PrepareRenameResult | null;
  rename(article: Article, position: Position, name: string): WorkspaceEdit | null;
  choices(article: Article, asked: Pick<ChoicesParams, 'position' | 'about' | 'query'>): Choices | null;
  /** @param corrections those of a way that was offered */
  correct(uri: string, corrections: unknown): WorkspaceEdit | null;
  mark(article: Article, range: Range, is: NameKind | 'nothing', everywhere: boolean): WorkspaceEdit | null;
}

/** Which actions an editor asks for, and the warnings that they are to mend. */
type Asked = Pick<CodeActionContext, 'only' | 'diagnostics'>;

/** What an action carries until it is chosen. */
interface Chosen {
  readonly uri: string;
  readonly corrections: readonly Correction[];
}

function isChosen(data: unknown): data is Chosen {
  return (
    typeof data === 'object' && data !== null && 'uri' in data && 'corrections' in data && isSaid(data.corrections)
  );
}

/** What was offered comes back as it was. */
function isSaid(corrections: unknown): corrections is readonly Correction[] {
  const rules: readonly unknown[] = RULES;
  return (
    Array.isArray(corrections) &&
    corrections.every(
      (one: unknown) => typeof one === 'object' && one !== null && 'rule' in one && rules.includes(one.rule),
    )
  );
}

/** How many entities are offered to choose from. */
const CHOICES = 30;

export function createCorrecting(corrector: Pick<Corrector, 'path' | 'names' | 'edit'>, corpus: Corpus): Correcting {
  return {
    actions(article, range, { only, diagnostics }, commands) {
      const path = corrector.path(article.uri);
      if (path === undefined) return [];
      const wants = (kind: string): boolean =>
        only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
      const ours = diagnostics.filter(({ source }) => source === SOURCE);
      const span = spanOf(article.analysis.lines, range);
      const asking = askingActions(article, span.end).flatMap(({ title, command }): CodeAction[] =>
        commands.has(command) && wants(REFACTOR)
          ? [{ title, kind: REFACTOR, command: { title, command, arguments: [article.uri, range.end] } }]
          : [],
      );
      const saying = correctingActions(article, path, corpus, span).flatMap(
        ({ title, corrections, isFix }): CodeAction[] => {
          const data: Chosen = { uri: article.uri, corrections };
          const action = isFix
            ? { title, kind: CodeActionKind.QuickFix, diagnostics: ours, data }
            : { title, kind: REFACTOR, data };
          return wants(action.kind) ? [action] : [];
        },
      );
      return span.start === span.end ? [...asking, ...saying] : saying;
    },
    resolve(action) {
      if (!isChosen(action.data)) return action;
      const { uri, corrections } = action.data;
      const edit = corrector.edit(uri, () => corrections);
      return edit === null ? action : { ...action, edit };
    },
    prepareRename(article, position) {
      const { lines } = article.analysis;
      const at = nameAt(article, corpus, spanOf(lines, { start: position, end: position }).start);
      return at === undefined ? null : { range: rangeOf(lines, at.span), placeholder: at.name };
    },
    rename(article, position, name) {
      const { start } = spanOf(article.analysis.lines, { start: position, end: position });
      return corrector.edit(article.uri, () => [renaming(article, corpus, start, name, corrector.names(article.uri))]);
    },
    choices(article, { position, about, query }) {
      const path = corrector.path(article.uri);
      if (path === undefined) return null;
      const { start } = spanOf(article.analysis.lines, { start: position, end: position });
      switch (about) {
        case 'same':
          return sameAs(article, path, corpus, start, query, CHOICES) ?? null;
        case 'different':
          return differentFrom(article, path, corpus, start) ?? null;
        case 'speaker':
          return speakersAt(article, path, start) ?? null;
      }
    },
    correct: (uri, corrections) => (isSaid(corrections) ? corrector.edit(uri, () => corrections) : null),
    mark(article, range, is, everywhere) {
      const span = spanOf(article.analysis.lines, range);
      // Without a selection the name under the cursor is meant.
      const thing = span.start < span.end ? undefined : thingsAt(article.analysis, span.start)[0];
      const marked = thing?.kind === 'mention' ? thing.span : span;
      return corrector.edit(article.uri, (path) => [mark(article, path, marked, is, everywhere)]);
    },
  };
}

/** What asks a reader to choose. */
function askingActions(
  { analysis }: Article,
  offset: number,
): readonly { readonly title: string; readonly command: string }[] {
  const things = thingsAt(analysis, offset);
  const isName = things.some((thing) => thing.kind === 'mention' && thing.mention.entity !== undefined);
  return [
    ...(isName
      ? [
          { title: 'The same as …', command: COMMANDS.sameAs },
          { title: 'Not the same as …', command: COMMANDS.differentFrom },
        ]
      : []),
    ...(things.some((thing) => 'quotation' in thing)
      ? [{ title: 'Said by somebody else …', command: COMMANDS.speaker }]
      : []),
  ];
}
