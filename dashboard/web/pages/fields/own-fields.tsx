// The administrator's own fields on the page of a company, person or lead: each changed where it stands, with every change and the
// way back. Nothing is shown where none is defined.

import { ActionIcon, Button, Group, Modal } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilledField } from '#contract/field-report.ts';
import { fieldSheetQuery, fillField, type Holder } from '../../api/field-queries.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { EditField } from './edit-field.tsx';
import { FieldHistory } from './field-history.tsx';
import { useSheetDeed } from './use-sheet-deed.ts';
import { useLabel, useValueWords } from './use-value-words.ts';

export interface OwnFieldsProps {
  holder: Holder;
  mayChange: boolean;
}

export function OwnFields({ holder, mayChange }: OwnFieldsProps) {
  const { t } = useTranslation();
  const { data: sheet } = useQuery(fieldSheetQuery(holder));
  const label = useLabel();
  const [editing, setEditing] = useState<number>();
  const [isOpen, setOpen] = useState(false);
  if (!sheet || (sheet.fields.length === 0 && sheet.changes.length === 0)) return null;
  return (
    <Section
      title={t('fields.sectionTitle')}
      action={
        sheet.changes.length > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
            {t('lead.historyTitle')}
          </Button>
        )
      }
    >
      <dl className="facts">
        {sheet.fields.map((filled) => (
          <Fragment key={filled.field.id}>
            <dt>{label(filled.field.label)}</dt>
            <dd>
              {editing === filled.field.id ? (
                <Editing holder={holder} filled={filled} onClose={() => setEditing(undefined)} />
              ) : (
                <Line filled={filled} onEdit={mayChange ? () => setEditing(filled.field.id) : undefined} />
              )}
            </dd>
          </Fragment>
        ))}
      </dl>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('fields.historyTitle')}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <FieldHistory holder={holder} sheet={sheet} mayChange={mayChange} />
      </Modal>
    </Section>
  );
}

function Line({
  filled: { field, value },
  onEdit,
}: {
  filled: FilledField;
  onEdit: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const label = useLabel();
  const words = useValueWords();
  const action = t('companies.editFact', { fact: label(field.label) });
  return (
    <Group gap={4} wrap="nowrap" justify="space-between" mih={22}>
      <OutsideText value={words(field, value)} />
      {onEdit && (
        <ActionIcon size="sm" aria-label={action} title={action} onClick={onEdit}>
          <IconPencil size={14} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}

function Editing({ holder, filled, onClose }: { holder: Holder; filled: FilledField; onClose: () => void }) {
  const { field, changeId } = filled;
  const fill = useSheetDeed(
    holder,
    (value: FilledField['value']) => fillField(holder, { fieldId: field.id, value, seenChangeId: changeId }),
    onClose,
  );
  return (
    <EditField
      filled={filled}
      error={fill.error}
      pending={fill.isPending}
      onSave={(value) => fill.mutate(value)}
      onClose={onClose}
    />
  );
}
