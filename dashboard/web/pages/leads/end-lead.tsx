// Asks why a lead ends before it is put into a stage that ends it otherwise than won.

import { useTranslation } from 'react-i18next';
import type { LeadStageName } from '#contract/lead-report.ts';
import { AskReason } from '../../frame/ask-reason.tsx';
import { useStages } from './use-stages.ts';

export interface EndLeadProps {
  /** Undefined: nothing is asked. */
  stage: LeadStageName | undefined;
  pending: boolean;
  error: unknown;
  onClose: () => void;
  onEnd: (resultReason: string) => void;
}

export function EndLead({ stage, pending, error, onClose, onEnd }: EndLeadProps) {
  const { t } = useTranslation();
  const stages = useStages();
  const name = stage ? stages.name(stage.id) : '';
  return (
    <AskReason
      opened={stage !== undefined}
      onClose={onClose}
      title={t('leadList.endTitle', { stage: name })}
      text={t('leadList.endText')}
      action={name}
      pending={pending}
      error={error}
      onConfirm={onEnd}
    />
  );
}
