import { relative, sep } from 'node:path';

/** A path as a person standing in the working folder would write it, with slashes. */
export function pathFromHere(path: string): string {
  return relative('', path).split(sep).join('/');
}
