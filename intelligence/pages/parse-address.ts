// Reads a page's address into host, path and parameters without ever throwing. The first thing that any question about
// a page asks.

/** Longest address that is read; what comes after is cut off. */
const lengthMax = 4_096;
/** More parameters than a real page has; the rest is not read. */
const parametersMax = 200;

export interface PageAddress {
  /** Scheme without the colon: `https`, `http`, `android-app`, ... */
  scheme: string;
  /** Lower case, without port. */
  host: string;
  /** Readable where its escapes are valid UTF-8, without doubled or closing slashes and control characters. `/` is the root. */
  path: string;
  /** Decoded names and values in the order of the address, without control characters. */
  parameters: readonly (readonly [name: string, value: string])[];
}

/** Undefined when the text is no address with a host. */
export function parseAddress(text: string): PageAddress | undefined {
  const trimmed = text.length > lengthMax ? text.slice(0, lengthMax) : text;
  let url: URL;
  try {
    url = new URL(trimmed);
  } catch {
    return undefined;
  }
  if (url.hostname === '') return undefined;
  return {
    scheme: url.protocol.slice(0, -1),
    host: url.hostname.toLowerCase().replace(/\.$/, ''),
    path: normalisePath(url.pathname),
    parameters: url.search.length > 1 ? readParameters(url.searchParams) : [],
  };
}

/** One spelling for what visitors take for one page: `/prezzi/` and `/prezzi`, `/caff%C3%A8` and `/caffè`. */
function normalisePath(path: string): string {
  let readable = path;
  if (path.includes('%')) {
    try {
      readable = dropControls(decodeURI(path));
    } catch {
      readable = path;
    }
  }
  if (readable.includes(';')) readable = readable.replace(/;(jsessionid|phpsessid|sid)=[^/;]*/gi, '');
  if (readable.includes('//')) readable = readable.replace(/\/{2,}/g, '/');
  if (readable.length > 1 && readable.endsWith('/')) readable = readable.slice(0, -1);
  return readable === '' ? '/' : readable;
}

/** They are part of no page's name, and PostgreSQL takes no NUL. */
function dropControls(text: string): string {
  return text.replace(/\p{Cc}+/gu, '');
}

function readParameters(search: URLSearchParams): (readonly [string, string])[] {
  const parameters: (readonly [string, string])[] = [];
  for (const [name, value] of search) {
    if (parameters.length === parametersMax) break;
    parameters.push([dropControls(name), dropControls(value)]);
  }
  return parameters;
}
