import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { FIX_ALL } from './noise-actions.ts';
import { LEGEND } from './tokens.ts';

/** What the server tells an editor that it can do. */
export const OFFER: ServerCapabilities = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  hoverProvider: true,
  definitionProvider: true,
  declarationProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  codeLensProvider: {},
  inlayHintProvider: true,
  callHierarchyProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL],
    resolveProvider: true,
  },
  renameProvider: { prepareProvider: true },
  semanticTokensProvider: { legend: LEGEND, full: { delta: true }, range: true },
  diagnosticProvider: { identifier: 'marginalia', interFileDependencies: true, workspaceDiagnostics: true },
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: {
      didRename: { filters: [{ pattern: { glob: '**' } }] },
      didDelete: { filters: [{ pattern: { glob: '**' } }] },
    },
  },
};
