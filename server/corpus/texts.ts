/** Names and their spellings by number: each text is kept once, however many articles have it. */
export interface Texts {
  /** The number of a text; a text that comes for the first time gets the next one. */
  numberOf(text: string): number;
  /** The text of a number that `numberOf` gave. */
  at(number: number): string;
  /** How many there are: numbers are below it. */
  readonly size: number;
}

export function createTexts(): Texts {
  const texts: string[] = [];
  const numbers = new Map<string, number>();
  return {
    numberOf(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const number = texts.push(text) - 1;
      numbers.set(text, number);
      return number;
    },
    at: (number) => texts[number]!,
    get size() {
      return texts.length;
    },
  };
}
