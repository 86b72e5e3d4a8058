// Ids of the writes that are under way. While one write is being inserted the next is already judged; what the table
// does not show yet is known from here.

import type { ArrivedEvent } from '../arrived-event.ts';
import { type KnownId, nameId } from './find-known-ids.ts';

interface HeldIds {
  /** Adds what other writes had in hand when this hold began; call it on every answer of the table. */
  addTo(known: Map<string, KnownId[]>): Map<string, KnownId[]>;
  /** To be called when the rows are in the table, or the write has failed. */
  release(): void;
}

export interface IdsInHand {
  /** Takes the ids in hand and remembers which of them others hold now, before the table is asked. */
  hold(events: readonly ArrivedEvent[]): HeldIds;
}

export function createIdsInHand(): IdsInHand {
  const held = new Map<string, KnownId>();
  return {
    hold: (events) => {
      const elsewhere = new Map<string, KnownId>();
      const own = new Set<string>();
      for (const { request, id, batch, attempt } of events) {
        const name = nameId(request.siteId, id);
        const other = held.get(name);
        if (other === undefined) {
          held.set(name, { batch, attempt });
          own.add(name);
        } else if (!own.has(name)) elsewhere.set(name, other);
      }
      return {
        addTo: (known) => {
          for (const [name, entry] of elsewhere) known.set(name, [...(known.get(name) ?? []), entry]);
          return known;
        },
        release: () => {
          for (const name of own) held.delete(name);
        },
      };
    },
  };
}
