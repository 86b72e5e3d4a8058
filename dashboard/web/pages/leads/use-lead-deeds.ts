// What is done to a lead from lists and boards: made one's own, accepted, put into a stage.

import { useTranslation } from 'react-i18next';
import type { LeadDetail, LeadRow } from '#contract/lead-report.ts';
import { acceptLead, changeLead, leadsKey } from '../../api/lead-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';

type Target = Pick<LeadRow, 'leadId' | 'companyId' | 'companyName' | 'changeId'>;

/** A suggested one becomes a lead by it. */
export function useMakeMine(onDone?: (detail: LeadDetail) => void) {
  const { t } = useTranslation();
  return useDeed({
    run: ({ leadId, companyId, changeId }: Target) =>
      leadId === null || changeId === null
        ? acceptLead({ companyId, owner: 'me' })
        : changeLead(leadId, { seenChangeId: changeId, owner: 'me' }),
    done: t('frame.saved'),
    stale: [leadsKey],
    ...(onDone && { onDone }),
  });
}

export interface Move {
  lead: Target;
  stage: string;
  /** Why it ends, where the stage asks for it. */
  resultReason?: string;
}

/** Whoever moves a suggested one accepts it, and has it. */
export async function moveLead({ lead, stage, resultReason }: Move): Promise<LeadDetail> {
  const { leadId, companyId, changeId } = lead;
  const wanted = { stage, ...(resultReason !== undefined && { resultReason }) };
  if (leadId !== null && changeId !== null) return changeLead(leadId, { seenChangeId: changeId, ...wanted });
  const accepted = await acceptLead({ companyId, owner: 'me' });
  if (accepted.stage === stage || accepted.leadId === null || accepted.changeId === null) return accepted;
  return changeLead(accepted.leadId, { seenChangeId: accepted.changeId, ...wanted });
}
