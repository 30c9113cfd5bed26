// The language server on Node: for VS Code over IPC, for any editor with --stdio.
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from '../lsp/server.ts';
import { beyondDisk, editorFiles } from './editor-files.ts';
import { nodeHost } from './host.ts';
import { shippedModels } from './read-models.ts';

/** The exit code where the arguments make no sense. */
const MISUSED = 2;

const connection = connected();
const host = nodeHost(shippedModels());
serve(connection, beyondDisk(host, editorFiles(connection, host)));

function connected(): Connection {
  try {
    return createConnection(ProposedFeatures.all);
  } catch {
    process.stderr.write(
      'This program is started by an editor, and speaks with it as --stdio (or --node-ipc, --socket=PORT, --pipe=NAME) says.\n',
    );
    process.exit(MISUSED);
  }
}
