// The fields of companies, people or leads, in their order: added, renamed, moved, archived and taken out of the archive.

import { ActionIcon, Badge, Box, Button, Group, Text } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconArrowUp, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomField, FieldSubject } from '#contract/field-report.ts';
import { changeField, fieldsQuery } from '../../api/field-queries.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { FieldForm } from './field-form.tsx';
import { useLabel } from './use-value-words.ts';

export interface FieldListProps {
  subject: FieldSubject;
  fields: readonly CustomField[];
}

export function FieldList({ subject, fields }: FieldListProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<number | 'new'>();
  const close = () => setEditing(undefined);
  return (
    <Section
      title={t(`fields.of_${subject}`)}
      action={
        <Button variant="default" onClick={() => setEditing('new')}>
          {t('fields.add')}
        </Button>
      }
    >
      {editing === 'new' && <FieldForm subject={subject} onClose={close} />}
      {fields.length === 0 && editing !== 'new' && (
        <Text fz="sm" c="dimmed">
          {t('fields.none')}
        </Text>
      )}
      <ul className="part-rows" aria-label={t(`fields.of_${subject}`)}>
        {fields.map((field, at) => (
          <li key={field.id} className="part-row">
            {editing === field.id ? (
              <FieldForm subject={subject} field={field} onClose={close} />
            ) : (
              <FieldLine field={field} above={fields[at - 1]} onEdit={() => setEditing(field.id)} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface FieldLineProps {
  field: CustomField;
  above: CustomField | undefined;
  onEdit: () => void;
}

function FieldLine({ field, above, onEdit }: FieldLineProps) {
  const { t } = useTranslation();
  const { id, label, type, choices, place, isArchived } = field;
  const change = useDeed({ run: changeField, stale: [fieldsQuery.queryKey] });
  const moveUp = useDeed({
    run: async (over: CustomField) => {
      await changeField({ id: over.id, place });
      return changeField({ id, place: over.place });
    },
    stale: [fieldsQuery.queryKey],
  });
  const words = useLabel();
  const name = words(label);
  return (
    <>
      <Box className="part-what">
        <Group gap={6}>
          <OutsideText
            value={label.en === label.it ? label.en : `${label.en} · ${label.it}`}
            fz="sm"
            fw={560}
          />
          <Badge size="sm" color="gray">
            {t(`fields.type_${type}`)}
          </Badge>
          {isArchived && (
            <Badge size="sm" color="yellow">
              {t('fields.archived')}
            </Badge>
          )}
        </Group>
        {choices.length > 0 && (
          <OutsideText value={choices.map((choice) => words(choice)).join(', ')} fz="xs" c="dimmed" />
        )}
      </Box>
      <Group gap={2} wrap="nowrap">
        {above && (
          <ActionIcon
            aria-label={t('fields.moveUp', { name })}
            disabled={moveUp.isPending}
            onClick={() => moveUp.mutate(above)}
          >
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
        )}
        <ActionIcon aria-label={t('fields.change', { name })} onClick={onEdit}>
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          aria-label={t(isArchived ? 'fields.restore' : 'fields.archive', { name })}
          disabled={change.isPending}
          onClick={() => change.mutate({ id, isArchived: !isArchived })}
        >
          {isArchived ? <IconArchiveOff size={16} aria-hidden /> : <IconArchive size={16} aria-hidden />}
        </ActionIcon>
      </Group>
    </>
  );
}
