// Files as spreadsheets save them, made of text for tests.

import type { TextEncoding } from '#intelligence/company/import/detect-encoding.ts';
import type { OpenFile } from '#intelligence/company/import/inspect-file.ts';

/** Letters beyond Latin-1 that Windows-1252 has, and their bytes. */
const windowsOnly: Readonly<Record<string, number>> = { '€': 0x80, '’': 0x92, '–': 0x96, Š: 0x8a };

export function encode(text: string, encoding: TextEncoding, withMark = true): Buffer {
  if (encoding === 'utf-8')
    return Buffer.concat([withMark ? Buffer.from([0xef, 0xbb, 0xbf]) : Buffer.alloc(0), Buffer.from(text)]);
  if (encoding === 'windows-1252')
    return Buffer.from([...text].map((letter) => windowsOnly[letter] ?? letter.charCodeAt(0)));
  const wide = Buffer.from(withMark ? `\ufeff${text}` : text, 'utf16le');
  return encoding === 'utf-16le' ? wide : wide.swap16();
}

/** `pieceBytes`: small, so that letters and line ends are cut in two. */
export function openBytes(bytes: Buffer, pieceBytes = 7): OpenFile {
  return async function* () {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  };
}

export function openText(text: string): OpenFile {
  return openBytes(Buffer.from(text), 65_536);
}
