// Reads a signature out of a header, strictly: Node's own decoders skip what they do not know.

/** Undefined when it is not exactly `bytes` bytes in hexadecimal digits, of either case. */
export function readHexDigest(text: string, bytes: number): Buffer | undefined {
  return text.length === bytes * 2 && /^[0-9a-fA-F]+$/.test(text) ? Buffer.from(text, 'hex') : undefined;
}

/** Undefined when it is no base64 with its padding, or not `bytes` bytes where that is given. */
export function readBase64(text: string, bytes?: number): Buffer | undefined {
  if (text === '' || text.length > 4_096 || text.length % 4 !== 0) return undefined;
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const read = Buffer.from(text, 'base64');
  return bytes === undefined || read.length === bytes ? read : undefined;
}

/** Undefined when it is not exactly `bytes` bytes in base64 for addresses, with or without its padding. */
export function readBase64Url(text: string, bytes: number): Buffer | undefined {
  if (!/^[\w-]{1,1000}={0,2}$/.test(text)) return undefined;
  const read = Buffer.from(text, 'base64url');
  return read.length === bytes ? read : undefined;
}
