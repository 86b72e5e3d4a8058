// Domains as Odoo's ORM reads them: terms in prefix notation, `ilike` with the signs of SQL, false for what is blank.

export type OdooRow = Record<string, unknown> & { id: number };

/** Why the ORM would refuse; both fronts say it in their own way. */
export class OdooRefusal extends Error {
  readonly exception: string;
  constructor(exception: string, message: string) {
    super(message);
    this.exception = exception;
  }
}

/** Throws OdooRefusal for fields that the model does not have. */
export function fits(domain: readonly unknown[], row: OdooRow, has: (field: string) => boolean): boolean {
  const terms = [...domain];
  const next = (): boolean => {
    const term = terms.shift();
    if (term === '|' || term === '&') {
      // Both are read before they are judged.
      const [one, other] = [next(), next()];
      return term === '|' ? one || other : one && other;
    }
    if (term === '!') return !next();
    if (!Array.isArray(term) || term.length !== 3 || typeof term[0] !== 'string')
      throw new OdooRefusal('builtins.ValueError', `Invalid leaf ${JSON.stringify(term)}`);
    const [field, operator, value] = term as [string, string, unknown];
    if (!has(field)) throw new OdooRefusal('builtins.ValueError', `Invalid field ${field} in leaf`);
    return compare(row[field], operator, value);
  };
  let all = true;
  while (terms.length > 0) all = next() && all;
  return all;
}

function compare(stored: unknown, operator: string, value: unknown): boolean {
  const held = stored ?? false;
  if (operator === '=') return held === value;
  if (operator === '!=') return held !== value;
  if (operator === 'in') return Array.isArray(value) && value.includes(held);
  if (operator === 'ilike') return held !== false && like(`%${String(value)}%`).test(String(held));
  if (operator === '=ilike') return held !== false && like(String(value)).test(String(held));
  if (held === false) return false;
  if (operator === '>=') return (held as string) >= (value as string);
  if (operator === '>') return (held as number) > (value as number);
  throw new OdooRefusal('builtins.ValueError', `Invalid operator ${operator}`);
}

function like(pattern: string): RegExp {
  const source = pattern.replace(/\\([\s\S])|[%_]|[.*+?^${}()|[\]\\]/g, (sign, escaped?: string) => {
    if (escaped !== undefined) return escaped.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return sign === '%' ? '[\\s\\S]*' : sign === '_' ? '[\\s\\S]' : `\\${sign}`;
  });
  return new RegExp(`^${source}$`, 'i');
}
