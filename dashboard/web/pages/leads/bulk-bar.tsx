// Changes the stage or the owner of all chosen leads; what the server refuses is told lead by lead, and stays chosen.

import { Alert, Button, Group, Select, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadBulkAnswer, LeadBulkBody, LeadRow } from '#contract/lead-report.ts';
import { ownersQuery } from '../../api/company-queries.ts';
import { changeLeads, leadsKey } from '../../api/lead-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import { EndLead } from './end-lead.tsx';
import type { LeadList } from './use-lead-list.ts';
import { needsReason, useStages } from './use-stages.ts';

/** As the API takes at once. */
const leadsMax = 500;
const nobody = 'none';

export function BulkBar({ leads }: { leads: LeadList }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stages = useStages();
  const { chosen, choose } = leads;
  const [stage, setStage] = useState<string | null>(null);
  const [owner, setOwner] = useState<string | null>(null);
  const [ending, setEnding] = useState(false);
  const { deed, refused, forget } = useBulkChange(leads, () => setEnding(false));
  const change = (resultReason?: string) =>
    deed.mutate({
      leads: chosen.slice(0, leadsMax).flatMap(toTarget),
      ...(stage !== null && { stage }),
      ...(owner !== null && { owner: owner === nobody ? null : owner }),
      ...(resultReason !== undefined && { resultReason }),
    });
  const wanted = stage === null ? undefined : stages.find(stage);
  if (chosen.length === 0) return <Refusals refused={refused} onClose={forget} />;
  return (
    <>
      <Refusals refused={refused} onClose={forget} />
      <Group className="panel save-bar" gap="sm" role="group" align="flex-end">
        <Text fz="sm" fw={580} role="status" pb={8}>
          {t('leadList.chosen', { count: chosen.length, formatted: format.number(chosen.length) })}
        </Text>
        <BulkFields stage={stage} owner={owner} onStage={setStage} onOwner={setOwner} />
        <Button
          disabled={stage === null && owner === null}
          loading={deed.isPending}
          onClick={() => (needsReason(wanted) ? setEnding(true) : change())}
        >
          {t('leadList.change')}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => choose(chosen, false)}>
          {t('leadList.unchoose')}
        </Button>
      </Group>
      <EndLead
        stage={ending ? wanted : undefined}
        pending={deed.isPending}
        error={deed.error}
        onClose={() => setEnding(false)}
        onEnd={change}
      />
    </>
  );
}

/** Sends the change; whoever is changed is no longer chosen. */
function useBulkChange({ chosen, choose }: LeadList, onDone: () => void) {
  const { t } = useTranslation();
  const format = useFormat();
  const [refused, setRefused] = useState<Refused[]>([]);
  const deed = useDeed({
    run: (body: LeadBulkBody) => changeLeads(body),
    stale: [leadsKey],
    onDone: (answer) => {
      const { changed } = answer;
      if (changed > 0) {
        const message = t('leadList.changed', { count: changed, formatted: format.number(changed) });
        notifications.show({ color: 'green', message });
      }
      const left = nameRefused(answer, chosen);
      setRefused(left);
      onDone();
      choose(
        chosen.filter(({ leadId }) => left.every((one) => one.leadId !== leadId)),
        false,
      );
    },
  });
  return { deed, refused, forget: () => setRefused([]) };
}

interface BulkFieldsProps {
  stage: string | null;
  owner: string | null;
  onStage: (stage: string | null) => void;
  onOwner: (owner: string | null) => void;
}

function BulkFields({ stage, owner, onStage, onOwner }: BulkFieldsProps) {
  const { t } = useTranslation();
  const stages = useStages();
  const { data: owners = [] } = useQuery(ownersQuery);
  const people = [
    { value: 'me', label: t('leadList.ownerMine') },
    { value: nobody, label: t('leadList.ownerNone') },
    ...owners.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const fields = [
    { label: t('leadList.bulkStage'), value: stage, data: stages.choices, onChange: onStage },
    { label: t('leadList.bulkOwner'), value: owner, data: people, onChange: onOwner },
  ];
  return fields.map((field) => (
    <Select
      key={field.label}
      w={170}
      clearable
      clearButtonProps={{ 'aria-label': `${t('frame.remove')}: ${field.label}` }}
      placeholder={t('leadList.asItIs')}
      {...field}
    />
  ));
}

interface Refused {
  leadId: number;
  name: string;
  message: string;
}

function Refusals({ refused, onClose }: { refused: readonly Refused[]; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (refused.length === 0) return null;
  const count = { count: refused.length, formatted: format.number(refused.length) };
  return (
    <Alert
      color="yellow"
      role="alert"
      title={t('leadList.refusedTitle', count)}
      withCloseButton
      closeButtonLabel={t('frame.close')}
      onClose={onClose}
    >
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {refused.map(({ leadId, name, message }) => (
          <li key={leadId}>
            <bdi>{name}</bdi>: {message}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function nameRefused({ refused }: LeadBulkAnswer, leads: readonly LeadRow[]): Refused[] {
  return refused.map(({ leadId, message }) => {
    const name = leads.find((lead) => lead.leadId === leadId)?.companyName ?? `#${leadId}`;
    return { leadId, name, message };
  });
}

function toTarget({ leadId, changeId }: LeadRow): LeadBulkBody['leads'] {
  return leadId === null || changeId === null ? [] : [{ leadId, seenChangeId: changeId }];
}
