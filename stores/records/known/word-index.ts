// Which rows a word leads to, in eight bytes for each: 32 bits of a hash and the row. Two words may share a hash, so
// whoever asks looks at the row itself.

export interface WordIndex {
  /** Rows in rising order, among them all that the word was added for. */
  find(word: string): number[];
}

export interface WordIndexBuilder {
  add(word: string, row: number): void;
  build(): WordIndex;
}

export function createWordIndexBuilder(): WordIndexBuilder {
  let hashes = new Uint32Array(1_024);
  let rows = new Uint32Array(1_024);
  let count = 0;
  return {
    add: (word, row) => {
      if (count === hashes.length) {
        hashes = grow(hashes);
        rows = grow(rows);
      }
      hashes[count] = hashWord(word);
      rows[count] = row;
      count += 1;
    },
    build: () => {
      // Both in one number each, which typed arrays sort without a comparing function.
      const pairs = new Float64Array(count);
      for (let at = 0; at < count; at++) pairs[at] = (hashes[at] ?? 0) * rowsMax + (rows[at] ?? 0);
      pairs.sort();
      const sorted = new Uint32Array(count);
      const sortedRows = new Uint32Array(count);
      for (let at = 0; at < count; at++) {
        const pair = pairs[at] ?? 0;
        sorted[at] = Math.floor(pair / rowsMax);
        sortedRows[at] = pair % rowsMax;
      }
      return { find: (word) => findRows(sorted, sortedRows, hashWord(word)) };
    },
  };
}

/** 21 bits for the row beside 32 of the hash fill the 53 that a number holds exactly. */
export const rowsMax = 2 ** 21;

function grow(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** FNV-1a over the letters' codes, stirred once more at the end. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

function findRows(hashes: Uint32Array, rows: Uint32Array, hash: number): number[] {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hashes[middle] ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let at = low; at < hashes.length && hashes[at] === hash; at++) {
    const row = rows[at] ?? 0;
    if (found.at(-1) !== row) found.push(row);
  }
  return found;
}
