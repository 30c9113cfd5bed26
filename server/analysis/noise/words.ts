import { hashText } from '../learning/hashing.ts';

/** What is known of single words, as bits. */
export const WORD = {
  function: 1,
  date: 2,
  /** A verb that can be a sentence's own. */
  verb: 4,
  /** Stands within names. */
  joining: 8,
  /** Ends in -ing and is no participle. */
  thing: 16,
  // Words without which no line can have certain tell-tale wordings, so that most lines need not be searched for these.
  markup: 32,
  more: 64,
  picture: 128,
  agency: 256,
  author: 512,
  contributed: 1024,
  reach: 2048,
  subscribe: 4096,
  legal: 8192,
  /** No word: a slash stands in the line. */
  slash: 16384,
} as const;

const LISTS: Readonly<Record<Exclude<keyof typeof WORD, 'slash'>, string>> = {
  function: `a an the this that these those and or but nor so if then than because while although of in on at to for from by with about
into over after before between through during under against as is are was were be been being am do does did has have had having will would
can could may might shall should must not no he she it they we you i him her them us me his its their our your my who whom whose which
what when where why how there here all any some each more most other such only also just very said says`,
  date: `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov
dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun am pm gmt utc est edt ist ago updated
published`,
  verb: `is are was were be been am has have had do does did will would can could may might shall should must cannot says said say told
tells isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't it's that's he's
she's there's they're we're i'm you're went came made took gave got saw knew left began became found held kept lost met paid put ran
sent spoke stood thought won wrote`,
  joining: 'and of the with de von van al',
  thing: 'morning evening during following including according spring string king ring thing nothing something',
  markup: 'class style href src',
  more: 'more chars reaction insight analysis video pictures photos',
  picture: `photo photos photograph photographs photographer photographers photography image images picture pictures pic pics illustration
illustrations credit credits screen screenshot screenshots screengrab screengrabs courtesy caption`,
  agency: `getty gettyimages associated ap afp reuters epa shutterstock istock istockphoto alamy bloomberg xinhua tass zuma anadolu pixabay
unsplash wikimedia flickr politico`,
  author: `writer reporter editor columnist correspondent author fellow professor host director contributor analyst attorney journalist
producer`,
  contributed: 'contributed tips letters questions comments special',
  reach: 'write contact contacted mail email reach reached follow',
  subscribe: 'sign subscribe inbox download app newsletter journalism become',
  legal: `reserved published reproduced republished redistributed views opinions reprint reflect licensing recaptcha agree disclaimer
privacy terms permission consent`,
};

const SLOTS = 2048;
const hashes = new Int32Array(SLOTS);
const bits = new Int32Array(SLOTS);

for (const [name, words] of Object.entries(LISTS)) {
  const bit = WORD[name as keyof typeof WORD];
  for (const word of words.split(/\s+/)) {
    const hash = hashText(word);
    const slot = slotOf(hash);
    hashes[slot] = hash;
    bits[slot]! |= bit;
  }
}

/** The slot of a hash, or the free one where it would be: an open table with linear probing. */
function slotOf(hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  while (hashes[slot] !== hash && bits[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

/** What is known of a word, as bits of `WORD`: by the hash (`hashText`) of the word in small letters. */
export function knownOf(hash: number): number {
  return bits[slotOf(hash)]!;
}
