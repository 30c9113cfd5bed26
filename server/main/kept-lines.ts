import { dirname, join } from 'node:path';
import { readSettings } from '../lsp/settings.ts';
import { textAt } from './corrections-files.ts';

/** Where VS Code keeps the settings of a folder. */
const SETTINGS_FILE = '.vscode/settings.json';

/** Lines that readers keep by the setting `marginalia.noise.keep` of the folders that articles lie in. */
export interface KeptLines {
  of(path: string): Promise<readonly string[]>;
}

/** Looks from each article upwards for the nearest folder whose settings say something; every folder is read once. */
export function createKeptLines(): KeptLines {
  const folders = new Map<string, Promise<readonly string[]>>();

  function keptIn(folder: string): Promise<readonly string[]> {
    let kept = folders.get(folder);
    if (kept === undefined) {
      kept = read(folder);
      folders.set(folder, kept);
    }
    return kept;
  }

  async function read(folder: string): Promise<readonly string[]> {
    const settings = await textAt(join(folder, SETTINGS_FILE));
    const kept = settings === undefined ? undefined : keptBy(settings);
    if (kept !== undefined) return kept;
    return dirname(folder) === folder ? [] : keptIn(dirname(folder));
  }

  return { of: (path) => keptIn(dirname(path)) };
}

/** Strings, and what settings may have beside JSON: comments, and commas behind the last member. */
const COMMENTS = /("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\//g;
const LAST_COMMAS = /("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g;

/** The lines that settings of VS Code say are never noise; undefined where they say nothing of it. */
function keptBy(settings: string): readonly string[] | undefined {
  try {
    const given: unknown = JSON.parse(settings.replace(COMMENTS, '$1').replace(LAST_COMMAS, '$1'));
    if (typeof given !== 'object' || given === null || !('marginalia.noise.keep' in given)) return undefined;
    return readSettings({ 'noise.keep': given['marginalia.noise.keep'] }).settings['noise.keep'];
  } catch {
    // Settings that cannot be read say nothing; the editor tells of them.
    return undefined;
  }
}
