import type { Mention, Sentence, Token, ValueKind } from '../model.ts';
import { isDigit, isLetter } from '../text/characters.ts';

// Sums of money, times of the day and quantities are told by grammar: a number, what it is multiplied with, and a unit.

const SYMBOLS = new Map(
  '$:USD €:EUR £:GBP ¥:JPY ₹:INR ₽:RUB ₩:KRW ₦:NGN ₴:UAH ₺:TRY ₪:ILS ฿:THB ₫:VND ₱:PHP'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** What may stand before a dollar sign, and the currencies' own letters. */
const CODES = new Map(
  'us:USD n:NAD c:CAD ca:CAD a:AUD au:AUD nz:NZD hk:HKD s:SGD nt:TWD r:BRL usd:USD eur:EUR gbp:GBP jpy:JPY inr:INR rub:RUB cny:CNY rmb:CNY cad:CAD aud:AUD chf:CHF rs:INR qr:QAR dh:AED'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** What may be written before a figure without a space. */
const GLUED = new Map([
  ['QR', 'QAR'],
  ['R', 'ZAR'],
  ['RM', 'MYR'],
  ['RMB', 'CNY'],
  ['SR', 'SAR'],
  ['Rs', 'INR'],
  ['CHF', 'CHF'],
  ['EUR', 'EUR'],
  ['GBP', 'GBP'],
  ['USD', 'USD'],
]);

const CURRENCIES = new Map(
  `dollar:USD dollars:USD euro:EUR euros:EUR pound:GBP pounds:GBP yen:JPY yuan:CNY renminbi:CNY rupee:INR rupees:INR ruble:RUB rubles:RUB
  rouble:RUB roubles:RUB won:KRW naira:NGN hryvnia:UAH hryvnias:UAH lira:TRY shekel:ILS shekels:ILS baht:THB peso:MXN pesos:MXN real:BRL reais:BRL
  rand:ZAR franc:CHF francs:CHF krona:SEK kronor:SEK kroner:NOK koruna:CZK korunas:CZK crowns:CZK zloty:PLN forint:HUF forints:HUF riyal:SAR riyals:SAR
  dirham:AED dirhams:AED ringgit:MYR rupiah:IDR cedi:GHS cedis:GHS shilling:KES shillings:KES taka:BDT`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

const MULTIPLES = new Map<string, number>([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['k', 1e3],
  ['lakh', 1e5],
  ['lakhs', 1e5],
  ['m', 1e6],
  ['mn', 1e6],
  ['million', 1e6],
  ['crore', 1e7],
  ['crores', 1e7],
  ['b', 1e9],
  ['bn', 1e9],
  ['billion', 1e9],
  ['tn', 1e12],
  ['trillion', 1e12],
]);

const SMALL_NUMBERS = new Map(
  'a an one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, index) => [word, Math.max(1, index - 1)] as const),
);

/** A bit for each letter that these numbers begin with, small or capital: its place in the alphabet. */
const SMALL_BEGINNINGS = [...SMALL_NUMBERS.keys()].reduce((bits, word) => bits | (1 << (word.charCodeAt(0) & 31)), 0);

const UNITS = new Map(
  `%:% percent:% per-cent:% km:km kilometer:km kilometers:km kilometre:km kilometres:km mile:mi miles:mi m:m meter:m meters:m metre:m metres:m
  foot:ft feet:ft inch:in inches:in cm:cm mm:mm kg:kg kilogram:kg kilograms:kg kilos:kg gram:g grams:g tonne:t tonnes:t ton:ton tons:ton
  pound-weight:lb lbs:lb acre:acre acres:acre hectare:ha hectares:ha liter:l liters:l litre:l litres:l gallon:gal gallons:gal barrel:bbl
  barrels:bbl mph:mph km/h:km/h megawatt:MW megawatts:MW mw:MW gigawatt:GW gigawatts:GW gw:GW kwh:kWh degrees:°`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/** Finds the values of an article; none goes on from one block to the next. */
export function valuesIn(text: string, tokens: readonly Token[], sentences: readonly Sentence[]): Mention[] {
  const found: Mention[] = [];
  let first = 0;
  sentences.forEach(({ endToken, block }, index) => {
    if (sentences[index + 1]?.block === block) return;
    for (const value of findValues(text, tokens.slice(first, endToken))) found.push(value);
    first = endToken;
  });
  return found;
}

/**
 * Finds sums of money, times and quantities, in order and not overlapping.
 *
 * @param text the article's, which the offsets of tokens are of
 * @param tokens all of them or a run of them, in order
 */
export function findValues(text: string, tokens: readonly Token[]): Mention[] {
  const found: Mention[] = [];
  for (let i = 0; i < tokens.length; ) {
    const value = mayBegin(text, tokens, i) ? valueAt(tokens, i) : undefined;
    if (value === undefined) {
      i += 1;
      continue;
    }
    const { kind, end } = value;
    found.push({ start: tokens[i]!.start, end: tokens[end - 1]!.end, kind, value: value.value, confidence: 0.95 });
    i = end;
  }
  return found;
}

/**
 * Joins what was tagged with what the grammar found. Of a sum that both found the wider extent holds; elsewhere what was tagged
 * stays.
 */
export function withValues(tagged: readonly Mention[], values: readonly Mention[]): Mention[] {
  const joined: Mention[] = [];
  let next = 0;
  for (const value of values) {
    for (; next < tagged.length && tagged[next]!.end <= value.start; next++) joined.push(tagged[next]!);
    let beyond = next;
    while (beyond < tagged.length && tagged[beyond]!.start < value.end) beyond += 1;
    const gives = tagged.slice(next, beyond).every(({ kind, start, end }) => {
      return (
        (kind === 'money' && value.kind === 'money') ||
        ((kind === 'date' || value.kind === 'time') && start >= value.start && end <= value.end)
      );
    });
    if (!gives || (joined.at(-1)?.end ?? 0) > value.start) continue;
    joined.push(value);
    next = beyond;
  }
  for (; next < tagged.length; next++) joined.push(tagged[next]!);
  return joined;
}

interface Value {
  readonly kind: ValueKind;
  /** One after the last token. */
  readonly end: number;
  readonly value: string;
}

const DOLLAR = 36;

/** No number in words is longer, in code units. */
const LONGEST_NUMBER = 6;

/** Can a value begin with this token? Told from little, and from the text, as every token is asked and hardly any is one. */
function mayBegin(text: string, tokens: readonly Token[], i: number): boolean {
  const { start, end, text: word } = tokens[i]!;
  const first = text.charCodeAt(start);
  if (!isLetter(first)) return isDigit(first) || SYMBOLS.has(word);
  const next = i + 1 < tokens.length ? text.charCodeAt(tokens[i + 1]!.start) : 0;
  if (next === DOLLAR || isDigit(next) || isDigit(text.charCodeAt(end - 1))) return true;
  if (end - start > LONGEST_NUMBER) return false;
  // "a" is a number only before "million" and its like.
  if (word === 'a' || word === 'an') return multipleAt(tokens, i + 1).end > i + 1;
  return first < 128 && ((SMALL_BEGINNINGS >>> (first & 31)) & 1) === 1 && SMALL_NUMBERS.has(word.toLowerCase());
}

function valueAt(tokens: readonly Token[], i: number): Value | undefined {
  const { text } = tokens[i]!;
  const symbol = SYMBOLS.get(text);
  if (symbol !== undefined) return sumAfter(tokens, i + 1, symbol);
  const code = CODES.get(text.toLowerCase());
  const next = tokens[i + 1];
  // "US$435", "HK$20 million", "USD 50 million", "Rs 500".
  if (code !== undefined && next !== undefined) {
    if (next.text === '$' && next.start === tokens[i]!.end) return sumAfter(tokens, i + 2, code);
    if (text.length > 1 && isDigit(next.text.charCodeAt(0)) && text !== text.toLowerCase() && text !== 'US') {
      return sumAfter(tokens, i + 1, code);
    }
  }
  // "QR39,750", "R50".
  const glued = /^([A-Z]{1,3})(\d[\d,]*(?:\.\d+)?)$/.exec(text.length > 24 ? '' : text);
  const letters = glued === null ? undefined : GLUED.get(glued[1]!);
  if (letters !== undefined) {
    const { factor, end } = multipleAt(tokens, i + 1);
    return { kind: 'money', end, value: `${letters} ${plain(figure(glued![2]!) * factor)}` };
  }
  const clock = timeAt(tokens, i);
  if (clock !== undefined) return clock;
  const number = numberAt(tokens, i);
  if (number === undefined) return undefined;
  const { amount, end } = number;
  const unit = tokens[end];
  if (unit === undefined) return undefined;
  const word = unit.text.toLowerCase();
  if (word === 'us' && CURRENCIES.has(tokens[end + 1]?.text.toLowerCase() ?? '')) {
    return { kind: 'money', end: end + 2, value: `USD ${plain(amount)}` };
  }
  const currency = CURRENCIES.get(word) ?? (unit.text === 'Rs' ? 'INR' : undefined);
  // "Two pounds" and "he won" are no sums: without a figure only larger multiples are.
  if (currency !== undefined && (isDigit(text.charCodeAt(0)) || end - i > 1)) {
    if (word === 'won' && end - i === 1) return undefined;
    return { kind: 'money', end: end + 1, value: `${currency} ${plain(amount)}` };
  }
  if (word === 'per' && tokens[end + 1]?.text.toLowerCase() === 'cent') {
    return { kind: 'quantity', end: end + 2, value: `${plain(amount)} %` };
  }
  const measure = UNITS.get(word);
  if (measure === undefined || (word === 'm' && unit.start !== tokens[end - 1]!.end)) return undefined;
  return { kind: 'quantity', end: end + 1, value: `${plain(amount)} ${measure}` };
}

function sumAfter(tokens: readonly Token[], i: number, currency: string): Value | undefined {
  if (i >= tokens.length || !isDigit(tokens[i]!.text.charCodeAt(0))) return undefined;
  const number = numberAt(tokens, i, true);
  return number && { kind: 'money', end: number.end, value: `${currency} ${plain(number.amount)}` };
}

/** A number with what multiplies it: "245bn", "3.5 million", "175-million", "a hundred"; "15 000" only where `grouped`. */
function numberAt(
  tokens: readonly Token[],
  i: number,
  grouped = false,
): { readonly amount: number; readonly end: number } | undefined {
  const { text } = tokens[i]!;
  const small = SMALL_NUMBERS.get(text.toLowerCase());
  if (small !== undefined) {
    const { factor, end } = multipleAt(tokens, i + 1);
    // "a" and "an" are numbers only before "million" and its like.
    return end === i + 1 && text.toLowerCase().startsWith('a') ? undefined : { amount: small * factor, end };
  }
  if (!isDigit(text.charCodeAt(0)) || text.length > 24) return undefined;
  const parts = /^(\d[\d,]*(?:\.\d+)?)([A-Za-z]{0,2})$/.exec(text);
  if (parts === null) return undefined;
  const amount = figure(parts[1]!);
  if (parts[2] !== '') {
    const glued = MULTIPLES.get(parts[2]!.toLowerCase());
    return glued === undefined ? undefined : { amount: amount * glued, end: i + 1 };
  }
  let digits = parts[1]!;
  let next = i + 1;
  while (
    grouped &&
    digits.length < 16 &&
    /^\d{3}$/.test(tokens[next]?.text ?? '') &&
    /^\d{1,3}(?:\d{3})*$/.test(digits)
  ) {
    digits += tokens[next]!.text;
    next += 1;
  }
  const { factor, end } = multipleAt(tokens, next);
  return { amount: figure(digits) * factor, end };
}

function figure(digits: string): number {
  return Number(digits.replaceAll(',', ''));
}

/** "million", also after a hyphen; 1 where there is none. */
function multipleAt(tokens: readonly Token[], i: number): { readonly factor: number; readonly end: number } {
  const hyphen = tokens[i]?.text;
  const at = hyphen === '-' || hyphen === '‑' ? i + 1 : i;
  const factor = MULTIPLES.get(tokens[at]?.text.toLowerCase() ?? '');
  return factor === undefined ? { factor: 1, end: i } : { factor, end: at + 1 };
}

/** Where a clock shows that time. */
const ZONE = /^(?:UTC|GMT|BST|IST|MSK|[CEW]ES?T|[ACEMP][DS]T|[CEMP]T|AE[DS]T)$/;

/** "10 a.m.", "7:30 pm BST", "15:30". */
function timeAt(tokens: readonly Token[], i: number): Value | undefined {
  const { text } = tokens[i]!;
  if (!isDigit(text.charCodeAt(0)) || text.length > 7) return undefined;
  const parts = /^([01]?\d|2[0-3])(?:[:.]([0-5]\d))?(am|pm)?$/i.exec(text);
  if (parts === null) return undefined;
  const next = tokens[i + 1]?.text.toLowerCase().replaceAll('.', '') ?? '';
  const glued = parts[3]?.toLowerCase();
  const half = glued ?? (next === 'am' || next === 'pm' ? next : undefined);
  // A full stop between figures is a decimal point, unless "am" or "pm" follows.
  if (half === undefined && !text.includes(':')) return undefined;
  const hour = Number(parts[1]);
  if (half !== undefined && (hour > 12 || hour === 0)) return undefined;
  const value = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  const clock = half !== undefined && glued === undefined ? i + 2 : i + 1;
  const end = ZONE.test(tokens[clock]?.text ?? '') ? clock + 1 : clock;
  return { kind: 'time', end, value: `${String(value).padStart(2, '0')}:${parts[2] ?? '00'}` };
}

/** A number without exponent and without the dust of binary fractions. */
function plain(amount: number): string {
  return amount >= 1e21 ? amount.toString() : String(Number(amount.toFixed(4)));
}
