import { fold } from '../analysis/coreference/fold.ts';
import type { GivenNames } from '../analysis/coreference/person-names.ts';
import { type Corpus, createCorpus } from '../corpus/corpus.ts';
import { kindInFolder } from '../corpus/kind-in-folder.ts';
import { inFolder, type OwnAnnotations, type OwnMention } from '../exchange/annotations.ts';
import type { Annotations } from '../exchange/record.ts';
import type { Indexer } from './indexer.ts';
import type { Input } from './inputs.ts';
import { readInPart } from './reading.ts';
import { createSpool } from './spool.ts';
import type { Task } from './task.ts';

/** What `annotate` writes of an article. */
export interface AnnotationRecord extends Annotations {
  readonly id: string | number;
}

/** Hears how the work goes on. */
export interface Listener {
  /** An article was left out, and why. */
  passedOver(message: string): void;
  /** Something about an article that a reader should know. */
  note(message: string): void;
  /** One more article was analysed or left out. */
  step(): void;
  /** The corpus that the articles are put into, before the first of them. */
  corpus?(corpus: Corpus): void;
}

/**
 * Annotates articles, all of them one corpus: an entity has the same id in every record. Yields the records in the order of the
 * articles, once the last was analysed; what cannot be read is told and left out.
 */
export async function* annotate(
  inputs: AsyncIterable<Input>,
  indexer: Indexer,
  givenNames: GivenNames,
  { passedOver, note, step, corpus: tellCorpus }: Listener,
): AsyncGenerator<AnnotationRecord, void, undefined> {
  const corpus = createCorpus(givenNames);
  tellCorpus?.(corpus);
  const spool = createSpool<{ id: Input['id']; uri: string; annotations: OwnAnnotations }>();
  try {
    // The outcomes come in the order of the inputs.
    const ids: Input['id'][] = [];
    const tasks = async function* (): AsyncGenerator<Task> {
      for await (const { id, task } of inputs) {
        ids.push(id);
        yield { ...task, annotate: true };
      }
    };
    for await (const outcome of indexer.run(tasks())) {
      const id = ids.shift() ?? outcome.uri;
      step();
      if (outcome.kind === 'refused') passedOver(`${id}: ${outcome.reason}`);
      if (outcome.kind !== 'analysed' || outcome.annotations === undefined) continue;
      const { uri, digest, annotations, encoding, readTo } = outcome;
      if (encoding === 'windows-1252') note(`${id}: it is no UTF-8 and was read as Windows-1252`);
      if (readTo !== undefined) passedOver(`${id}: ${readInPart(readTo)}`);
      corpus.put(uri, digest);
      spool.add({ id, uri, annotations });
    }
    for await (const { id, uri, annotations } of spool.values()) {
      // Lines that come back in other articles are known only now.
      const noise = corpus.noise(uri).map(({ start, end, kind }) => ({ start, end, kind }));
      const entityOf = (local: number) => nameOf(corpus, uri, local);
      const typeOf = ({ type, entity, follows }: OwnMention) =>
        follows && entity !== undefined ? kindInFolder(corpus, uri, entity, type) : type;
      yield { id, ...inFolder({ ...annotations, noise }, entityOf, typeOf) };
    }
  } finally {
    spool.close();
  }
}

/** The id of an article's entity. What is named in boilerplate only is unknown to the corpus and goes by its name. */
function nameOf(corpus: Corpus, uri: string, local: number): string {
  const known = corpus.entityOf(uri, local);
  if (known !== undefined) return known;
  const entity = corpus.digest(uri)?.entities[local];
  return entity === undefined ? `${uri}#${local}` : `${entity.kind}:${fold(entity.name)}`;
}
