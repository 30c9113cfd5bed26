import ignore, { type Ignore } from 'ignore';

/** Tells of files whether git is told to leave them alone, by the `.gitignore` files between a folder and them. */
export interface GitIgnores {
  /**
   * @param root the folder from which on `.gitignore` files count
   * @param path a file, or a folder with a slash at its end; below `root`
   */
  isIgnored(root: string, path: string): Promise<boolean>;
}

/** A `.gitignore` file as it stands. */
export interface IgnoreFile {
  /** Changes whenever the file does. */
  readonly state: string;
  text(): Promise<string>;
}

/** How a platform names and reads files. */
export interface IgnoreFiles {
  /** The names of the folders that lead from a folder to what lies below it, its own name last; none where it lies elsewhere. */
  steps(root: string, path: string): readonly string[];
  /** What lies in a folder under a name. */
  join(folder: string, name: string): string;
  /** Undefined, or an error, where there is none. */
  find(path: string): Promise<IgnoreFile | undefined>;
}

/** The same files, each looked for once: for a walk through many files. */
export function lookedForOnce(files: IgnoreFiles): IgnoreFiles {
  const looked = new Map<string, Promise<IgnoreFile | undefined>>();
  return {
    ...files,
    find(path) {
      const found = looked.get(path) ?? files.find(path).catch(() => undefined);
      looked.set(path, found);
      return found;
    },
  };
}

/** Reads each `.gitignore` again only when it has changed. */
export function createGitIgnores({ steps, join, find }: IgnoreFiles): GitIgnores {
  const known = new Map<string, { readonly state: string; readonly rules: Ignore }>();

  async function rulesOf(folder: string): Promise<Ignore | undefined> {
    const path = join(folder, '.gitignore');
    try {
      const file = await find(path);
      if (file === undefined) return undefined;
      const before = known.get(path);
      if (before?.state === file.state) return before.rules;
      const rules = ignore().add(await file.text());
      known.set(path, { state: file.state, rules });
      return rules;
    } catch {
      // Most folders have none.
      return undefined;
    }
  }

  return {
    async isIgnored(root, path) {
      const isFolder = /[\\/]$/.test(path);
      const names = steps(root, path);
      let folder = root;
      for (const [index, name] of names.entries()) {
        const below = names.slice(index).join('/') + (isFolder ? '/' : '');
        if ((await rulesOf(folder))?.ignores(below) === true) return true;
        folder = join(folder, name);
      }
      return false;
    },
  };
}
