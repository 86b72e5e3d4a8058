// Makes the id that every copy of an event shares: a UUIDv7 (RFC 9562) from the browser's clock.

/** Random bytes as lower-case hex digits, two for each byte. */
export function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** `atMs` is the client's clock in milliseconds since 1970. */
export function makeEventId(atMs: number): string {
  const digits = atMs.toString(16).padStart(12, '0') + randomHex(9);
  // An 8 sets the variant; the 72 random bits around it are plenty.
  return digits.replace(/(.{8})(.{4})(...)(...)/, '$1-$2-7$3-8$4-');
}
