import { type Disposable, OverviewRulerLane, type Range, type TextEditor, ThemeColor, window } from 'vscode';

/** The mark at the name that a review asks about. */
export interface ReviewMark extends Disposable {
  /** Marks a place and none else; `kind` is what is asked. */
  show(editor: TextEditor, range: Range, kind: string): void;
  hide(): void;
}

export function createReviewMark(): ReviewMark {
  const mark = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.findMatchBackground'),
    overviewRulerColor: new ThemeColor('editorOverviewRuler.findMatchForeground'),
    overviewRulerLane: OverviewRulerLane.Full,
  });
  const hide = (): void => {
    for (const editor of window.visibleTextEditors) editor.setDecorations(mark, []);
  };
  return {
    show(editor, range, kind) {
      hide();
      const after = {
        contentText: ` ${kind}?`,
        color: new ThemeColor('editorCodeLens.foreground'),
        fontStyle: 'italic',
      };
      editor.setDecorations(mark, [{ range, renderOptions: { after } }]);
    },
    hide,
    dispose: () => mark.dispose(),
  };
}
