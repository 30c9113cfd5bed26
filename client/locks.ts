import { commands, window } from 'vscode';

/** Articles that cannot be written to for a while, because keys mean something else. */
export interface Locks {
  /** Locks the article in front. */
  close(): Promise<void>;
  /** Opens the article in front again, where it was locked here; others when they come to the front. */
  open(): Promise<void>;
}

/** VS Code locks and opens only what is in front, and asks nobody. */
export function createLocks(): Locks {
  const locked = new Set<string>();
  const inFront = (): string => window.activeTextEditor?.document.uri.toString() ?? '';
  return {
    async close() {
      const uri = inFront();
      if (uri === '' || locked.has(uri)) return;
      locked.add(uri);
      await commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
    },
    async open() {
      if (locked.delete(inFront()))
        await commands.executeCommand('workbench.action.files.resetActiveEditorReadonlyInSession');
    },
  };
}
