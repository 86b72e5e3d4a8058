// Answers something that was written down beside a lead; colleagues who are mentioned are told, as with a note.

import { Button, Group, MultiSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ownersQuery } from '../../../api/company-queries.ts';
import { addEntry } from '../../../api/lead-queries.ts';
import { useLeadChange } from '../use-lead-change.ts';

export interface AnswerFormProps {
  leadId: number;
  /** The entry that is answered. */
  entryId: number;
  onClose: () => void;
}

export function AnswerForm({ leadId, entryId, onClose }: AnswerFormProps) {
  const { t } = useTranslation();
  const { data: owners = [] } = useQuery(ownersQuery);
  const [text, setText] = useState('');
  const [mentions, setMentions] = useState<string[]>([]);
  const add = useLeadChange({
    run: () =>
      addEntry(leadId, {
        ...{ kind: 'note', text: text.trim(), answersId: entryId },
        ...(mentions.length > 0 && { mentions }),
      }),
    onDone: onClose,
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') add.mutate();
  };
  return (
    <form noValidate onSubmit={save}>
      <Textarea
        mt="xs"
        autoFocus
        autosize
        minRows={1}
        maxLength={10_000}
        aria-label={t('lead.answerText')}
        placeholder={t('lead.answerText')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group gap="xs" my={6} align="flex-end">
        <MultiSelect
          flex="1 1 170px"
          size="xs"
          aria-label={t('lead.mentions')}
          placeholder={mentions.length === 0 ? t('lead.mentions') : ''}
          value={mentions}
          data={owners.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setMentions}
        />
        <Button type="submit" size="xs" loading={add.isPending} disabled={text.trim() === ''}>
          {t('lead.answer')}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('frame.cancel')}
        </Button>
      </Group>
    </form>
  );
}
