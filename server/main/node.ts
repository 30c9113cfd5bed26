// The language server on Node: for VS Code over IPC, for any editor with --stdio.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from '../lsp/server.ts';
import { beyondDisk, editorFiles } from './editor-files.ts';
import { nodeHost } from './host.ts';
import { shippedModels } from './read-models.ts';

const connection = createConnection(ProposedFeatures.all);
const host = nodeHost(shippedModels());
serve(connection, beyondDisk(host, editorFiles(connection, host)));
