// What stands where in a payload, for whoever chooses paths: each leaf with its path and the beginning of its value.

import type { DeliveredContent } from '#stores/records/seal-delivery.ts';

export interface PathValue {
  path: string;
  value: string;
}

const pathsMax = 300;
const depthMax = 12;
const itemsShown = 3;
const valueCharsMax = 80;

/** Empty when the body is neither JSON nor a form. */
export function listPaths({ headers, body }: DeliveredContent): PathValue[] {
  const type = (headers['content-type'] ?? '').toLowerCase();
  const text = body.toString('utf8');
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return [...new URLSearchParams(text)]
      .slice(0, pathsMax)
      .map(([path, value]) => ({ path, value: show(value) }));
  }
  try {
    return walk(chooseRoot(JSON.parse(text), type));
  } catch {
    return [];
  }
}

/** Of CloudEvents only the data are the sender's own. */
function chooseRoot(value: unknown, type: string): unknown {
  const first: unknown =
    type.startsWith('application/cloudevents-batch') && Array.isArray(value) ? value[0] : value;
  const isEvent = type.startsWith('application/cloudevents') && typeof first === 'object' && first !== null;
  return isEvent ? Reflect.get(first, 'data') : first;
}

function walk(root: unknown): PathValue[] {
  const found: PathValue[] = [];
  const visit = (value: unknown, path: string, depth: number): void => {
    if (found.length >= pathsMax || depth > depthMax) return;
    if (Array.isArray(value)) {
      for (const [index, item] of value.slice(0, itemsShown).entries())
        visit(item, `${path}[${index}]`, depth + 1);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, item] of Object.entries(value)) {
        // A name with a dot or a bracket in it could not be told from two.
        if (!/[.[\]]/.test(name) && name !== '')
          visit(item, path === '' ? name : `${path}.${name}`, depth + 1);
      }
    } else if (path !== '') found.push({ path, value: show(value) });
  };
  visit(root, '', 0);
  return found;
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : String(value);
  return text.length > valueCharsMax ? `${text.slice(0, valueCharsMax)}…` : text;
}
