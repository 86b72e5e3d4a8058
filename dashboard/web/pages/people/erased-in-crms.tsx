// What stands of an erased person in CRMs: what Fiuto deletes there, and what somebody must delete by hand.

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonErased } from '#contract/person-report.ts';

export interface ErasedInCrmsProps {
  /** None: nothing is shown. */
  records: PersonErased['crmRecords'];
  onClose: () => void;
}

export function ErasedInCrms({ records, onClose }: ErasedInCrmsProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={records.length > 0}
      onClose={onClose}
      title={t('people.erasedInCrms')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack gap="md">
        <List text={t('people.erasedByHand')} records={records.filter(({ isQueued }) => !isQueued)} />
        <List text={t('people.erasedQueued')} records={records.filter(({ isQueued }) => isQueued)} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('frame.close')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function List({ text, records }: { text: string; records: PersonErased['crmRecords'] }) {
  const { t } = useTranslation();
  if (records.length === 0) return null;
  return (
    <div>
      <Text fz="sm">{text}</Text>
      <ul className="plain-list">
        {records.map(({ crm, id }) => (
          <Text key={`${crm} ${id}`} component="li" fz="sm" style={{ overflowWrap: 'anywhere' }}>
            <bdi>{t('people.erasedRecord', { crm, id })}</bdi>
          </Text>
        ))}
      </ul>
    </div>
  );
}
