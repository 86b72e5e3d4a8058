// Sends a change of the chosen leads and takes it back in one go. Whatever is changed is no longer chosen; what the server refuses is
// told lead by lead.

import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadBulkAnswer, LeadBulkBody, LeadRow } from '#contract/lead-report.ts';
import { changeLeads, leadsKey, undoLeads } from '../../api/lead-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
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
  const deed = useDeed({
    run: (body: LeadBulkBody) => changeLeads(body),
    stale: [leadsKey],
    onDone: (answer) => {
      const left = nameRefused(answer, chosen);
      setRefused(left);
      setChanges(answer.changes);
      if (answer.changed > 0 && answer.changes.length === 0)
        notifications.show({ color: 'green', message: t('leadList.changed', count(answer.changed)) });
      onDone();
      choose(
        chosen.filter(({ leadId }) => left.every((one) => one.leadId !== leadId)),
        false,
      );
    },
  });
  const undo = useDeed({
    run: () => undoLeads({ changes }),
    stale: [leadsKey],
    onDone: (answer) => {
      setChanges([]);
      setRefused(nameRefused(answer, rows));
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
