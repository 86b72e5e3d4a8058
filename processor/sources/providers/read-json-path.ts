// Reads a value out of JSON by a path such as `company.name` or `data[0].names[1]`. `contract/source-settings-schema.ts` holds paths to
// this form.

import { stripControls } from '#intelligence/company/names/strip-controls.ts';

/** Undefined when the path leads nowhere. '' leads to the root. */
export function readJsonPath(root: unknown, path: string): unknown {
  if (path === '') return root;
  let value = root;
  for (const step of path.split(/[.[\]]+/).filter((part) => part !== '')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

/** '' for a path of '' and for what is no text; numbers are written out. At most 300 characters, no control among them. */
export function readJsonText(root: unknown, path: string): string {
  const value = path === '' ? '' : readJsonPath(root, path);
  if (typeof value === 'string') return stripControls(value.slice(0, 300)).trim();
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}
