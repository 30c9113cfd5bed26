/** What the suite holds, in the order in which it runs. */
const checks: { readonly name: string; readonly body: () => Promise<void> }[] = [];

/** Only checks whose name this finds are run; written in where the suite is bundled. */
declare const MARGINALIA_CHECKS: string;
const isAsked = new RegExp(MARGINALIA_CHECKS);

/** Says what must hold in a running VS Code. Checks run one after the other, each on what the ones before have left. */
export function check(name: string, body: () => Promise<void>): void {
  if (isAsked.test(name)) checks.push({ name, body });
}

/** How long a check may take, in milliseconds. */
const LIMIT = 30_000;

/**
 * Runs all checks and writes a line about each, and a last one with their number.
 *
 * @throws when one has failed, so that VS Code ends with an error
 */
export async function runChecks(): Promise<void> {
  let failed = 0;
  for (const { name, body } of checks) {
    const start = performance.now();
    try {
      await Promise.race([body(), late()]);
      console.log(`✔ ${name} (${Math.round(performance.now() - start)} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`✖ ${name}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
  console.log(`${checks.length - failed} passed, ${failed} failed`);
  if (failed > 0) throw new Error(`${failed} failed`);
}

async function late(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error(`not done in ${LIMIT / 1000} s`)), LIMIT));
}

/**
 * Asks again and again until the answer is there.
 *
 * @param what is waited for, in words for the error
 * @param ask the answer, or undefined or false while it is not there yet
 * @throws after twenty seconds, with the last error where asking failed
 */
export async function until<T>(
  what: string,
  ask: () => PromiseLike<T | undefined | false> | T | undefined | false,
): Promise<T> {
  const end = performance.now() + 20_000;
  let why = '';
  for (;;) {
    try {
      const answer = await Promise.race([ask(), silence(end - performance.now())]);
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      why = `: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (performance.now() > end) throw new Error(`waited in vain until ${what}${why}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** So that a question that is never answered is named too. */
async function silence(milliseconds: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), milliseconds));
}
