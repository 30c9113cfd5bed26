// The part of the suite that runs where there is nothing but a browser.
import './reading.ts';
import './cleaning.ts';
import './correcting.ts';
import './folders.ts';
import './importing.ts';
import './views.ts';
import './pictures.ts';
import { runChecks } from './checks.ts';

/** Called by VS Code, as the whole suite is. */
export function run(): Promise<void> {
  return runChecks();
}
