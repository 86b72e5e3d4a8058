// What is to be done next for a lead, and whether it is overdue.

import { Badge, Box, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadRow } from '#contract/lead-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useFormat } from '../../language/use-format.ts';

export interface NextStepProps {
  lead: Pick<LeadRow, 'nextStep' | 'nextStepAt' | 'closedAt'>;
}

export function NextStep({ lead }: NextStepProps) {
  const { nextStep, nextStepAt, closedAt } = lead;
  if (nextStep === '' && nextStepAt === null) return <OutsideText value="" />;
  return (
    <Box miw={0}>
      <OutsideText value={nextStep} fz="sm" />
      {nextStepAt !== null && <DueText at={nextStepAt} isOpen={closedAt === null} />}
    </Box>
  );
}

/** `isOpen` false: nothing is overdue any more. */
export function DueText({ at, isOpen }: { at: string; isOpen: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (isOpen && isOverdue(at)) {
    return (
      <Badge size="sm" color="red">
        {t('leadList.overdueSince', { day: format.date(at) })}
      </Badge>
    );
  }
  return (
    <Text fz="xs" c="dimmed">
      {t('leadList.by', { day: format.date(at) })}
    </Text>
  );
}

function isOverdue(at: string): boolean {
  return Date.parse(at) < Date.now();
}
