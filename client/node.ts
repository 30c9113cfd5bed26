// The extension on the desktop and in VS Code's server: the language server runs in a process of its own.
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { NODE_ARGUMENTS, NODE_ENVIRONMENT } from '../server/main/node-arguments.ts';
import { pageThread } from '../server/main/page-thread.ts';
import { pageReader } from '../server/pages/reader.ts';
import { type Activation, run } from './extension.ts';

export function activate(context: ExtensionContext): Activation {
  const module = context.asAbsolutePath('dist/server.js');
  const options = { execArgv: [...NODE_ARGUMENTS], env: NODE_ENVIRONMENT };
  const server = { module, transport: TransportKind.ipc, options };
  return run(
    context,
    async (options) => new LanguageClient('marginalia', 'Marginalia', { run: server, debug: server }, options),
    () => pageReader(() => pageThread(context.asAbsolutePath('dist/pages.js'))),
  );
}
