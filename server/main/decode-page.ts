import { type Decoded, decode } from './decode.ts';

/** A page says within its first bytes how it is written (HTML Standard, 13.2.3.2). */
const SNIFFED = 1024;

/** Of these `decode` knows better: it sees whether the bytes are what they are said to be. */
const USUAL = /^(?:utf-?8|us-ascii|ascii|iso-?8859-?1|latin-?1|windows-?1252|cp1252)$/i;

/** The text of the bytes of a web page: as the page says it is written, else as any text file. */
export function decodePage(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, SNIFFED));
  const label = /<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w-]{1,40})/i.exec(start)?.[1];
  if (label !== undefined && !USUAL.test(label)) {
    try {
      return new TextDecoder(label).decode(bytes);
    } catch {
      // No encoding that anybody knows.
    }
  }
  const decoded: Decoded = decode(bytes);
  return decoded.kind === 'text' ? decoded.text : undefined;
}
