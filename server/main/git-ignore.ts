import { readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** Tells of files whether git is told to leave them alone, by the `.gitignore` files between a folder and them. */
export interface GitIgnores {
  /**
   * @param root the folder from which on `.gitignore` files count
   * @param path a file, or a folder with a slash at its end; below `root`
   */
  isIgnored(root: string, path: string): Promise<boolean>;
}

/** Reads each `.gitignore` again only when it has changed. */
export function createGitIgnores(): GitIgnores {
  const known = new Map<string, { readonly modified: number; readonly rules: Ignore }>();

  async function rulesOf(folder: string): Promise<Ignore | undefined> {
    const path = join(folder, '.gitignore');
    try {
      const { mtimeMs: modified } = await stat(path);
      const before = known.get(path);
      if (before?.modified === modified) return before.rules;
      const rules = ignore().add(await readFile(path, 'utf8'));
      known.set(path, { modified, rules });
      return rules;
    } catch {
      // Most folders have none.
      return undefined;
    }
  }

  return {
    async isIgnored(root, path) {
      const isFolder = path.endsWith('/') || path.endsWith(sep);
      const steps = relative(root, path).split(sep);
      if (steps[0] === '..' || steps[0] === '') return false;
      let folder = root;
      for (let i = 0; i < steps.length; i++) {
        const below = steps.slice(i).join('/') + (isFolder ? '/' : '');
        if ((await rulesOf(folder))?.ignores(below) === true) return true;
        folder = join(folder, steps[i]!);
      }
      return false;
    },
  };
}
