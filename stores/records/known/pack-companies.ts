// Many companies in little memory: each as JSON bytes in a few large buffers, found by id or by word. A million take about
// 300 MB so, and thrice that as objects.

import type { CompanyStatus } from '#contract/company.ts';
import type { LoadedCompany } from './loaded-company.ts';
import { wordsOf } from './loaded-company.ts';
import { createWordIndexBuilder, rowsMax, type WordIndex } from './word-index.ts';

export interface PackedCompanies {
  readonly size: number;
  read(id: number): LoadedCompany | undefined;
  /** Ids of companies that may have the word: whoever asks must look. */
  find(word: string): number[];
}

export interface CompanyPacker {
  /** False when there is no more room. Ids come in rising order. */
  add(company: LoadedCompany): boolean;
  finish(): PackedCompanies;
}

type Packed = [
  name: string,
  otherNames: readonly string[],
  domains: readonly string[],
  aliasDomains: readonly string[],
  handles: readonly string[],
  country: string,
  status: CompanyStatus,
  parentId: number,
  nameOrders: readonly string[],
  mergedIntoId: number,
];

const chunkBytes = 4 * 1024 * 1024;

export function createCompanyPacker(): CompanyPacker {
  const words = createWordIndexBuilder();
  const ids: number[] = [];
  const places: number[] = [];
  const chunks: Buffer[] = [];
  let used = chunkBytes;
  const write = (text: string): number => {
    const bytes = Buffer.byteLength(text);
    if (used + bytes > chunkBytes) {
      chunks.push(Buffer.allocUnsafe(Math.max(chunkBytes, bytes)));
      used = 0;
    }
    const place = (chunks.length - 1) * chunkBytes + used;
    chunks.at(-1)?.write(text, used);
    used += bytes;
    return place;
  };
  return {
    add: (company) => {
      const row = ids.length;
      if (row >= rowsMax) return false;
      ids.push(company.id);
      // A line end closes each, which stands inside no JSON text.
      places.push(write(`${JSON.stringify(pack(company))}\n`));
      for (const word of wordsOf(company)) words.add(word, row);
      return true;
    },
    finish: () => openPacked(Uint32Array.from(ids), Float64Array.from(places), chunks, words.build()),
  };
}

function openPacked(
  ids: Uint32Array,
  places: Float64Array,
  chunks: readonly Buffer[],
  words: WordIndex,
): PackedCompanies {
  return {
    size: ids.length,
    read: (id) => {
      const row = findId(ids, id);
      if (row < 0) return undefined;
      const place = places[row] ?? 0;
      const chunk = chunks[Math.floor(place / chunkBytes)];
      if (!chunk) return undefined;
      const from = place % chunkBytes;
      return unpack(id, JSON.parse(chunk.toString('utf8', from, chunk.indexOf(10, from))) as Packed);
    },
    find: (word) => words.find(word).map((row) => ids[row] ?? 0),
  };
}

function pack(company: LoadedCompany): Packed {
  const { name, otherNames, domains, aliasDomains, handles, country, status, parentId } = company;
  const { nameOrders, mergedIntoId } = company;
  // biome-ignore format: one line for one row.
  return [name, otherNames, domains, aliasDomains, handles, country, status, parentId, nameOrders, mergedIntoId];
}

function unpack(id: number, packed: Packed): LoadedCompany {
  const [
    name,
    otherNames,
    domains,
    aliasDomains,
    handles,
    country,
    status,
    parentId,
    nameOrders,
    mergedIntoId,
  ] = packed;
  return {
    ...{ id, name, otherNames, domains, aliasDomains, handles, country, status, parentId },
    ...{ nameOrders, mergedIntoId },
  };
}

function findId(ids: Uint32Array, id: number): number {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const at = ids[middle] ?? 0;
    if (at === id) return middle;
    if (at < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
