// How the letters of a file are written. Spreadsheets save in four ways and say so in none that all of them keep, so the
// bytes themselves are looked at, all of them: one accented letter in the last line decides.

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface EncodingDetector {
  add(bytes: Uint8Array): void;
  finish(): TextEncoding;
}

/** Without a mark at its start, UTF-16 shows by the zeros that every Latin letter has in one of its two bytes. */
const zerosShare = 0.3;
const lookedAtBytes = 4_096;

/** Feed it the whole file, in order. What is neither marked nor UTF-8 is Windows-1252, of which Latin-1 is a part. */
export function createEncodingDetector(): EncodingDetector {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  let start: Uint8Array = new Uint8Array(0);
  const check = (bytes: Uint8Array, stream: boolean) => {
    if (!isUtf8) return;
    try {
      utf8.decode(bytes, { stream });
    } catch {
      isUtf8 = false;
    }
  };
  return {
    add: (bytes) => {
      if (start.length < lookedAtBytes) start = join(start, bytes.subarray(0, lookedAtBytes - start.length));
      check(bytes, true);
    },
    finish: () => {
      const wide = findWideEncoding(start);
      if (wide) return wide;
      check(new Uint8Array(0), false);
      return isUtf8 ? 'utf-8' : 'windows-1252';
    },
  };
}

function findWideEncoding(start: Uint8Array): TextEncoding | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  let even = 0;
  let odd = 0;
  for (const [at, byte] of start.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const least = Math.max((start.length / 2) * zerosShare, 1);
  if (odd >= least && even < least / 2) return 'utf-16le';
  if (even >= least && odd < least / 2) return 'utf-16be';
  return undefined;
}

function join(one: Uint8Array, other: Uint8Array): Uint8Array {
  const joined = new Uint8Array(one.length + other.length);
  joined.set(one);
  joined.set(other, one.length);
  return joined;
}
