// Turns the bytes of a file into text whose lines end alike, piece by piece.

import type { TextEncoding } from './detect-encoding.ts';

/**
 * What bytes 0x80 to 0x9f are in Windows-1252, from the table of the WHATWG Encoding standard. Written out, since some
 * versions of Node decode them as Latin-1.
 */
const upperHalf = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Lines end in `\n`; a byte order mark and zeros, which PostgreSQL takes in no text, are left out. */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncGenerator<string> {
  const decode = createDecoder(encoding);
  let isHeldBack = false;
  for await (const chunk of chunks) {
    let text: string = (isHeldBack ? '\r' : '') + decode(chunk);
    // Its other half may be in the next piece.
    isHeldBack = text.endsWith('\r');
    if (isHeldBack) text = text.slice(0, -1);
    if (text !== '') yield tidy(text);
  }
  const rest = (isHeldBack ? '\r' : '') + decode(undefined);
  if (rest !== '') yield tidy(rest);
}

/** Decodes the next bytes; undefined ends the text. */
function createDecoder(encoding: TextEncoding): (bytes: Uint8Array | undefined) => string {
  if (encoding === 'windows-1252') return (bytes) => (bytes ? decodeWindows(bytes) : '');
  const decoder = new TextDecoder(encoding);
  return (bytes) => (bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
}

function decodeWindows(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.replace(/[\u0080-\u009f]/g, (letter) => upperHalf[letter.charCodeAt(0) - 0x80] ?? letter);
}

function tidy(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return lines.includes('\0') ? lines.replaceAll('\0', '') : lines;
}
