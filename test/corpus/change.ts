import type { Corpus } from '../../server/corpus/corpus.ts';
import type { Digest } from '../../server/corpus/digest.ts';

/** What happens to an article of a folder. */
export type Change =
  | { readonly kind: 'put'; readonly uri: string; readonly article: Digest }
  | { readonly kind: 'remove'; readonly uri: string }
  | { readonly kind: 'rename'; readonly uri: string; readonly to: string };

/** Lets it happen in a corpus, and in a folder that a corpus can be made of from scratch. */
export function change(corpus: Corpus, folder: Map<string, Digest>, step: Change): void {
  switch (step.kind) {
    case 'put':
      corpus.put(step.uri, step.article);
      folder.set(step.uri, step.article);
      return;
    case 'remove':
      corpus.remove(step.uri);
      folder.delete(step.uri);
      return;
    case 'rename': {
      corpus.rename(step.uri, step.to);
      const moved = folder.get(step.uri);
      folder.delete(step.uri);
      if (moved !== undefined) folder.set(step.to, moved);
    }
  }
}
