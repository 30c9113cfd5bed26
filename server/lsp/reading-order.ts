import type { Found } from './host.ts';

/**
 * Files in the order in which they are to be read: those that a reader has open, then what lies in the same folders, then the rest.
 * What is open is asked again before each file, so that a reader who goes elsewhere is followed there.
 *
 * @param opened addresses of what is open; may change while the files are taken
 */
export function* readingOrder(files: Iterable<Found>, opened: () => Iterable<string>): Generator<Found> {
  const waiting = new Map<string, Map<string, Found>>();
  for (const file of files) {
    const folder = folderOf(file.uri);
    const there = waiting.get(folder);
    if (there === undefined) waiting.set(folder, new Map([[file.uri, file]]));
    else there.set(file.uri, file);
  }
  for (let file = nextOf(waiting, opened()); file !== undefined; file = nextOf(waiting, opened())) {
    const folder = folderOf(file.uri);
    const there = waiting.get(folder);
    there?.delete(file.uri);
    if (there?.size === 0) waiting.delete(folder);
    yield file;
  }
}

function nextOf(waiting: ReadonlyMap<string, ReadonlyMap<string, Found>>, opened: Iterable<string>): Found | undefined {
  let near: ReadonlyMap<string, Found> | undefined;
  for (const uri of opened) {
    const there = waiting.get(folderOf(uri));
    const own = there?.get(uri);
    if (own !== undefined) return own;
    near ??= there;
  }
  const [first] = (near ?? firstOf(waiting))?.values() ?? [];
  return first;
}

function firstOf<T>(waiting: ReadonlyMap<string, T>): T | undefined {
  const [first] = waiting.values();
  return first;
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}
