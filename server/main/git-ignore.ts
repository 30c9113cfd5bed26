import ignore, { type Ignore } from 'ignore';

/** Tells of files whether git is told to leave them alone, by the `.gitignore` files between a folder and them. */
export interface GitIgnores {
  /**
   * @param root the folder from which on `.gitignore` files count
   * @param path a file, or a folder with a slash at its end; below `root`
   */
  isIgnored(root: string, path: string): Promise<boolean>;
  /**
   * The same of what lies right in a folder, by its name, that of a folder with a slash at its end: of very many files the way to them
   * is looked at once.
   *
   * @param folder `root` or one below it
   */
  ignoredIn(root: string, folder: string): Promise<(name: string) => boolean>;
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

  /** @param steps the names of the folders that lead from `root` to the one that is asked about */
  async function ignoredBehind(root: string, steps: readonly string[]): Promise<(name: string) => boolean> {
    const found: { readonly rules: Ignore; readonly way: string }[] = [];
    let folder = root;
    for (let index = 0; ; index++) {
      const rules = await rulesOf(folder);
      // Ends with a slash, where there is any way.
      if (rules !== undefined) found.push({ rules, way: [...steps.slice(index), ''].join('/') });
      const step = steps[index];
      if (step === undefined) return (name) => found.some(({ rules, way }) => rules.ignores(way + name));
      folder = join(folder, step);
    }
  }

  return {
    async isIgnored(root, path) {
      const names = steps(root, path);
      const name = names.at(-1);
      if (name === undefined) return false;
      const isIgnored = await ignoredBehind(root, names.slice(0, -1));
      return isIgnored(/[\\/]$/.test(path) ? `${name}/` : name);
    },
    ignoredIn: (root, folder) => ignoredBehind(root, steps(root, folder)),
  };
}
