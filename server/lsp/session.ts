import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Corpus } from '../corpus/corpus.ts';
import type { Answering } from './answering.ts';
import type { Client } from './client.ts';
import type { Corrector } from './corrections.ts';
import type { Host } from './host.ts';
import type { Library } from './library.ts';
import type { OpenArticles } from './open-articles.ts';
import type { Settings } from './settings.ts';

/** What all share who answer one editor. */
export interface Session extends Answering {
  readonly connection: Connection;
  readonly host: Host;
  readonly corpus: Corpus;
  readonly documents: TextDocuments<TextDocument>;
  readonly open: OpenArticles;
  readonly library: Library;
  readonly corrector: Corrector;
  /** As they are now. */
  settings(): Settings;
  client(): Client;
}
