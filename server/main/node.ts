// The language server on Node: for VS Code over IPC, for any editor with --stdio.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from '../lsp/server.ts';
import { nodeHost } from './host.ts';
import { modelsFrom } from './read-models.ts';

const here = dirname(fileURLToPath(import.meta.url));
const connection = createConnection(ProposedFeatures.all);
serve(connection, nodeHost(modelsFrom(join(here, 'models'))));
