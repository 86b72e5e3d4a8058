// Changes all chosen leads, exports them, and takes the last change of them back in one go; what the server refuses is told lead by
// lead, and stays chosen.

import { Alert, Button, Group, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadBulkBody, LeadRow } from '#contract/lead-report.ts';
import { useFormat } from '../../language/use-format.ts';
import { ExportButton } from '../exports/export-button.tsx';
import { BulkFields, noValues, toBulkBody } from './bulk-fields.tsx';
import { EndLead } from './end-lead.tsx';
import { FoldedWhenNarrow } from './folded-when-narrow.tsx';
import { type RefusedLead, useBulkChange } from './use-bulk-change.ts';
import type { LeadList } from './use-lead-list.ts';
import { needsReason, useStages } from './use-stages.ts';

/** As an export takes by their ids. */
const exportedMax = 2_000;

export function BulkBar({ leads }: { leads: LeadList }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stages = useStages();
  const { chosen, choose } = leads;
  const [values, setValues] = useState(noValues);
  const [ending, setEnding] = useState(false);
  const bulk = useBulkChange(leads, () => {
    setEnding(false);
    setValues(noValues);
  });
  const { deed } = bulk;
  const wanted = toBulkBody(values);
  const stage = values.stage === null ? undefined : stages.find(values.stage);
  const change = (resultReason?: string) =>
    deed.mutate({
      leads: chosen.flatMap(toTarget),
      ...wanted,
      ...(resultReason !== undefined && { resultReason }),
    });
  return (
    <>
      <Refusals refused={bulk.refused} onClose={bulk.forget} />
      <Changed bulk={bulk} />
      {chosen.length > 0 && (
        <Group className="panel save-bar" gap="sm" role="group" align="flex-end">
          <Text fz="sm" fw={580} role="status" pb={8}>
            {t('leadList.chosen', { count: chosen.length, formatted: format.number(chosen.length) })}
          </Text>
          <FoldedWhenNarrow>
            <BulkFields values={values} onChange={setValues} />
            <Button
              disabled={Object.keys(wanted).length === 0}
              loading={deed.isPending}
              onClick={() => (needsReason(stage) ? setEnding(true) : change())}
            >
              {t('leadList.change')}
            </Button>
          </FoldedWhenNarrow>
          {chosen.length <= exportedMax ? (
            <ExportButton
              kind="leads"
              label={t('leadList.exportChosen')}
              filter={{ ids: chosen.map(({ leadId }) => leadId).join(','), state: 'all' }}
            />
          ) : (
            <Text fz="sm" pb={8}>
              {t('leadList.exportTooMany', { formatted: format.number(exportedMax) })}
            </Text>
          )}
          <Button variant="subtle" color="gray" onClick={() => choose(chosen, false)}>
            {t('leadList.unchoose')}
          </Button>
        </Group>
      )}
      <EndLead
        stage={ending ? stage : undefined}
        pending={deed.isPending}
        error={deed.error}
        onClose={() => setEnding(false)}
        onEnd={change}
      />
    </>
  );
}

/** Stands until it is taken back, closed, or followed by another. */
function Changed({ bulk }: { bulk: ReturnType<typeof useBulkChange> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { changes, undo, forgetChanges } = bulk;
  if (changes.length === 0) return null;
  const count = { count: changes.length, formatted: format.number(changes.length) };
  return (
    <Alert
      color="green"
      role="status"
      withCloseButton
      closeButtonLabel={t('frame.close')}
      onClose={forgetChanges}
    >
      <Group gap="sm">
        <Text fz="sm" c="var(--mantine-color-text)">
          {t('leadList.changed', count)}
        </Text>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          loading={undo.isPending}
          onClick={() => undo.mutate()}
        >
          {t('leadList.undoAll')}
        </Button>
      </Group>
    </Alert>
  );
}

function Refusals({ refused, onClose }: { refused: readonly RefusedLead[]; onClose: () => void }) {
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

function toTarget({ leadId, changeId }: LeadRow): LeadBulkBody['leads'] {
  return leadId === null || changeId === null ? [] : [{ leadId, seenChangeId: changeId }];
}
