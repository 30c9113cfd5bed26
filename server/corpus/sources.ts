/** Who published an article: what it says itself, or else the folder that it lies in. */
export function sourceOf(uri: string, said: string | undefined): string {
  return said ?? uri.slice(0, uri.lastIndexOf('/') + 1);
}
