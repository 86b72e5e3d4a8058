// Puts a built index together as one run of bytes in memory, as it would lie in a file.

import type { BuiltRanges } from './build-range-index.ts';
import { bytesOf, type Checksum, makeRangeHeader } from './range-file-header.ts';

/** In memory that threads share. `checksum`: CRC-32; whoever trusts the memory may give one that answers 0. */
export function packRangeIndex(
  { description, contents }: BuiltRanges,
  checksum: Checksum,
): SharedArrayBuffer {
  const { head, sections, bytes } = makeRangeHeader(description, contents, checksum);
  const buffer = new SharedArrayBuffer(bytes);
  const whole = new Uint8Array(buffer);
  whole.set(head);
  for (const { name, offset } of sections) {
    const numbers = contents.get(name);
    if (numbers) whole.set(bytesOf(numbers), offset);
  }
  return buffer;
}
