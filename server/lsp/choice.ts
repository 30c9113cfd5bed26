import picomatch from 'picomatch';
import type { Choice } from './host.ts';

/**
 * Tells whether an address is that of an article. Globs are held against the whole path, so that a folder named
 * `articles` counts also when it is the one that is open.
 */
export function chooser(choice: Choice): (uri: string) => boolean {
  const options = { dot: true, nocase: true };
  const isArticle = picomatch([...choice.articles], options);
  const isExcluded = picomatch([...choice.exclude], options);
  return (uri) => {
    const path = pathOf(uri);
    return isArticle(path) && !isExcluded(path);
  };
}

/** Tells whether a walk ends at a folder: it is left out where its own files would be. */
export function folderExcluder({ exclude }: Pick<Choice, 'exclude'>): (folder: string) => boolean {
  const isExcluded = chooser({ articles: exclude, exclude: [] });
  return (folder) => isExcluded(`${folder}/`) || isExcluded(`${folder}/x`);
}

/** The path of an address, decoded, without the slash at its start. */
export function pathOf(uri: string): string {
  const path = uri.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?\/?/i, '').replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    // A stray per cent sign belongs to the name of the file.
    return path;
  }
}
