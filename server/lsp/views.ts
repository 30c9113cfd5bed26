// What side views ask of this server, beyond the protocol.
import type { EntityId, Location } from '../corpus/model.ts';
import type { EntityChoice, EntityParent } from '../features/views/entities.ts';
import type { ViewPage, Window } from '../features/views/node.ts';
import type { NoiseChoice, NoiseParent } from '../features/views/noise.ts';
import type { QuotationChoice, QuotationParent } from '../features/views/quotations.ts';

export type { EntityChoice, EntityOrder, EntityParent } from '../features/views/entities.ts';
export type { ArticleLine, EntityLine, ViewNode, ViewPage, Why } from '../features/views/node.ts';
export type { NoiseChoice, NoiseParent } from '../features/views/noise.ts';
export type { QuotationChoice, QuotationParent } from '../features/views/quotations.ts';

/** Asks for some of the nodes below another one, or for the outermost ones: `ViewPage`. */
export const VIEW = 'marginalia/view';
export type ViewParams = Window &
  (
    | { readonly view: 'entities'; readonly choice: EntityChoice; readonly parent?: EntityParent }
    /** Entities whatever their kind, those of most mentions first. */
    | { readonly view: 'names'; readonly filter: string }
    | { readonly view: 'quotations'; readonly choice: QuotationChoice; readonly parent?: QuotationParent }
    | { readonly view: 'related'; readonly uri: string }
    | { readonly view: 'noise'; readonly choice: NoiseChoice; readonly parent?: NoiseParent }
  );
export type ViewAnswer = ViewPage;

/** Tells an editor that has asked for views or pictures that what they show has changed. */
export const VIEWS_CHANGED = 'marginalia/viewsChanged';
export interface ViewsChanged {
  /** The folders are still read: there is more to come. */
  readonly reading: boolean;
}

/** Asks for the places where an entity stands: `EntityPlaces`, or null where there is no such entity (any more). */
export const ENTITY_PLACES = 'marginalia/entityPlaces';
export interface EntityPlacesParams {
  readonly id: EntityId;
}
export interface EntityPlaces {
  /** Where the corpus introduces it. */
  readonly introduction: Location;
  /** The articles in order of their dates; of very many mentions the first some thousands. */
  readonly mentions: readonly Location[];
}

/** Asks whom an article speaks of at a position: `EntityAt`, or null. */
export const ENTITY_AT = 'marginalia/entityAt';
export interface EntityAt {
  readonly id: EntityId;
}
