import { parentPort } from 'node:worker_threads';
import { importPage } from '../pages/page.ts';
import { decodePage } from './decode-page.ts';

// The entry point of a thread that reads saved web pages: it is sent the bytes of one at a time, and says what became of each.
parentPort?.on('message', (bytes: Uint8Array) => parentPort?.postMessage(importPage(decodePage(bytes) ?? '')));
