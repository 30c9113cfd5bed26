import type { Session } from './session.ts';

/** How long changes are gathered before the editor is asked to draw again, in milliseconds. */
const DELAY = 400;

/** Has what depends on other articles drawn again. */
export interface Redrawing {
  /** Soon, once for many changes. */
  soon(): void;
  callOff(): void;
}

/** @param drawn is called with each redrawing, for what the editor does not draw by itself */
export function createRedrawing(
  { connection, host, client }: Pick<Session, 'connection' | 'host' | 'client'>,
  drawn: () => void,
): Redrawing {
  let waiting: (() => void) | undefined;

  function draw(): void {
    waiting = undefined;
    const { refresh } = client();
    if (refresh.semanticTokens) void connection.languages.semanticTokens.refresh().catch(ignore);
    if (refresh.codeLens) void connection.sendRequest('workspace/codeLens/refresh').catch(ignore);
    if (refresh.inlayHint) void connection.languages.inlayHint.refresh().catch(ignore);
    if (refresh.diagnostics) void connection.languages.diagnostics.refresh().catch(ignore);
    drawn();
  }

  return {
    soon() {
      waiting ??= host.after(DELAY, draw);
    },
    callOff() {
      waiting?.();
    },
  };
}

function ignore(): void {
  // An editor that cannot draw again has said so; it will ask by itself.
}
