import { type InitializeParams, MarkupKind } from 'vscode-languageserver';

/** What the editor can do, as it said when it was connected. */
export interface Client {
  /** Of hovers. */
  readonly markup: MarkupKind;
  /** Whether a jump may tell which words it starts from. */
  readonly links: boolean;
  /** The commands of ours that the editor runs. */
  readonly commands: ReadonlySet<string>;
  readonly configuration: boolean;
  readonly watch: boolean;
  readonly progress: boolean;
  /** Whether it asks for diagnostics, and need not be told. */
  readonly pullDiagnostics: boolean;
  /** Whether folders come and go. */
  readonly folders: boolean;
  /** Whether it asks for the edit of a code action once the action is chosen. */
  readonly resolve: boolean;
  /** What it draws again when it is asked to. */
  readonly refresh: {
    readonly semanticTokens: boolean;
    readonly codeLens: boolean;
    readonly inlayHint: boolean;
    readonly diagnostics: boolean;
  };
}

/** Of an editor that says nothing of itself. */
export const NO_CLIENT: Client = clientOf({ capabilities: {} });

export function clientOf({
  capabilities: { textDocument, window, workspace },
  initializationOptions,
}: Pick<InitializeParams, 'capabilities' | 'initializationOptions'>): Client {
  const formats = textDocument?.hover?.contentFormat ?? [];
  const commands = optionOf(initializationOptions, 'commands');
  return {
    markup: formats.includes(MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText,
    links: textDocument?.definition?.linkSupport === true,
    commands: new Set(
      Array.isArray(commands) ? commands.filter((name): name is string => typeof name === 'string') : [],
    ),
    configuration: workspace?.configuration === true,
    watch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    progress: window?.workDoneProgress === true,
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    folders: workspace?.workspaceFolders === true,
    resolve: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    refresh: {
      semanticTokens: workspace?.semanticTokens?.refreshSupport === true,
      codeLens: workspace?.codeLens?.refreshSupport === true,
      inlayHint: workspace?.inlayHint?.refreshSupport === true,
      diagnostics: workspace?.diagnostics?.refreshSupport === true,
    },
  };
}

/** Addresses of the folders that are open. */
export function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

/** The folder of this machine in which the editor lets us keep things. */
export function storageOf({ initializationOptions }: InitializeParams): string | undefined {
  const storage = optionOf(initializationOptions, 'storage');
  return typeof storage === 'string' ? storage : undefined;
}

function optionOf(options: unknown, name: string): unknown {
  return typeof options === 'object' && options !== null ? Reflect.get(options, name) : undefined;
}
