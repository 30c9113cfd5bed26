/**
 * Does a piece of work while standard error shows what it is and how long it has taken: on a terminal a line that is
 * written anew each second, elsewhere a line at the start and one at the end.
 */
export async function progress<T>(what: string, work: () => Promise<T>): Promise<T> {
  const { stderr } = process;
  const start = performance.now();
  const line = () => `${what} … ${Math.round((performance.now() - start) / 1000)} s`;
  stderr.write(stderr.isTTY ? line() : `${what} …\n`);
  const timer = stderr.isTTY ? setInterval(() => stderr.write(`\r${line()}`), 1000) : undefined;
  try {
    const result = await work();
    stderr.write(`${stderr.isTTY ? '\r' : ''}${line()}, done\n`);
    return result;
  } catch (error) {
    stderr.write('\n');
    throw error;
  } finally {
    clearInterval(timer);
  }
}
