// Makes the id that every copy of an event shares: a UUIDv7 (RFC 9562) from the browser's clock.

/** `atMs` is the client's clock in milliseconds since 1970. */
export function makeEventId(atMs: number): string {
  // Eleven digits from 2004 to 2527; of a clock beyond that the collector makes the id anew.
  const time = `0${atMs.toString(16)}`;
  // Pages without TLS have no randomUUID, but addresses of blobs end in such an id.
  const random = (crypto.randomUUID?.() || URL.createObjectURL(new Blob())).slice(-21);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random}`;
}
