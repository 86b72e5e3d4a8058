// The entries of a lead, the newest first: those that come with it and, when they are asked for, those that are older.

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LeadDetail } from '#contract/lead-report.ts';
import type { LeadEntry } from '#contract/task-report.ts';
import { olderEntriesQuery } from '../../../api/lead-queries.ts';
import type { MoreRows } from '../../../frame/use-paged.ts';

export interface Entries {
  entries: LeadEntry[];
  error: Error | null;
  retry: () => void;
  /** There are older ones to load. */
  more: MoreRows | undefined;
}

export function useEntries(lead: LeadDetail, leadId: number): Entries {
  const [isAsked, ask] = useState(false);
  const cursor = lead.olderEntries;
  const isOn = isAsked && cursor !== null;
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    ...olderEntriesQuery(leadId, cursor ?? ''),
    enabled: isOn,
  });
  const older = isOn ? (data?.pages.flatMap(({ entries }) => entries) ?? []) : [];
  const isMore = cursor !== null && (!isAsked || !data || hasNextPage);
  const load = () => {
    if (data) void fetchNextPage();
    else ask(true);
  };
  return {
    entries: sortEntries(lead.entries, older),
    error: isOn ? error : null,
    retry: () => void refetch(),
    more: isMore ? { load, loading: isOn && isFetching } : undefined,
  };
}

/** What came with the lead is the newest of what is known of an entry. */
function sortEntries(told: readonly LeadEntry[], older: readonly LeadEntry[]): LeadEntry[] {
  const byId = new Map([...older, ...told].map((entry) => [entry.id, entry]));
  return [...byId.values()].sort(
    (one, other) => Date.parse(other.at) - Date.parse(one.at) || other.id - one.id,
  );
}
