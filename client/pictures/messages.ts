// What a picture and the extension say to each other.
import type {
  ArticleLine,
  ArticlesBetweenParams,
  Comparison,
  ComparisonParams,
  EntityId,
  Location,
  Network,
  NetworkChoice,
  Profile,
  ProfileParams,
  SpokenDay,
  Timeline,
  TimelineChoice,
} from '../../server/lsp/pictures.ts';

/** What is to be drawn: plain data, kept by the editor while the picture is not there. */
export type Wish =
  | { readonly picture: 'network'; readonly choice: NetworkChoice }
  | { readonly picture: 'timeline'; readonly choice: TimelineChoice }
  | { readonly picture: 'profile'; readonly choice: ProfileParams }
  | { readonly picture: 'comparison'; readonly choice: ComparisonParams };

export type PictureName = Wish['picture'];

/** What a wish is drawn from; null where the entity or an article is gone. */
export type Drawing =
  | { readonly picture: 'network'; readonly choice: NetworkChoice; readonly data: Network }
  | { readonly picture: 'timeline'; readonly choice: TimelineChoice; readonly data: Timeline }
  | { readonly picture: 'profile'; readonly choice: ProfileParams; readonly data: Profile | null }
  | { readonly picture: 'comparison'; readonly choice: ComparisonParams; readonly data: Comparison | null };

export type ToExtension =
  /** The page is there; with what it showed before, if it did. */
  | { readonly type: 'ready'; readonly wish: Wish | undefined }
  | { readonly type: 'wish'; readonly wish: Wish }
  | { readonly type: 'open'; readonly location: Location }
  | { readonly type: 'mentions'; readonly id: EntityId }
  | { readonly type: 'profile'; readonly id: EntityId }
  | { readonly type: 'articles'; readonly params: ArticlesBetweenParams }
  | { readonly type: 'days'; readonly params: ArticlesBetweenParams }
  /** A file to be written: text, or bytes in Base64. */
  | { readonly type: 'save'; readonly name: string; readonly format: Format; readonly content: string };

export type Format = 'svg' | 'png';

export type ToPicture =
  | { readonly type: 'draw'; readonly drawing: Drawing; readonly words: Words }
  | { readonly type: 'articles'; readonly params: ArticlesBetweenParams; readonly articles: readonly ArticleLine[] }
  | { readonly type: 'days'; readonly params: ArticlesBetweenParams; readonly days: readonly SpokenDay[] }
  | { readonly type: 'save'; readonly format: Format }
  | { readonly type: 'table' };

/** What a picture says in words, in the reader's language; `{0}` stands for what is filled in. */
export type Words = Readonly<Record<WordKey, string>>;

export type WordKey =
  | 'saveSvg'
  | 'savePng'
  | 'table'
  | 'picture'
  | 'network'
  | 'networkOf'
  | 'timeline'
  | 'timelineOf'
  | 'timelineOn'
  | 'timelineHow'
  | 'comparison'
  | 'kinds'
  | 'from'
  | 'to'
  | 'names'
  | 'name'
  | 'kind'
  | 'mentions'
  | 'articles'
  | 'together'
  | 'togetherIn'
  | 'nobody'
  | 'nothingDated'
  | 'undated'
  | 'spoken'
  | 'spokenOf'
  | 'outside'
  | 'gone'
  | 'oneArticle'
  | 'articlesOf'
  | 'oneName'
  | 'namesOf'
  | 'oneSentence'
  | 'sentencesOf'
  | 'oneTime'
  | 'timesOf'
  | 'events'
  | 'descriptions'
  | 'spellings'
  | 'mentionsOverTime'
  | 'quotations'
  | 'quotationsOf'
  | 'companions'
  | 'sources'
  | 'time'
  | 'oneMention'
  | 'mentionsOf'
  | 'profileOf'
  | 'allMentions'
  | 'everybody'
  | 'onlyIn'
  | 'both'
  | 'sameWords'
  | 'otherWords'
  | 'none'
  | 'person'
  | 'organization'
  | 'place'
  | 'facility'
  | 'group'
  | 'event'
  | 'work'
  | 'product'
  | 'law'
  | 'language'
  | 'other';
