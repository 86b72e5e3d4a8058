// A PostgreSQL client that prepares each statement text once per connection: the queue sends the same few texts
// hundreds of times a second, and parsing them again costs about as much as running them.

import { createHash } from 'node:crypto';
import pg from 'pg';

/** Texts known so far; the queue has some dozens. */
const names = new Map<string, string>();
const textsMax = 500;

export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // One that breaks between two statements of a transaction would end the process; the next statement fails and tells.
    this.on('error', () => undefined);
    const send = this.query.bind(this) as (...args: unknown[]) => unknown;
    const query = (...args: unknown[]): unknown => {
      const [text, values, ...rest] = args;
      if (typeof text !== 'string' || !Array.isArray(values)) return send(...args);
      return send({ name: nameOf(text), text, values }, ...rest);
    };
    Object.assign(this, { query });
  }
}

/** Undefined, which leaves the statement unprepared, once there are more texts than a queue has. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= textsMax) return undefined;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 24);
  names.set(text, name);
  return name;
}
