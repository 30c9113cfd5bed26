// The suite that runs inside VS Code; on the desktop and in a browser alike.
import './reading.ts';
import './cleaning.ts';
import './correcting.ts';
import './exchanging.ts';
import './folders.ts';
import './importing.ts';
import './views.ts';
import './pictures.ts';
import { runChecks } from './checks.ts';

/** Called by VS Code, which ends when this is done, with an error when it fails. */
export function run(): Promise<void> {
  return runChecks();
}
