import { commands } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** Notices what a reader has done for the first time, so that the walkthrough ticks it off. */
export function noticeFirstSteps(): Middleware {
  const seen = new Set<string>();
  const notice = (what: string): void => {
    if (seen.has(what)) return;
    seen.add(what);
    void commands.executeCommand('setContext', `marginalia.${what}`, true);
  };
  return {
    async provideHover(document, position, token, next) {
      const hover = await next(document, position, token);
      if (hover) notice('hasHovered');
      return hover;
    },
    async provideDefinition(document, position, token, next) {
      const definition = await next(document, position, token);
      if (definition) notice('hasJumped');
      return definition;
    },
    async provideReferences(document, position, context, token, next) {
      const found = await next(document, position, context, token);
      if (found && found.length > 0) notice('hasJumped');
      return found;
    },
  };
}
