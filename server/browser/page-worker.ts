import { decodePage } from '../main/decode-page.ts';
import { importPage } from '../pages/page.ts';

// The same as `server/main/page-worker.ts`, in a browser.
addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => postMessage(importPage(decodePage(data) ?? '')));
