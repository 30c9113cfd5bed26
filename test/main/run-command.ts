import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Readable, Writable } from 'node:stream';
import { runCommandLine } from '../../server/main/command-line.ts';

export interface Ran {
  readonly code: number;
  /** What stands on standard output and on standard error. */
  readonly out: string;
  readonly told: string;
}

/** Runs a command as from a shell. */
export async function runCommand(args: readonly string[], input = ''): Promise<Ran> {
  const out = collector();
  const told = collector();
  const stdin = Readable.from([Buffer.from(input)]);
  const code = await runCommandLine(args, { stdin, stdout: out.stream, stderr: told.stream });
  return { code, out: out.text(), told: told.text() };
}

/** A stream, and what was written to it. */
function collector(): { readonly stream: Writable; text(): string } {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  return { stream, text: () => text };
}

/** What became of a process. Where it is begun as its file of tests is read, it starts while others are tried. */
export async function outcomeOf(child: ChildProcess): Promise<Omit<Ran, 'out'>> {
  const told = collector();
  child.stderr?.pipe(told.stream);
  const [code] = await once(child, 'close');
  return { code, told: told.text() };
}
