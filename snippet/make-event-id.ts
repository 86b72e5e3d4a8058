// Makes the id that every copy of an event shares: a UUIDv7 (RFC 9562) from the browser's clock.

/** Random bytes as lower-case hex digits, two for each byte. */
export function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    (byte + 256).toString(16).slice(1),
  ).join('');
}

/** `atMs` is the client's clock in milliseconds since 1970. */
export function makeEventId(atMs: number): string {
  const time = (atMs + 2 ** 48).toString(16).slice(1);
  const random = randomHex(9);
  // An 8 sets the variant; the 72 random bits that follow are plenty.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6)}`;
}
