// As much of SOQL as a program asks: fields of one object, conditions with AND, OR and brackets, an order and a limit. What it would not
// take is refused with its codes.

export type SalesforceRow = Record<string, unknown> & { Id: string };

export class SalesforceRefusal extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export interface Soql {
  readonly fields: readonly string[];
  readonly object: string;
  /** All names in it, which must be there. */
  readonly named: readonly string[];
  readonly fits: (row: SalesforceRow) => boolean;
  readonly order: readonly { readonly name: string; readonly isDescending: boolean }[];
  readonly limit: number;
}

type Fits = (row: SalesforceRow) => boolean;

export function readSoql(text: string): Soql {
  const parts =
    /^SELECT (.+?) FROM (\w+)(?: WHERE (.+?))?(?: ORDER BY ([\w, ]+?))?(?: LIMIT (\d+))?$/s.exec(text) ?? [];
  const [, fields = '', object = '', where = '', order = '', limit = '50000'] = parts;
  if (object === '') throw new SalesforceRefusal('MALFORMED_QUERY', `unexpected token: ${text.slice(0, 40)}`);
  const named: string[] = [];
  return {
    ...{ object, fields: fields.split(',').map((one) => one.trim()), limit: Number(limit) },
    fits: where === '' ? () => true : readWhere(where, named),
    named,
    order: order
      .split(',')
      .filter((one) => one.trim() !== '')
      .map((one) => ({ name: one.trim().split(' ')[0] ?? '', isDescending: / DESC$/.test(one.trim()) })),
  };
}

function readWhere(where: string, named: string[]): Fits {
  const tokens = where.match(/'(?:\\.|[^'\\])*'|[\w.:+-]+|>=|<=|!=|[=<>(),]/g) ?? [];
  let at = 0;
  const take = (): string => tokens[at++] ?? '';
  const expect = (wanted: string) => {
    const got = take();
    if (got !== wanted) throw new SalesforceRefusal('MALFORMED_QUERY', `expecting ${wanted}, found '${got}'`);
  };
  const either = (): Fits => {
    const options = [both()];
    while (tokens[at] === 'OR') {
      at += 1;
      options.push(both());
    }
    return (row) => options.some((fits) => fits(row));
  };
  const both = (): Fits => {
    const all = [single()];
    while (tokens[at] === 'AND') {
      at += 1;
      all.push(single());
    }
    return (row) => all.every((fits) => fits(row));
  };
  const single = (): Fits => {
    if (tokens[at] === '(') {
      at += 1;
      const inner = either();
      expect(')');
      return inner;
    }
    const [name, operator] = [take(), take()];
    named.push(name);
    const values: string[] = [];
    if (operator === 'IN') {
      expect('(');
      do values.push(take());
      while (take() === ',');
    } else values.push(take());
    return compare(name, operator, values);
  };
  const fits = either();
  if (at < tokens.length) throw new SalesforceRefusal('MALFORMED_QUERY', `unexpected token: '${tokens[at]}'`);
  return fits;
}

function compare(name: string, operator: string, literals: readonly string[]): Fits {
  const values = literals.map(readLiteral);
  const [value = ''] = values;
  const text = (row: SalesforceRow) => String(row[name] ?? '').toLowerCase();
  // Ids tell capitals apart, texts do not.
  const same = (row: SalesforceRow, one: string) =>
    name.endsWith('Id') ? String(row[name] ?? '') === one : text(row) === one.toLowerCase();
  const moment = (row: SalesforceRow) =>
    name.endsWith('Id') ? String(row[name]) : Date.parse(String(row[name]));
  const bound = name.endsWith('Id') ? value : Date.parse(value);
  switch (operator) {
    case '=':
      return name.endsWith('stamp') ? (row) => moment(row) === bound : (row) => same(row, value);
    case 'IN':
      return (row) => values.some((one) => same(row, one));
    case 'LIKE': {
      const pattern = literalPattern(literals[0] ?? '');
      return (row) => pattern.test(String(row[name] ?? ''));
    }
    case '>=':
      return (row) => moment(row) >= bound;
    case '>':
      return (row) => moment(row) > bound;
    default:
      throw new SalesforceRefusal('MALFORMED_QUERY', `unexpected token: '${operator}'`);
  }
}

function readLiteral(literal: string): string {
  if (literal.startsWith("'")) return literal.slice(1, -1).replace(/\\(.)/g, '$1');
  if (/^(true|false|null|\d[\dT:.Z+-]*)$/.test(literal)) return literal;
  throw new SalesforceRefusal('MALFORMED_QUERY', `Bind variables only allowed in Apex code: ${literal}`);
}

function literalPattern(literal: string): RegExp {
  const source = literal.slice(1, -1).replace(/\\(.)|[%_]|[.*+?^${}()|[\]]/g, (sign, escaped?: string) => {
    if (escaped !== undefined) return escaped.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return sign === '%' ? '[\\s\\S]*' : sign === '_' ? '[\\s\\S]' : `\\${sign}`;
  });
  return new RegExp(`^${source}$`, 'i');
}
