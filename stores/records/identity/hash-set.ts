// A set of 64-bit hashes in one flat piece of memory: half a million take 16 MB at the most and are no work for the garbage
// collector. Two different texts share their first 64 bits once in some 10^19 looks.

export interface HashSet {
  /** `hash`: at least 16 hexadecimal digits, of which the first 16 count. Adding it again changes nothing. */
  add(hash: string): void;
  has(hash: string): boolean;
  readonly size: number;
}

const firstSlots = 1_024;

export function createHashSet(): HashSet {
  // A place is two numbers; both 0 is free, which is why the hash of nothing but zeros is kept beside.
  let slots = new Uint32Array(firstSlots * 2);
  let size = 0;
  let hasZero = false;
  const find = (high: number, low: number): number => {
    const last = slots.length / 2 - 1;
    let place = low & last;
    while (slots[2 * place] !== high || slots[2 * place + 1] !== low) {
      if (slots[2 * place] === 0 && slots[2 * place + 1] === 0) break;
      place = (place + 1) & last;
    }
    return 2 * place;
  };
  const put = (high: number, low: number): boolean => {
    const at = find(high, low);
    if (slots[at] === high && slots[at + 1] === low) return false;
    slots[at] = high;
    slots[at + 1] = low;
    return true;
  };
  const grow = () => {
    const former = slots;
    slots = new Uint32Array(former.length * 2);
    for (let at = 0; at < former.length; at += 2) {
      const [high = 0, low = 0] = [former[at], former[at + 1]];
      if (high !== 0 || low !== 0) put(high, low);
    }
  };
  return {
    add: (hash) => {
      const [high, low] = halves(hash);
      if (high === 0 && low === 0) {
        if (!hasZero) size += 1;
        hasZero = true;
        return;
      }
      if (size * 4 >= slots.length) grow();
      if (put(high, low)) size += 1;
    },
    has: (hash) => {
      const [high, low] = halves(hash);
      if (high === 0 && low === 0) return hasZero;
      const at = find(high, low);
      return slots[at] === high && slots[at + 1] === low;
    },
    get size() {
      return size;
    },
  };
}

function halves(hash: string): [number, number] {
  return [Number.parseInt(hash.slice(0, 8), 16) >>> 0, Number.parseInt(hash.slice(8, 16), 16) >>> 0];
}
