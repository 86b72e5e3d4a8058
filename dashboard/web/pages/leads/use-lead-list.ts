// The list of leads as it is worked through: which row the keys are for, and which are chosen for a change of many.

import { useCallback, useMemo, useState } from 'react';
import type { LeadRow } from '#contract/lead-report.ts';
import { leadsQuery } from '../../api/lead-queries.ts';
import { usePaged } from '../../frame/use-paged.ts';
import { leadKey } from './lead-parts.tsx';
import { type LeadSearch, toLeadQuery } from './lead-search.ts';

const rowsPerPage = 50;
const none: readonly LeadRow[] = [];

/** A lead that can be changed together with others: suggested ones and colleagues' cannot. */
export function isChoosable(lead: LeadRow): boolean {
  return lead.leadId !== null && lead.isWhole;
}

export function useLeadList(search: LeadSearch) {
  const list = usePaged(leadsQuery(toLeadQuery(search, rowsPerPage)), 'leads');
  const rows: readonly LeadRow[] = list.rows ?? none;
  const [currentKey, setCurrent] = useState<string>();
  const [chosenKeys, setChosen] = useState<ReadonlySet<string>>(new Set());
  const place = rows.findIndex((row) => leadKey(row) === currentKey);
  const move = useCallback(
    (by: number) => {
      const next = rows[Math.min(Math.max(place + by, 0), rows.length - 1)];
      if (next) setCurrent(leadKey(next));
    },
    [rows, place],
  );
  // What the list no longer shows is no longer chosen.
  const chosen = useMemo(
    () => rows.filter((row) => isChoosable(row) && chosenKeys.has(leadKey(row))),
    [rows, chosenKeys],
  );
  const choose = useCallback((leads: readonly LeadRow[], isChosen: boolean) => {
    setChosen((old) => {
      const next = new Set(old);
      for (const lead of leads.filter(isChoosable)) {
        if (isChosen) next.add(leadKey(lead));
        else next.delete(leadKey(lead));
      }
      return next;
    });
  }, []);
  return { list, rows, current: rows[place], move, chosen, choose };
}

export type LeadList = ReturnType<typeof useLeadList>;
