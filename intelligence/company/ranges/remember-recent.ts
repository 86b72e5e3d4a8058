// Remembers what was worked out for the numbers asked about lately. Two generations: when the younger is full the older
// is dropped, so nothing has to be kept in the order of use.

/** At most twice `keysMax` results are kept. `make` must give the same result for the same key. */
export function rememberRecent<T>(keysMax: number, make: (key: number) => T): (key: number) => T {
  let younger = new Map<number, T>();
  let older = new Map<number, T>();
  return (key) => {
    let result = younger.get(key);
    if (result !== undefined) return result;
    result = older.get(key) ?? make(key);
    if (younger.size >= keysMax) {
      older = younger;
      younger = new Map();
    }
    younger.set(key, result);
    return result;
  };
}
