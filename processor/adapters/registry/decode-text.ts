// Registry dumps come in Latin-1 and in UTF-8, and older parts of one file may differ from newer ones. So files are read
// byte by byte as Latin-1, and each text that is not plain ASCII is decoded again by what it looks like.

import { stripControls } from '#intelligence/company/names/strip-controls.ts';

/** What Windows-1252 has from 0x80 to 0x9f, where Latin-1 has control characters. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const windowsOnly = /[\u0080-\u009f]/g;
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const beyondAscii = /[\u0080-\u00ff]/;

/** `latin1`: one character per byte. Bytes that are valid UTF-8 are that; what remains is Western European. */
export function decodeText(latin1: string): string {
  if (!beyondAscii.test(latin1)) return stripControls(latin1);
  const bytes = Buffer.from(latin1, 'latin1');
  let text: string;
  try {
    text = strictUtf8.decode(bytes);
  } catch {
    text = latin1.replace(windowsOnly, (one) => windows[one.charCodeAt(0) - 0x80] ?? one);
  }
  return stripControls(text).trim();
}
