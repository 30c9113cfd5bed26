/** Numbers by number, several to each: a multimap in typed arrays, some 20 bytes an entry where a Map of arrays takes about 100. */
export interface Chains {
  /** An entry that is there already is there twice then. */
  add(key: number, value: number): void;
  /** Takes one entry out; one that is not there is no mistake. Costs what the key has entries. */
  remove(key: number, value: number): void;
  /** The values of a key, in no order; undefined where they are more than `most`. */
  of(key: number, most: number): readonly number[] | undefined;
}

const NONE = -1;

/** @returns an empty multimap of keys from 0 to 2^32 - 1 to values from 0 to 2^31 - 1 */
export function createChains(): Chains {
  // An open table with linear probing: where the entries of a key begin. Keys without entries stay until the table grows.
  let keys = new Uint32Array(1024);
  let heads = new Int32Array(1024).fill(NONE);
  let isUsed = new Uint8Array(1024);
  let used = 0;
  // The entries, each with the next of the same key; free ones are a chain too.
  let values = new Int32Array(1024);
  let nexts = new Int32Array(1024);
  let entries = 0;
  let free = NONE;

  function placeOf(key: number): number {
    const mask = keys.length - 1;
    let place = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    while (isUsed[place] === 1 && keys[place] !== key) place = (place + 1) & mask;
    return place;
  }

  function grow(): void {
    const [oldKeys, oldHeads] = [keys, heads];
    let alive = 0;
    for (const head of oldHeads) if (head !== NONE) alive += 1;
    const size = alive * 3 > oldKeys.length ? oldKeys.length * 2 : oldKeys.length;
    keys = new Uint32Array(size);
    heads = new Int32Array(size).fill(NONE);
    isUsed = new Uint8Array(size);
    used = alive;
    for (let old = 0; old < oldHeads.length; old++) {
      if (oldHeads[old] === NONE) continue;
      const place = placeOf(oldKeys[old]!);
      keys[place] = oldKeys[old]!;
      heads[place] = oldHeads[old]!;
      isUsed[place] = 1;
    }
  }

  function newEntry(): number {
    if (free !== NONE) {
      const entry = free;
      free = nexts[entry]!;
      return entry;
    }
    if (entries === values.length) {
      const [oldValues, oldNexts] = [values, nexts];
      values = new Int32Array(entries * 2);
      values.set(oldValues);
      nexts = new Int32Array(entries * 2);
      nexts.set(oldNexts);
    }
    return entries++;
  }

  return {
    add(key, value) {
      let place = placeOf(key);
      if (isUsed[place] === 0) {
        if ((used + 1) * 3 > keys.length * 2) {
          grow();
          place = placeOf(key);
        }
        used += 1;
        isUsed[place] = 1;
        keys[place] = key;
      }
      const entry = newEntry();
      values[entry] = value;
      nexts[entry] = heads[place]!;
      heads[place] = entry;
    },
    remove(key, value) {
      const place = placeOf(key);
      let before = NONE;
      for (let entry = heads[place]!; entry !== NONE; before = entry, entry = nexts[entry]!) {
        if (values[entry] !== value) continue;
        if (before === NONE) heads[place] = nexts[entry]!;
        else nexts[before] = nexts[entry]!;
        nexts[entry] = free;
        free = entry;
        return;
      }
    },
    of(key, most) {
      const found: number[] = [];
      for (let entry = heads[placeOf(key)]!; entry !== NONE; entry = nexts[entry]!) {
        if (found.length === most) return undefined;
        found.push(values[entry]!);
      }
      return found;
    },
  };
}
