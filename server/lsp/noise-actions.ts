import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Span } from '../analysis/model.ts';
import type { Article } from '../features/article.ts';
import { codeActions, removeAllNoise } from '../features/code-actions.ts';
import { SOURCE } from './diagnostics.ts';
import { COMMANDS } from './extensions.ts';
import { rangeOf, spanOf } from './positions.ts';
import { type Settings, severityOf } from './settings.ts';

/** The code action kind under which all noise of an article is removed, also on save. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.marginalia`;

/** What can be done about noise in a range; `only` are the kinds of action that the editor asks for. */
export function actionsIn(
  article: Article,
  version: number,
  range: Range,
  { only, diagnostics }: Pick<CodeActionContext, 'only' | 'diagnostics'>,
  settings: Settings,
  commands: ReadonlySet<string>,
): CodeAction[] {
  const { lines } = article.analysis;
  const wants = (kind: string): boolean =>
    only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
  const isWanted = (noise: { kind: Parameters<typeof severityOf>[1] }): boolean =>
    severityOf(settings, noise.kind) !== 'off';
  const edit = (cuts: readonly Span[]): WorkspaceEdit => {
    const edits: TextEdit[] = cuts.map((cut) => ({ range: rangeOf(lines, cut), newText: '' }));
    return { documentChanges: [{ textDocument: { uri: article.uri, version }, edits }] };
  };
  const actions: CodeAction[] = [];
  const ours = diagnostics.filter(({ source }) => source === SOURCE);
  if (wants(CodeActionKind.QuickFix)) {
    for (const { title, kind, cuts, line } of codeActions(article, spanOf(lines, range), isWanted)) {
      const action: CodeAction = { title, kind: CodeActionKind.QuickFix, diagnostics: ours };
      if (kind !== 'keep')
        actions.push({ ...action, edit: edit(cuts), isPreferred: kind === 'remove' && actions.length === 0 });
      else if (line !== undefined && commands.has(COMMANDS.keepLine)) {
        actions.push({ ...action, command: { title, command: COMMANDS.keepLine, arguments: [line, article.uri] } });
      }
    }
    if (actions.length > 0 && commands.has(COMMANDS.cleanFolder)) {
      const title = 'Remove noise of the folder…';
      const command = { title, command: COMMANDS.cleanFolder, arguments: [] };
      actions.push({ title, kind: CodeActionKind.QuickFix, diagnostics: ours, command });
    }
  }
  // Not among the light bulb's suggestions: only when asked for, by a command or on save.
  if (only !== undefined && wants(FIX_ALL)) {
    const cuts = removeAllNoise(article, isWanted);
    if (cuts.length > 0) actions.push({ title: 'Remove all noise of this article', kind: FIX_ALL, edit: edit(cuts) });
  }
  return actions;
}
