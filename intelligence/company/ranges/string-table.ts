// Many texts as one run of UTF-8 bytes and their offsets, each text once. A hash table over the bytes finds a text
// again without a JavaScript string or object being kept per text.

const encoder = new TextEncoder();
/** Offsets are 32-bit numbers. */
const bytesMax = 2 ** 32 - 1;

export class StringTable {
  private bytes = new Uint8Array(1 << 16);
  private offsets = new Uint32Array(1 << 10);
  private hashes = new Uint32Array(1 << 10);
  /** Text id + 1; 0 is free. */
  private slots = new Uint32Array(1 << 11);
  private texts = 0;

  /** Text 0 is ''. */
  constructor() {
    this.intern('');
  }

  get count(): number {
    return this.texts;
  }

  get byteLength(): number {
    return this.offsets[this.texts] ?? 0;
  }

  /** The text's number; the same text has the same one. Throws RangeError when the texts together pass 4 GiB. */
  intern(text: string): number {
    const start = this.byteLength;
    this.reserveBytes(start + text.length * 3);
    const { bytes } = this;
    let hash = 0x811c9dc5;
    let at = start;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code > 127) return this.internEncoded(text, start);
      bytes[at] = code;
      at += 1;
      hash = Math.imul(hash ^ code, 0x01000193);
    }
    return this.keep(start, at, finish(hash));
  }

  /** The same for bytes of another table. */
  internBytes(source: Uint8Array, from: number, to: number): number {
    const start = this.byteLength;
    this.reserveBytes(start + to - from);
    const { bytes } = this;
    let hash = 0x811c9dc5;
    let at = start;
    for (let index = from; index < to; index += 1) {
      const byte = source[index] ?? 0;
      bytes[at] = byte;
      at += 1;
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    return this.keep(start, at, finish(hash));
  }

  /** The bytes and, for each text and the end, where it begins; views, valid until the next text is added. */
  contents(): { bytes: Uint8Array; offsets: Uint32Array } {
    return {
      bytes: this.bytes.subarray(0, this.byteLength),
      offsets: this.offsets.subarray(0, this.texts + 1),
    };
  }

  private internEncoded(text: string, start: number): number {
    const { written } = encoder.encodeInto(text, this.bytes.subarray(start));
    let hash = 0x811c9dc5;
    for (let at = start; at < start + written; at += 1)
      hash = Math.imul(hash ^ (this.bytes[at] ?? 0), 0x01000193);
    return this.keep(start, start + written, finish(hash));
  }

  /** The bytes from `start` lie at the end: they stay when the text is new. */
  private keep(start: number, end: number, hash: number): number {
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = (this.slots[slot] ?? 0) - 1;
      if (id < 0) {
        this.slots[slot] = this.texts + 1;
        return this.append(end, hash);
      }
      if (this.hashes[id] === hash && this.isSame(id, start, end)) return id;
    }
  }

  private isSame(id: number, start: number, end: number): boolean {
    const { bytes } = this;
    let at = this.offsets[id] ?? 0;
    if ((this.offsets[id + 1] ?? 0) - at !== end - start) return false;
    for (let other = start; other < end; other += 1, at += 1) if (bytes[at] !== bytes[other]) return false;
    return true;
  }

  private append(end: number, hash: number): number {
    const id = this.texts;
    this.texts += 1;
    if (this.texts + 1 > this.offsets.length) this.offsets = grow(this.offsets);
    if (this.texts > this.hashes.length) this.hashes = grow(this.hashes);
    this.offsets[this.texts] = end;
    this.hashes[id] = hash;
    if (this.texts * 2 > this.slots.length) this.rehash();
    return id;
  }

  private rehash(): void {
    this.slots = new Uint32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let id = 0; id < this.texts; id += 1) {
      let slot = (this.hashes[id] ?? 0) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = id + 1;
    }
  }

  private reserveBytes(wanted: number): void {
    if (wanted <= this.bytes.length) return;
    if (wanted > bytesMax) throw new RangeError('The texts of the ranges together pass 4 GiB.');
    const bytes = new Uint8Array(Math.min(Math.max(this.bytes.length * 2, wanted), bytesMax));
    bytes.set(this.bytes.subarray(0, this.byteLength));
    this.bytes = bytes;
  }
}

function grow(words: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(words.length * 2);
  larger.set(words);
  return larger;
}

/** FNV-1a leaves the low bits of similar texts similar; this spreads them. */
function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
