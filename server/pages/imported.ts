/** An article made from a saved web page, or why there is none. */
export type Imported =
  | {
      readonly kind: 'article';
      /** Of the file, without its ending: words of the title in small letters. */
      readonly name: string;
      readonly text: string;
    }
  | { readonly kind: 'refused'; readonly why: Refusal };

export type Refusal =
  /** It has more code units or elements than an article has. */
  | 'large'
  /** Elements stand within each other deeper than browsers let them. */
  | 'deep'
  /** Nothing in it reads like an article. */
  | 'empty'
  /** It took too long, or the reader of pages failed. */
  | 'unreadable';
