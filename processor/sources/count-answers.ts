// Counts how many addresses each data set has answered: what it contributes.

import type { NetworkStatement } from '#intelligence/company/resolution.ts';

export interface AnswerCounter {
  /** The statements about one address; a data set that makes several counts once. Makes nothing. */
  note(statements: readonly NetworkStatement[]): void;
  noteOne(id: string): void;
  /** Since the start. */
  countOf(id: string): number;
  /** What came since the last call, by id; counted as told. */
  takeNew(): { id: string; addresses: number }[];
  /** Told in vain: to be told again. */
  giveBack(told: readonly { id: string; addresses: number }[]): void;
}

interface Count {
  total: number;
  told: number;
}

export function createAnswerCounter(): AnswerCounter {
  const counts = new Map<string, Count>();
  const noteOne = (id: string) => {
    const count = counts.get(id);
    if (count === undefined) counts.set(id, { total: 1, told: 0 });
    else count.total += 1;
  };
  return {
    noteOne,
    note(statements) {
      for (let index = 0; index < statements.length; index += 1) {
        const id = statements[index]?.dataset.id ?? '';
        if (!isEarlier(statements, index, id)) noteOne(id);
      }
    },
    countOf: (id) => counts.get(id)?.total ?? 0,
    takeNew() {
      const fresh: { id: string; addresses: number }[] = [];
      for (const [id, count] of counts) {
        if (count.total > count.told) fresh.push({ id, addresses: count.total - count.told });
        count.told = count.total;
      }
      return fresh;
    },
    giveBack(told) {
      for (const { id, addresses } of told) {
        const count = counts.get(id);
        if (count) count.told -= addresses;
      }
    },
  };
}

function isEarlier(statements: readonly NetworkStatement[], before: number, id: string): boolean {
  for (let index = 0; index < before; index += 1) if (statements[index]?.dataset.id === id) return true;
  return false;
}
