// What pictures ask of this server, beyond the protocol.
import type { EntityId } from '../corpus/model.ts';
import type { NetworkChoice } from '../features/pictures/network.ts';
import type { TimelineChoice } from '../features/pictures/timeline.ts';

export type { EntityId, Location } from '../corpus/model.ts';
export type { ComparedName, ComparedQuotation, Comparison } from '../features/pictures/comparison.ts';
export type { SpokenDay } from '../features/pictures/days.ts';
export type { Network, NetworkChoice, NetworkLink, NetworkNode } from '../features/pictures/network.ts';
export type { Profile } from '../features/pictures/profile.ts';
export type { Column, Lane, Timeline, TimelineChoice, Unit } from '../features/pictures/timeline.ts';
export type { ArticleLine } from '../features/views/node.ts';

/** Who appears with whom: `Network`. */
export const NETWORK = 'marginalia/network';
export type NetworkParams = NetworkChoice;

/** The corpus over time: `Timeline`. */
export const TIMELINE = 'marginalia/timeline';
export type TimelineParams = TimelineChoice;

/** The articles of some days, or those of them that name an entity: `ArticleLine[]`, some hundreds at most. */
export const ARTICLES_BETWEEN = 'marginalia/articlesBetween';
export interface ArticlesBetweenParams {
  /** ISO 8601, both included. */
  readonly from: string;
  readonly to: string;
  readonly entity?: EntityId;
}

/** Where articles speak of some days, whenever they were written: `SpokenDay[]`, some hundreds at most. */
export const DAYS_BETWEEN = 'marginalia/daysBetween';

/** All that is told of one entity: `Profile`, or null where there is none (any more). */
export const PROFILE = 'marginalia/profile';
export interface ProfileParams {
  readonly id: EntityId;
}

/** Two articles side by side: `Comparison`, or null where one is not known. */
export const COMPARISON = 'marginalia/comparison';
export interface ComparisonParams {
  readonly first: string;
  readonly second: string;
}
