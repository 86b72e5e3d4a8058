// What becomes of a link when the CRM's record is deleted there or merged into another: it is never made anew, and it follows the
// survivor unless that one is linked already.

export interface LinkState {
  readonly ourId: string;
  readonly theirId: string;
  readonly isTombstone: boolean;
}

export interface GoneRecord {
  readonly id: string;
  /** The record that is left; '' when it was deleted. */
  readonly mergedInto: string;
}

export type GoneSettlement =
  /** No link is concerned, or it is settled already. */
  | { readonly outcome: 'nothing' }
  | { readonly outcome: 'tombstone'; readonly ourId: string }
  | { readonly outcome: 'follow'; readonly ourId: string; readonly theirId: string }
  /** Two of ours are one there: a human says whether they are one here. The older link holds, this one rests. */
  | { readonly outcome: 'ask'; readonly ourId: string; readonly otherId: string; readonly theirId: string };

/** `links`: those of the connection and kind. Told twice, or of a chain of merges in any order, it settles the same. */
export function settleGone(gone: GoneRecord, links: ReadonlyMap<string, LinkState>): GoneSettlement {
  const link = links.get(gone.id);
  if (link === undefined || link.isTombstone) return { outcome: 'nothing' };
  if (gone.mergedInto === '' || gone.mergedInto === gone.id)
    return { outcome: 'tombstone', ourId: link.ourId };
  const survivor = links.get(gone.mergedInto);
  if (survivor !== undefined && survivor.ourId !== link.ourId)
    return { outcome: 'ask', ourId: link.ourId, otherId: survivor.ourId, theirId: gone.mergedInto };
  return { outcome: 'follow', ourId: link.ourId, theirId: gone.mergedInto };
}
