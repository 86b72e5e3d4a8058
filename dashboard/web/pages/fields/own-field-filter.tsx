// The button among the filters of a list that narrows it by own fields, in a window with an input for each field.

import { Badge, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconForms } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomField, FieldSubject } from '#contract/field-report.ts';
import { type OwnFilter, readOwnFilter, writeOwnFilter } from '#contract/narrowing-report.ts';
import { fieldsQuery } from '../../api/field-queries.ts';
import { FieldCondition } from './field-condition.tsx';

export interface OwnFieldFilterProps {
  subject: FieldSubject;
  /** As it stands in the address. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** Of one list at once. */
const conditionsMax = 5;
const lengthMax = 300;

export function OwnFieldFilter({ subject, value, onChange }: OwnFieldFilterProps) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(fieldsQuery);
  const [opened, { open, close }] = useDisclosure(false);
  const fields = data.filter((field) => field.subject === subject && !field.isArchived);
  if (fields.length === 0) return null;
  const filter: OwnFilter = (value === undefined ? undefined : readOwnFilter(value)) ?? new Map();
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconForms size={16} aria-hidden />}
        rightSection={filter.size > 0 ? <Badge size="sm">{filter.size}</Badge> : null}
        onClick={open}
      >
        {t('fields.filter')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('fields.filterTitle')}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <Conditions
          fields={fields}
          filter={filter}
          onApply={(wanted) => {
            close();
            onChange(writeOwnFilter(wanted) || undefined);
          }}
        />
      </Modal>
    </>
  );
}

interface ConditionsProps {
  fields: readonly CustomField[];
  filter: OwnFilter;
  onApply: (filter: OwnFilter) => void;
}

function Conditions({ fields, filter, onApply }: ConditionsProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(filter);
  const isTooMuch = draft.size > conditionsMax || writeOwnFilter(draft).length > lengthMax;
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (!isTooMuch) onApply(draft);
  };
  return (
    <form noValidate onSubmit={apply}>
      <Stack gap="sm">
        {fields.map((field) => (
          <FieldCondition
            key={field.id}
            field={field}
            value={draft.get(field.id)}
            onChange={(value) => {
              const others = [...draft].filter(([id]) => id !== field.id);
              setDraft(new Map(value === undefined ? others : [...others, [field.id, value]]));
            }}
          />
        ))}
        {isTooMuch && (
          <Text fz="sm" c="red" role="alert">
            {t('fields.filterTooMuch', { count: conditionsMax })}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => onApply(new Map())}>
            {t('frame.clearFilters')}
          </Button>
          <Button type="submit" disabled={isTooMuch}>
            {t('fields.filterApply')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
