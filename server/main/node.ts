// The language server on Node: for VS Code over IPC, for any editor with --stdio.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from '../lsp/server.ts';
import { nodeHost } from './host.ts';
import { shippedModelFiles } from './read-models.ts';

serve(createConnection(ProposedFeatures.all), nodeHost(shippedModelFiles()));
