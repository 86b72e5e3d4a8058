// Filters as Twenty's REST reads them: `field[eq]:"value"`, parts of a field by a dot, `and(...)`, `or(...)`, several by commas.

type Fits = (row: object) => boolean;

/** Throws Error in Twenty's words for what it would refuse. */
export function readFilter(text: string, has: (field: string) => boolean): Fits {
  const parts = split(text).map((part) => readPart(part, has));
  return (row) => parts.every((fits) => fits(row));
}

function readPart(part: string, has: (field: string) => boolean): Fits {
  const [, joint, inner = ''] = /^(and|or)\(([\s\S]*)\)$/.exec(part) ?? [];
  if (joint !== undefined) {
    const parts = split(inner).map((one) => readPart(one, has));
    return (row) => (joint === 'or' ? parts.some((fits) => fits(row)) : parts.every((fits) => fits(row)));
  }
  const [, path = '', comparator = '', given = ''] = /^([\w.]+)\[(\w+)\]:([\s\S]+)$/.exec(part) ?? [];
  if (path === '') throw new Error(`'filter' invalid. eg: price[gte]:10 (got ${part})`);
  const [field = ''] = path.split('.');
  if (!has(field)) throw new Error(`Object doesn't have any "${field}" field.`);
  return compare(comparator, given, (row) =>
    path.split('.').reduce<unknown>((at, step) => Reflect.get(Object(at), step), row),
  );
}

function compare(comparator: string, given: string, read: (row: object) => unknown): Fits {
  const values = given.startsWith('[') ? split(given.slice(1, -1)).map(unquote) : [unquote(given)];
  const [value = ''] = values;
  const text = (row: object) => String(read(row) ?? '');
  switch (comparator) {
    case 'eq':
      return (row) => text(row) === value;
    case 'in':
      return (row) => values.includes(text(row));
    case 'gte':
      return (row) => text(row) !== '' && text(row) >= value;
    case 'is':
      return (row) => (text(row) === '') === (value === 'NULL');
    case 'ilike': {
      const source = value
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('%', '.*')
        .replaceAll('_', '.');
      return (row) => new RegExp(`^${source}$`, 'i').test(text(row));
    }
    default:
      throw new Error(`comparator '${comparator}' is not known`);
  }
}

function unquote(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
}

/** At commas that stand in no quotes and no brackets. */
function split(text: string): string[] {
  const parts: string[] = [];
  let [depth, isQuoted, part] = [0, false, ''];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\\' && isQuoted) {
      part += sign + (text[at + 1] ?? '');
      at += 1;
      continue;
    }
    if (sign === '"') isQuoted = !isQuoted;
    if (!isQuoted && '(['.includes(sign)) depth += 1;
    if (!isQuoted && ')]'.includes(sign)) depth -= 1;
    if (sign === ',' && !isQuoted && depth === 0) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return part === '' ? parts : [...parts, part];
}
