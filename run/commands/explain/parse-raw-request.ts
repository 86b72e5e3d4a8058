// Reads an HTTP request as it stands in a capture: request line, headers, an empty line, the body to the last byte. Without a
// request line, all of it is a body.

export interface RawRequest {
  method: string;
  /** As called, with its query. */
  path: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: Buffer;
}

const headBytesMax = 64 * 1024;

export function parseRawRequest(bytes: Buffer): RawRequest {
  const head = bytes.subarray(0, headBytesMax).toString('latin1');
  const first = /^([A-Z]{3,10}) (\S+) HTTP\/[\d.]+\r?\n/.exec(head);
  const end = /\r?\n\r?\n/.exec(head);
  if (first === null) return { method: 'POST', path: '/', headers: guessType(bytes), body: bytes };
  const headEnd = end === null ? head.length : end.index;
  const lines = head.slice(first[0].length, headEnd).split(/\r?\n/);
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  const body = end === null ? Buffer.alloc(0) : bytes.subarray(end.index + end[0].length);
  return { method: first[1] ?? 'POST', path: first[2] ?? '/', headers, body };
}

function guessType(body: Buffer): Record<string, string> {
  const isForm = /^[\w%.[\]-]+=/.test(body.subarray(0, 200).toString('latin1'));
  return { 'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' };
}
