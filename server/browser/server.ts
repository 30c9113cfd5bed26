// The language server in a web worker: the corpus in memory, files through the editor.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { unpack } from '../analysis/learning/packing.ts';
import { type ModelFiles, readModels } from '../analysis/models.ts';
import type { Host } from '../lsp/host.ts';
import { serve } from '../lsp/server.ts';
import { editorFiles } from '../main/editor-files.ts';
import { memoryStore } from '../store/memory.ts';

declare const self: DedicatedWorkerGlobalScope;

/** Lets messages and timers that wait run first: a message of one's own comes after them, and at once. */
function pause(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

function unpacked(files: ModelFiles): ModelFiles {
  return Object.fromEntries(
    Object.entries(files).map(([name, file]) => [name, name.endsWith('.bin') ? unpack(file) : file]),
  );
}

// The first message brings the models' files; from then on the protocol is spoken.
self.onmessage = ({ data }: MessageEvent<ModelFiles>) => {
  const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
  const models = readModels(unpacked(data));
  const now = (): number => performance.now();
  const host: Host = {
    models,
    now,
    pause,
    after(milliseconds, action) {
      const timer = setTimeout(action, milliseconds);
      return () => clearTimeout(timer);
    },
    ...editorFiles(connection, { models, now, pause }),
    openStore: () => memoryStore(),
    dispose: async () => {},
  };
  serve(connection, host);
};
