// What views and pictures showed last: shown again at the next start, until all articles have been looked through.
import type { Host } from './host.ts';

/** So many answers are kept, those given last; and so long ones, in UTF-16 code units. */
const MOST = 40;
const LONGEST = 500_000;

/** Answers are gathered so long before they are written, in milliseconds. */
const GATHERED = 3000;

/** Changes whenever answers mean something else. */
const FORMAT = 1;

export interface LastShown {
  /** What was answered to the same question in an earlier session. */
  find(method: string, params: unknown): Promise<unknown>;
  note(method: string, params: unknown, answer: unknown): void;
}

/** @param storage where the editor lets us keep things, and for which folders; asked when it is first needed */
export function createLastShown(
  host: Pick<Host, 'after' | 'keepsake'>,
  storage: () => { readonly folders: readonly string[]; readonly storage: string | undefined },
): LastShown {
  let reading: Promise<ReadonlyMap<string, string>> | undefined;
  /** Answers of this session, those given last at the end: texts once they were written, for whoever asks is not to wait for that. */
  const given = new Map<string, { readonly answer: unknown } | { readonly text: string }>();
  let isWaiting = false;

  function keepsake() {
    const { folders, storage: place } = storage();
    return place === undefined ? undefined : host.keepsake?.(place, folders.toSorted().join('\n'));
  }

  function earlier(): Promise<ReadonlyMap<string, string>> {
    reading ??= (keepsake()?.read() ?? Promise.resolve(undefined)).then(answersIn);
    return reading;
  }

  async function write(): Promise<void> {
    isWaiting = false;
    const before = [...(await earlier())].filter(([key]) => !given.has(key));
    for (const [key, one] of given) if ('answer' in one) given.set(key, { text: JSON.stringify(one.answer) });
    const now = Array.from(given, ([key, one]): [string, string] => [key, 'text' in one ? one.text : '']);
    const answers = [...before, ...now].filter(([, text]) => text !== '' && text.length <= LONGEST).slice(-MOST);
    await keepsake()?.write(JSON.stringify({ format: FORMAT, answers }));
  }

  return {
    async find(method, params) {
      const found = (await earlier()).get(keyOf(method, params));
      return found === undefined ? undefined : JSON.parse(found);
    },
    note(method, params, answer) {
      if (keepsake() === undefined) return;
      const key = keyOf(method, params);
      given.delete(key);
      given.set(key, { answer });
      for (const oldest of given.keys()) if (given.size > MOST) given.delete(oldest);
      if (isWaiting) return;
      isWaiting = true;
      host.after(GATHERED, () => void write());
    },
  };
}

function keyOf(method: string, params: unknown): string {
  return `${method} ${JSON.stringify(params)}`;
}

/** Written by ourselves; what a crash or another version has left counts for nothing. */
function answersIn(text: string | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  try {
    const kept: unknown = text === undefined ? undefined : JSON.parse(text);
    if (typeof kept !== 'object' || kept === null || !('format' in kept) || kept.format !== FORMAT) return found;
    if (!('answers' in kept) || !Array.isArray(kept.answers)) return found;
    for (const entry of kept.answers) {
      const [key, answer]: readonly unknown[] = Array.isArray(entry) ? entry : [];
      if (typeof key === 'string' && typeof answer === 'string') found.set(key, answer);
    }
  } catch {
    // No JSON.
  }
  return found;
}
