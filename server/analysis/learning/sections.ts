// A model file: named arrays of numbers behind a header that tells where each begins.
//
//   4 bytes   length of the header, little endian
//   header    ASCII JSON: {"sections": {name: [start, length]}, ...values}, padded so that the arrays begin at a multiple of 8
//   arrays    each at a multiple of 8, little endian

type Values = Readonly<Record<string, unknown>>;

interface Header {
  readonly sections?: Readonly<Record<string, readonly [start: number, length: number]>>;
}

export interface Sections {
  /** What the header says besides where the arrays lie. */
  readonly values: Values;
  /** Of all arrays, in their order. */
  readonly names: readonly string[];
  /** The bytes of an array, aligned for any typed array. Throws when the file has none of this name. */
  readonly bytes: (name: string) => Uint8Array;
}

/**
 * Opens a model file. Its arrays are views of `file`, which must not change afterwards; only a file that lies at an
 * uneven place in its buffer is copied.
 */
export function readSections(file: Uint8Array): Sections {
  const aligned = file.byteOffset % 8 === 0 ? file : Uint8Array.from(file);
  const length = new DataView(aligned.buffer, aligned.byteOffset).getUint32(0, true);
  let text = '';
  for (let i = 4; i < 4 + length; i++) text += String.fromCharCode(aligned[i]!);
  const { sections = {}, ...values } = JSON.parse(text) as Header;
  return {
    values,
    names: Object.keys(sections),
    bytes: (name) => {
      const place = sections[name];
      if (place === undefined) throw new Error(`the model file has no section "${name}"`);
      return new Uint8Array(aligned.buffer, aligned.byteOffset + place[0], place[1]);
    },
  };
}

/** An array that is still to be written. */
export interface Part {
  /** In bytes. */
  readonly length: number;
  /** Writes it to bytes that are all 0 and aligned for any typed array. */
  readonly write: (bytes: Uint8Array) => void;
}

/** Writes a model file: the same arrays and values always make the same bytes. */
export function writeSections(arrays: Readonly<Record<string, ArrayBufferView>>, values: Values): Uint8Array {
  return writeParts(
    Object.entries(arrays).map(([name, { buffer, byteOffset, byteLength }]) => [
      name,
      { length: byteLength, write: (bytes) => bytes.set(new Uint8Array(buffer, byteOffset, byteLength)) },
    ]),
    values,
    (length) => new Uint8Array(length),
  );
}

/**
 * The same for arrays that nobody has made yet, so that there are no two of them at a time.
 *
 * @param room makes the bytes that the file is written to, all of them 0
 */
export function writeParts(
  parts: readonly (readonly [name: string, part: Part])[],
  values: Values,
  room: (length: number) => Uint8Array,
): Uint8Array {
  const header = (base: number): string => {
    let at = base;
    const places: Record<string, [number, number]> = {};
    for (const [name, { length }] of parts) {
      places[name] = [at, length];
      at = roundUp(at + length);
    }
    return JSON.stringify({ ...values, sections: places });
  };
  // Places are part of the header, whose length moves them: leave room for the longest.
  const base = roundUp(4 + header(1e9).length);
  const text = header(base).padEnd(base - 4);
  const file = room(parts.reduce((at, [, { length }]) => roundUp(at + length), base));
  new DataView(file.buffer, file.byteOffset).setUint32(0, text.length, true);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) throw new Error('the header of a model file must be ASCII');
    file[4 + i] = code;
  }
  let at = base;
  for (const [, { length, write }] of parts) {
    write(file.subarray(at, at + length));
    at = roundUp(at + length);
  }
  return file;
}

function roundUp(length: number): number {
  return Math.ceil(length / 8) * 8;
}

export function asUint16(bytes: Uint8Array): Uint16Array {
  return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
}

export function asUint32(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}

export function asFloat32(bytes: Uint8Array): Float32Array {
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}

export function asInt8(bytes: Uint8Array): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
