// Sends a change of the chosen leads and takes it back in one go. Whatever is changed is no longer chosen; what the server refuses is
// told lead by lead.

import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadBulkAnswer, LeadBulkBody, LeadRow } from '#contract/lead-report.ts';
import { changeLeads, leadsKey, undoLeads } from '../../api/lead-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import { sendInPieces } from './send-in-pieces.ts';
import type { LeadList } from './use-lead-list.ts';

export interface RefusedLead {
  leadId: number;
  name: string;
  message: string;
}

export function useBulkChange({ chosen, choose, rows }: LeadList, onDone: () => void) {
  const { t } = useTranslation();
  const format = useFormat();
  const [refused, setRefused] = useState<RefusedLead[]>([]);
  const [changes, setChanges] = useState<LeadBulkAnswer['changes']>([]);
  const count = (leads: number) => ({ count: leads, formatted: format.number(leads) });
  const tellUnsent = (leads: number) => {
    if (leads > 0) notifications.show({ color: 'red', message: t('leadList.unsent', count(leads)) });
  };
  const deed = useDeed({
    run: (body: LeadBulkBody) => sendInPieces(body.leads, (leads) => changeLeads({ ...body, leads })),
    stale: [leadsKey],
    onDone: (answer) => {
      const left = nameRefused(answer, chosen);
      setRefused(left);
      setChanges(answer.changes);
      if (answer.changed > 0 && answer.changes.length === 0)
        notifications.show({ color: 'green', message: t('leadList.changed', count(answer.changed)) });
      tellUnsent(answer.unsent.length);
      onDone();
      const stay = new Set([...left.map((one) => one.leadId), ...answer.unsent]);
      choose(
        chosen.filter(({ leadId }) => leadId !== null && !stay.has(leadId)),
        false,
      );
    },
  });
  const undo = useDeed({
    run: () => sendInPieces(changes, (piece) => undoLeads({ changes: piece })),
    stale: [leadsKey],
    onDone: (answer) => {
      const left = new Set(answer.unsent);
      setChanges(changes.filter(({ leadId }) => left.has(leadId)));
      setRefused(nameRefused(answer, rows));
      tellUnsent(answer.unsent.length);
      if (answer.changed > 0)
        notifications.show({ color: 'green', message: t('leadList.undone', count(answer.changed)) });
    },
  });
  return { deed, undo, changes, refused, forget: () => setRefused([]), forgetChanges: () => setChanges([]) };
}

function nameRefused({ refused }: LeadBulkAnswer, leads: readonly LeadRow[]): RefusedLead[] {
  return refused.map(({ leadId, message }) => {
    const name = leads.find((lead) => lead.leadId === leadId)?.companyName ?? `#${leadId}`;
    return { leadId, name, message };
  });
}
