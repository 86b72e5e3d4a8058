// Reads JSON without rounding ids: some providers send theirs as numbers of more digits than a double holds, and a lead asked for by a
// rounded id is another person's.

const quote = 0x22;
const backslash = 0x5c;
const minus = 0x2d;
/** Only so many digits together can be more than a double holds. */
const longDigits = /\d{16}/;
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const integer = /^-?\d+$/;

/** Integers that JSON.parse would change become texts with all their digits. Throws SyntaxError when it is no JSON. */
export function parseExactJson(text: string): unknown {
  const read: unknown = JSON.parse(text);
  // What follows may rely on well-formed JSON.
  return longDigits.test(text) ? JSON.parse(quoteLongIntegers(text)) : read;
}

function quoteLongIntegers(json: string): string {
  let quoted = '';
  let keptUntil = 0;
  let at = 0;
  while (at < json.length) {
    const code = json.charCodeAt(at);
    if (code === quote) {
      at = endOfText(json, at);
    } else if (code === minus || isDigit(code)) {
      number.lastIndex = at;
      const digits = number.exec(json)?.[0] ?? '';
      const end = at + Math.max(1, digits.length);
      if (integer.test(digits) && String(Number(digits)) !== digits) {
        quoted += `${json.slice(keptUntil, at)}"${digits}"`;
        keptUntil = end;
      }
      at = end;
    } else {
      at += 1;
    }
  }
  return quoted + json.slice(keptUntil);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** `at`: of the opening quotation mark. Answers the place behind the closing one. */
function endOfText(json: string, at: number): number {
  let place = at + 1;
  while (place < json.length && json.charCodeAt(place) !== quote) {
    place += json.charCodeAt(place) === backslash ? 2 : 1;
  }
  return place + 1;
}
