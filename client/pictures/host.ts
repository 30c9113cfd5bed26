// The extension behind the page, and what is kept while the page is not there.
import type { ToExtension, Wish, WordKey, Words } from './messages.ts';

interface Api {
  postMessage(message: ToExtension): void;
  getState(): unknown;
  setState(state: Wish): void;
}

declare function acquireVsCodeApi(): Api;

const api = acquireVsCodeApi();

export function tell(message: ToExtension): void {
  api.postMessage(message);
}

/** Asks for another picture; it is drawn when the answer comes. */
export function wish(wanted: Wish): void {
  api.setState(wanted);
  tell({ type: 'wish', wish: wanted });
}

/** What was shown before the page was taken away. */
export function remembered(): Wish | undefined {
  const state = api.getState();
  return isWish(state) ? state : undefined;
}

export function remember(shown: Wish): void {
  api.setState(shown);
}

/** Only we keep a state here. */
function isWish(state: unknown): state is Wish {
  return typeof state === 'object' && state !== null && 'picture' in state && 'choice' in state;
}

let words: Words | undefined;

export function speak(spoken: Words): void {
  words = spoken;
}

/** Words in the reader's language. */
export function say(key: WordKey, ...filled: readonly (string | number)[]): string {
  return (words?.[key] ?? key).replace(/\{(\d)\}/g, (_, index: string) => {
    const value = filled[Number(index)] ?? '';
    return typeof value === 'number' ? value.toLocaleString('en') : value;
  });
}

const COUNTED = {
  article: ['oneArticle', 'articlesOf'],
  mention: ['oneMention', 'mentionsOf'],
  name: ['oneName', 'namesOf'],
  sentence: ['oneSentence', 'sentencesOf'],
  time: ['oneTime', 'timesOf'],
} as const satisfies Readonly<Record<string, readonly [one: WordKey, more: WordKey]>>;

/** So many of them, in words: "1 article", "40 articles". */
export function count(value: number, what: keyof typeof COUNTED): string {
  const [one, more] = COUNTED[what];
  return value === 1 ? say(one) : say(more, value);
}
