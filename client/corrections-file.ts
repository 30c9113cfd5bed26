import {
  commands,
  type Disposable,
  l10n,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';

/** Where a folder keeps its corrections. */
const FILE = '.marginalia/corrections.yaml';

/** A change that a correction made to a file. */
interface Step {
  readonly uri: Uri;
  readonly before: string;
  readonly after: string;
}

/** So many corrections can be taken back one after the other. */
const MOST = 200;

/**
 * Keeps files of corrections on disk, where other programs read them, although nobody looks at them while they grow; takes
 * corrections back without leaving the article.
 */
export function keepCorrections(): Disposable[] {
  const texts = new Map<string, string>();
  /** Files with changes of somebody who writes in them. */
  const unsaved = new Set<string>();
  /** The version that VS Code last said it has to save: what comes from disk it never has to. */
  const toSave = new Map<string, number>();
  const steps: Step[] = [];
  let takingBack = false;
  /** Changes are looked at in their order; whoever takes one back waits until all were. */
  let lookedAt = Promise.resolve();

  const known = (document: TextDocument): void => {
    if (isCorrections(document)) texts.set(document.uri.toString(), document.getText());
  };
  for (const document of workspace.textDocuments) known(document);

  async function takeBack(): Promise<void> {
    await lookedAt;
    const step = steps.pop();
    if (step === undefined) {
      window.setStatusBarMessage(l10n.t('No correction to take back'), 4000);
      return;
    }
    const document = await workspace.openTextDocument(step.uri);
    if (document.getText() !== step.after) {
      steps.length = 0;
      void window.showWarningMessage(l10n.t('{0} was changed since: open it to take the correction back there.', FILE));
      return;
    }
    const edit = new WorkspaceEdit();
    const end = document.positionAt(step.after.length);
    edit.replace(step.uri, new Range(document.positionAt(0), end), step.before);
    takingBack = true;
    try {
      await workspace.applyEdit(edit);
    } finally {
      takingBack = false;
    }
    window.setStatusBarMessage(l10n.t('The last correction was taken back'), 4000);
  }

  return [
    workspace.onDidOpenTextDocument(known),
    workspace.onDidCloseTextDocument((document) => {
      texts.delete(document.uri.toString());
      unsaved.delete(document.uri.toString());
      toSave.delete(document.uri.toString());
    }),
    workspace.onDidSaveTextDocument((document) => void unsaved.delete(document.uri.toString())),
    workspace.onDidChangeTextDocument(({ document, reason, contentChanges }) => {
      if (!isCorrections(document)) return;
      const key = document.uri.toString();
      // Mostly told by an event of its own, after that of the change.
      if (document.isDirty) toSave.set(key, document.version);
      if (contentChanges.length === 0) return;
      const before = texts.get(key) ?? '';
      const after = document.getText();
      texts.set(key, after);
      if (window.activeTextEditor?.document === document) {
        if (document.isDirty) unsaved.add(key);
        return;
      }
      const isMade = reason === undefined && !takingBack;
      const { uri, version } = document;
      const onDisk = isMade && isOnDisk(uri, after);
      lookedAt = lookedAt.then(async () => {
        // VS Code may have saved it before the disk was read, so that it stands there as if it came from there.
        if (isMade && (!(await onDisk) || toSave.get(key) === version)) {
          steps.push({ uri, before, after });
          if (steps.length > MOST) steps.shift();
        }
        // What need not be saved is not written; VS Code may tell only later that there is need.
        if (!unsaved.has(key)) void document.save();
      });
    }),
    commands.registerCommand('marginalia.undoCorrection', takeBack),
    commands.registerCommand('marginalia.openCorrections', openFile),
  ];
}

/** Whether a file reads so: then a change of its document came from there, from git for example. */
async function isOnDisk(uri: Uri, text: string): Promise<boolean> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri)) === text;
  } catch {
    // It is still to be written.
    return false;
  }
}

function isCorrections({ uri }: TextDocument): boolean {
  return uri.path.endsWith(`/${FILE}`);
}

/** Opens the corrections of the folder that the article in front belongs to. */
async function openFile(): Promise<void> {
  const { activeTextEditor } = window;
  const folder =
    (activeTextEditor && workspace.getWorkspaceFolder(activeTextEditor.document.uri)) ??
    workspace.workspaceFolders?.[0];
  if (folder === undefined) return;
  const uri = Uri.joinPath(folder.uri, ...FILE.split('/'));
  try {
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: false });
  } catch {
    // There is none before the first correction.
    void window.showInformationMessage(l10n.t('Nothing was corrected in {0} yet.', folder.name));
  }
}
