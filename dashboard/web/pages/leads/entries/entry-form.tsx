// Writes a note, call, meeting, agreement, task or file down beside a lead.

import {
  Box,
  Button,
  Checkbox,
  Group,
  MultiSelect,
  SegmentedControl,
  Select,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadDetail } from '#contract/lead-report.ts';
import { ownersQuery, workersQuery } from '../../../api/company-queries.ts';
import { addEntry } from '../../../api/lead-queries.ts';
import { useWords } from '../../../language/use-words.ts';
import { useLeadChange } from '../use-lead-change.ts';
import { type EntryDraft, emptyDraft, entryKinds, isLink, toEntryBody } from './entry-draft.ts';

export interface EntryFormProps {
  lead: LeadDetail;
  leadId: number;
}

export function EntryForm({ lead, leadId }: EntryFormProps) {
  const { t } = useTranslation();
  const words = useWords();
  const [draft, setDraft] = useState(emptyDraft);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<EntryDraft>) => setDraft((old) => ({ ...old, ...change }));
  const add = useLeadChange({
    run: () => addEntry(leadId, toEntryBody(draft)),
    done: t('lead.entryAdded'),
    onDone: () => {
      setTried(false);
      setDraft((old) => ({ ...emptyDraft, kind: old.kind }));
    },
  });
  const isEmpty = draft.text.trim() === '';
  const isLinkMissing = draft.kind === 'file' && !isLink(draft.link);
  const save = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isEmpty && !isLinkMissing) add.mutate();
  };
  return (
    <form noValidate onSubmit={save}>
      <Box style={{ overflowX: 'auto' }}>
        <SegmentedControl
          size="xs"
          aria-label={t('lead.entryKind')}
          value={draft.kind}
          data={entryKinds.map((value) => ({ value, label: words.leadEntry(value) }))}
          onChange={(value) => set({ kind: entryKinds.find((one) => one === value) ?? 'note' })}
        />
      </Box>
      <Textarea
        mt="xs"
        aria-label={t('lead.entryText')}
        placeholder={t(`lead.entryText_${draft.kind}`)}
        autosize
        minRows={2}
        maxLength={10_000}
        value={draft.text}
        error={tried && isEmpty ? t('lead.entryTextMissing') : null}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      {draft.kind === 'file' && (
        <TextInput
          mt="xs"
          type="url"
          label={t('lead.fileLink')}
          placeholder="https://"
          maxLength={2_000}
          value={draft.link}
          error={tried && isLinkMissing ? t('lead.fileLinkMissing') : null}
          onChange={(event) => set({ link: event.currentTarget.value })}
        />
      )}
      <Group gap="xs" mt="xs" align="flex-end">
        <MoreFields lead={lead} draft={draft} set={set} />
        <Button type="submit" loading={add.isPending}>
          {t('lead.addEntry')}
        </Button>
      </Group>
    </form>
  );
}

interface MoreFieldsProps {
  lead: LeadDetail;
  draft: EntryDraft;
  set: (change: Partial<EntryDraft>) => void;
}

function MoreFields({ lead, draft, set }: MoreFieldsProps) {
  const { t } = useTranslation();
  const { data: owners = [] } = useQuery(ownersQuery);
  const colleagues = owners.map(({ id, name }) => ({ value: id, label: name }));
  const people = lead.people.map(({ id, name, email }) => ({ value: String(id), label: name || email }));
  const isTask = draft.kind === 'task';
  return (
    <>
      {people.length > 0 && (
        <Select
          w={170}
          label={t('lead.person')}
          placeholder="–"
          clearable
          clearButtonProps={{ 'aria-label': `${t('frame.remove')}: ${t('lead.person')}` }}
          value={draft.personId}
          data={people}
          onChange={(personId) => set({ personId })}
        />
      )}
      {!isTask && draft.kind !== 'note' && (
        <TextInput
          w={200}
          type="datetime-local"
          label={t('lead.entryAt')}
          value={draft.at}
          onChange={(event) => set({ at: event.currentTarget.value })}
        />
      )}
      {isTask && <TaskFields draft={draft} set={set} />}
      {!isTask && (
        <MultiSelect
          miw={170}
          label={t('lead.mentions')}
          placeholder={draft.mentions.length === 0 ? '–' : ''}
          value={draft.mentions}
          data={colleagues}
          onChange={(mentions) => set({ mentions })}
        />
      )}
    </>
  );
}

function TaskFields({ draft, set }: Pick<MoreFieldsProps, 'draft' | 'set'>) {
  const { t } = useTranslation();
  const { data: workers = [] } = useQuery(workersQuery);
  const colleagues = workers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <TextInput
        w={150}
        type="date"
        label={t('lead.dueAt')}
        value={draft.dueDay}
        onChange={(event) => set({ dueDay: event.currentTarget.value })}
      />
      <Select
        w={170}
        label={t('lead.assignee')}
        clearable
        placeholder={t('leadList.ownerNone')}
        clearButtonProps={{ 'aria-label': `${t('frame.remove')}: ${t('lead.assignee')}` }}
        value={draft.assignee}
        data={[{ value: 'me', label: t('leadList.ownerMine') }, ...colleagues]}
        onChange={(assignee) => set({ assignee })}
      />
      <Checkbox
        mb={8}
        label={t('lead.isPromise')}
        checked={draft.isPromise}
        onChange={(event) => set({ isPromise: event.currentTarget.checked })}
      />
    </>
  );
}
