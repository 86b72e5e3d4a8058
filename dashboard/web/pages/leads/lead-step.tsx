// The next step of a lead: what and by when, set where it stands.

import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadDetail } from '#contract/lead-report.ts';
import { changeLead } from '../../api/lead-queries.ts';
import { useMay } from '../../frame/use-may.ts';
import { fromLocalDay, toLocalDay } from './local-time.ts';
import { DueText } from './next-step.tsx';
import { useLeadChange } from './use-lead-change.ts';

export interface LeadStepProps {
  lead: LeadDetail;
  leadId: number;
}

export function LeadStep({ lead, leadId }: LeadStepProps) {
  const { t } = useTranslation();
  const mayChange = useMay()('changeLeads') && lead.mayChange && lead.closedAt === null;
  const isSet = lead.nextStep !== '' || lead.nextStepAt !== null;
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <StepForm lead={lead} leadId={leadId} onClose={() => setOpen(false)} />;
  return (
    <Alert color={isSet ? 'petrol' : 'yellow'} mb="sm" p="sm" title={t('lead.nextStep')}>
      <Stack gap={6} align="flex-start">
        {isSet ? (
          <>
            <Text fz="sm" style={{ overflowWrap: 'anywhere' }} c="var(--mantine-color-text)">
              <bdi>{lead.nextStep || '–'}</bdi>
            </Text>
            {lead.nextStepAt !== null && <DueText at={lead.nextStepAt} isOpen={lead.closedAt === null} />}
          </>
        ) : (
          <Text fz="sm" c="var(--mantine-color-text)">
            {lead.closedAt === null ? t('lead.nextStepNone') : '–'}
          </Text>
        )}
        {mayChange && (
          <Button size="xs" variant="default" onClick={() => setOpen(true)}>
            {t(isSet ? 'lead.stepDone' : 'lead.setStep')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

function StepForm({ lead, leadId, onClose }: LeadStepProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const [step, setStep] = useState(lead.nextStep);
  const [day, setDay] = useState(toLocalDay(lead.nextStepAt));
  const change = useLeadChange({
    run: () =>
      changeLead(leadId, {
        seenChangeId: lead.changeId ?? 0,
        nextStep: step.trim(),
        nextStepAt: fromLocalDay(day),
      }),
    onDone: onClose,
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form noValidate onSubmit={save}>
      <Stack gap="xs" mb="sm">
        <TextInput
          label={t('lead.nextStep')}
          placeholder={t('lead.stepPlaceholder')}
          maxLength={1000}
          autoFocus
          value={step}
          onChange={(event) => setStep(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('lead.nextStepAt')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" size="xs" loading={change.isPending}>
            {t('frame.save')}
          </Button>
          <Button size="xs" variant="default" onClick={onClose}>
            {t('frame.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
