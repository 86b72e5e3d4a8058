// Fields of JSON by their paths, such as `address.city` or `emails.0.value`.

import { CrmError } from '../../http/crm-fault.ts';
import { fieldOf, textOf } from '../../http/read-json.ts';

/** The whole for ''. */
export function valueAt(json: unknown, path: string): unknown {
  return path === '' ? json : fieldOf(json, ...path.split('.'));
}

/** '' where there is no path, or no text and no number at it. */
export function textAt(json: unknown, path: string): string {
  return path === '' ? '' : textOf(json, ...path.split('.'));
}

/** Of any object; none is a field. */
const inherited = new Set(['__proto__', 'constructor', 'prototype']);

/** Makes what is missing on the way: lists where a number follows. */
export function setAt(target: object, path: string, value: unknown): void {
  const steps = path.split('.');
  if (steps.some((step) => inherited.has(step)))
    throw new CrmError({ kind: 'mend', reason: 'field_missing' }, path);
  let at: object = target;
  for (const [place, step] of steps.entries()) {
    const following = steps[place + 1];
    if (following === undefined) {
      Reflect.set(at, step, value);
      return;
    }
    const held: unknown = Reflect.get(at, step);
    const next = typeof held === 'object' && held !== null ? held : /^\d+$/.test(following) ? [] : {};
    Reflect.set(at, step, next);
    at = next;
  }
}

/** Under a path of an object of its own; the same object for ''. */
export function wrapAt(body: object, path: string): object {
  if (path === '') return body;
  const outer = {};
  setAt(outer, path, body);
  return outer;
}

/** Paths of all texts, numbers and truths in it, with one of them as an example of its kind. */
export function listPaths(json: unknown, prefix = '', depth = 0): { path: string; type: string }[] {
  if (typeof json !== 'object' || json === null) return [{ path: prefix, type: typeof json }];
  if (depth === depthMax) return [];
  return Object.entries(json).flatMap(([name, value]) =>
    name.includes('.') ? [] : listPaths(value, prefix === '' ? name : `${prefix}.${name}`, depth + 1),
  );
}

const depthMax = 4;
