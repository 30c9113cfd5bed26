import { decoded } from './corrections.ts';
import type { Session } from './session.ts';

/** How long changes are gathered before a file of corrections is looked at again, in milliseconds. */
const DELAY = 400;

/** Tells what is wrong in files of corrections: mistakes, and corrections whose words are gone. */
export interface Problems {
  /** Soon, once for many changes: the articles that a file speaks of are read for it. */
  soon(uri: string): void;
  callOff(): void;
}

export function createProblems({
  connection,
  host,
  documents,
  corrector,
}: Pick<Session, 'connection' | 'host' | 'documents' | 'corrector'>): Problems {
  const waiting = new Map<string, () => void>();

  async function tell(uri: string): Promise<void> {
    const diagnostics = await corrector.problems(uri, async (address) => {
      const there = documents.all().find((document) => decoded(document.uri) === address);
      return there?.getText() ?? (await host.read(address.replace(/[^/:]+/g, encodeURIComponent)));
    });
    void connection.sendDiagnostics({ uri, diagnostics });
  }

  return {
    soon(uri) {
      if (waiting.has(uri)) return;
      const look = (): void => {
        waiting.delete(uri);
        void tell(uri);
      };
      waiting.set(uri, host.after(DELAY, look));
    },
    callOff() {
      for (const callOff of waiting.values()) callOff();
    },
  };
}
