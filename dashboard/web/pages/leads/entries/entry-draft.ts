// What is being written down, before it is sent: only what its kind has goes with it.

import type { LeadEntryBody, LeadEntryKind } from '#contract/task-report.ts';
import { fromLocalDay, fromLocalMinute } from '../local-time.ts';

export const entryKinds: readonly LeadEntryKind[] = ['note', 'call', 'meeting', 'agreement', 'task', 'file'];

export interface EntryDraft {
  kind: LeadEntryKind;
  text: string;
  /** Of a file: where it lies. */
  link: string;
  /** As a field writes a moment; '' is now. */
  at: string;
  personId: string | null;
  mentions: string[];
  /** As a field writes a day; '' is none. */
  dueDay: string;
  assignee: string | null;
  isPromise: boolean;
}

export const emptyDraft: EntryDraft = {
  kind: 'note',
  text: '',
  link: '',
  at: '',
  personId: null,
  mentions: [],
  dueDay: '',
  assignee: 'me',
  isPromise: false,
};

export function toEntryBody(draft: EntryDraft): LeadEntryBody {
  const { kind, text, personId, mentions } = draft;
  const at = fromLocalMinute(draft.at);
  const dueAt = fromLocalDay(draft.dueDay);
  return {
    kind,
    text: text.trim(),
    ...(kind === 'file' && { link: draft.link.trim() }),
    ...(personId !== null && { personId: Number(personId) }),
    ...(mentions.length > 0 && { mentions }),
    ...(kind !== 'task' && at !== null && { at }),
    ...(kind === 'task' && dueAt !== null && { dueAt }),
    ...(kind === 'task' && draft.assignee !== null && { assignee: draft.assignee }),
    ...(kind === 'task' && draft.isPromise && { isPromise: true }),
  };
}

/** An address that a browser opens and does not run. */
export function isLink(text: string): boolean {
  return URL.canParse(text.trim()) && new URL(text.trim()).protocol === 'https:';
}
