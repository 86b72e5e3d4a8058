// Brings an answer that is longer than an assistant reads into bounds: the longest of its lists lose rows, and the answer says how many
// there are and how to ask for the rest.

interface List {
  /** Such as `entries`, or `ledger.lines`. */
  readonly name: string;
  readonly rows: readonly unknown[];
}

interface Cut {
  /** Counted from 0. */
  readonly from: number;
  readonly shown: number;
  readonly of: number;
}

type Answer = Readonly<Record<string, unknown>>;

/** Of these the last rows are the newest, and are kept. */
const newestLast: ReadonlySet<string> = new Set(['entries']);

const howToGetTheRest =
  'Call the tool again with the same id, "part" set to the name of the list and "from" set to the number of the first row wanted.';

/** `charactersMax`: of the answer as JSON. Undefined when it is too long even with one row in each list. */
export function shortenAnswer(answer: Answer, charactersMax: number): Answer | undefined {
  const cuts = new Map<string, Cut>();
  for (let shown = answer; ; ) {
    const whole = cuts.size === 0 ? shown : { ...shown, leftOut: Object.fromEntries(cuts), howToGetTheRest };
    if (JSON.stringify(whole).length <= charactersMax) return whole;
    const longest = listsOf(shown)
      .filter(({ rows }) => rows.length > 1)
      .map((list) => ({ ...list, characters: JSON.stringify(list.rows).length }))
      .sort((one, other) => other.characters - one.characters)[0];
    if (longest === undefined) return undefined;
    const kept = Math.ceil(longest.rows.length / 2);
    const dropped = longest.rows.length - kept;
    const { from, of } = cuts.get(longest.name) ?? { from: 0, of: longest.rows.length };
    const isTail = newestLast.has(longest.name);
    cuts.set(longest.name, { from: isTail ? from + dropped : from, shown: kept, of });
    const rows = isTail ? longest.rows.slice(dropped) : longest.rows.slice(0, kept);
    shown = replace(shown, longest.name, rows);
  }
}

/** One list of an answer from a row on; undefined when it has none of this name. */
export function partOf(answer: Answer, name: string, from: number): Answer | undefined {
  const list = listsOf(answer).find((one) => one.name === name);
  if (list === undefined) return undefined;
  return { part: name, from, of: list.rows.length, rows: list.rows.slice(from) };
}

function listsOf(answer: Answer): List[] {
  return Object.entries(answer).flatMap(([name, value]) => {
    if (Array.isArray(value)) return [{ name, rows: value as unknown[] }];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([inner, rows]) =>
      Array.isArray(rows) ? [{ name: `${name}.${inner}`, rows: rows as unknown[] }] : [],
    );
  });
}

function replace(answer: Answer, name: string, rows: readonly unknown[]): Answer {
  const [outer = '', inner] = name.split('.');
  if (inner === undefined) return { ...answer, [outer]: rows };
  return { ...answer, [outer]: { ...(answer[outer] as Answer), [inner]: rows } };
}
