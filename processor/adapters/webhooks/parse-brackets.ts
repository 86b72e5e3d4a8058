// Reads a form body whose names have brackets, such as `data[merges][FNAME]`, into nested maps: names from outside never become
// properties of an object.

export interface FormTree extends Map<string, string | FormTree> {}

const fieldsMax = 1_000;
const depthMax = 6;
/** Not even as names of a map: whoever turns it into an object later must not be surprised. */
const refused = new Set(['__proto__', 'constructor', 'prototype']);

export function parseBrackets(text: string): FormTree {
  const root: FormTree = new Map();
  let fields = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    fields += 1;
    if (fields > fieldsMax) break;
    const path = splitName(name);
    if (path !== undefined) put(root, path, value);
  }
  return root;
}

/** The text at a path; '' when there is none. */
export function formText(tree: FormTree, ...path: readonly string[]): string {
  let value: string | FormTree | undefined = tree;
  for (const step of path) value = value instanceof Map ? value.get(step) : undefined;
  return typeof value === 'string' ? value.trim() : '';
}

function splitName(name: string): string[] | undefined {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (match === null) return undefined;
  const path = [match[1] ?? '', ...(match[2] ?? '').slice(1, -1).split('][')].filter((part) => part !== '');
  return path.length > depthMax || path.some((part) => refused.has(part)) ? undefined : path;
}

/** What came first stays; a text is never made a map of. */
function put(root: FormTree, path: readonly string[], value: string): void {
  let at = root;
  for (const step of path.slice(0, -1)) {
    const next = at.get(step) ?? new Map<string, string | FormTree>();
    if (!(next instanceof Map)) return;
    at.set(step, next);
    at = next;
  }
  const last = path.at(-1) ?? '';
  if (!at.has(last)) at.set(last, value);
}
