// One thing that was written down beside a lead: done, changed or removed where it stands.

import { ActionIcon, Anchor, Badge, Box, Button, Checkbox, Group, Text, Textarea } from '@mantine/core';
import { IconMessageReply, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadEntry, LeadEntryChangeBody } from '#contract/task-report.ts';
import { changeEntry } from '../../../api/lead-queries.ts';
import { WrittenText } from '../../../frame/answer-list.tsx';
import { useFormat } from '../../../language/use-format.ts';
import { useWords } from '../../../language/use-words.ts';
import { DueText } from '../next-step.tsx';
import { useLeadChange } from '../use-lead-change.ts';
import { AnswerForm } from './answer-form.tsx';

export interface EntryLineProps {
  entry: LeadEntry;
  leadId: number;
  mayChange: boolean;
  /** Those to this entry, the oldest first; absent for an answer, which is not answered itself. */
  answers?: readonly LeadEntry[];
}

const labelCharactersMax = 60;

export function EntryLine({ entry, leadId, mayChange, answers }: EntryLineProps) {
  const { t } = useTranslation();
  const [isEditing, setEditing] = useState(false);
  const [isAnswering, setAnswering] = useState(false);
  const change = useLeadChange({
    run: (wanted: Omit<LeadEntryChangeBody, 'seenChangeId'>) =>
      changeEntry(leadId, entry.id, { seenChangeId: entry.changeId, ...wanted }),
    onDone: () => setEditing(false),
  });
  const text = entry.text.slice(0, labelCharactersMax);
  // The box shows what was asked while the answer is on its way.
  const wanted = change.isPending ? change.variables.isDone : undefined;
  return (
    <>
      {entry.kind === 'task' && (
        <Checkbox
          aria-label={t('lead.doneOf', { text })}
          disabled={!mayChange || change.isPending}
          checked={wanted ?? entry.doneAt !== null}
          onChange={(event) => change.mutate({ isDone: event.currentTarget.checked })}
        />
      )}
      <Box className="part-what">
        {answers && <EntryHead entry={entry} />}
        {isEditing ? (
          <EditText
            entry={entry}
            pending={change.isPending}
            onSave={(wanted) => change.mutate({ text: wanted })}
            onClose={() => setEditing(false)}
          />
        ) : (
          <WrittenText text={entry.text} />
        )}
        {entry.link !== '' && (
          <Anchor fz="sm" href={entry.link} target="_blank" rel="noopener noreferrer" className="outside">
            <bdi>{entry.link}</bdi>
          </Anchor>
        )}
        <EntryFoot entry={entry} />
        {isAnswering && <AnswerForm leadId={leadId} entryId={entry.id} onClose={() => setAnswering(false)} />}
      </Box>
      {mayChange && !isEditing && (
        <Group gap={2} wrap="nowrap">
          {answers && (
            <ActionIcon
              size="sm"
              aria-label={t('lead.answerTo', { text })}
              onClick={() => setAnswering(true)}
            >
              <IconMessageReply size={14} aria-hidden />
            </ActionIcon>
          )}
          <ActionIcon size="sm" aria-label={t('lead.editEntry', { text })} onClick={() => setEditing(true)}>
            <IconPencil size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon
            size="sm"
            aria-label={t('lead.removeEntry', { text })}
            disabled={change.isPending}
            onClick={() => change.mutate({ isRemoved: true })}
          >
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        </Group>
      )}
      {answers && answers.length > 0 && (
        <ul className="answers" aria-label={t('lead.answersTo', { text })}>
          {answers.map((answer) => (
            <li key={answer.id} className="part-row">
              <EntryLine entry={answer} leadId={leadId} mayChange={mayChange} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function EntryHead({ entry }: { entry: LeadEntry }) {
  const { t } = useTranslation();
  const words = useWords();
  const { kind, isPromise, dueAt, doneAt } = entry;
  return (
    <Group gap={6} mb={2}>
      <Badge size="sm" color={kind === 'agreement' ? 'green' : kind === 'task' ? 'blue' : 'gray'}>
        {words.leadEntry(kind)}
      </Badge>
      {isPromise && (
        <Badge size="sm" color="yellow">
          {t('lead.promise')}
        </Badge>
      )}
      {dueAt !== null && <DueText at={dueAt} isOpen={doneAt === null} />}
    </Group>
  );
}

function EntryFoot({ entry }: { entry: LeadEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { by, at, person, assignee, mentions, doneAt } = entry;
  const facts = [
    t('lead.entryBy', { name: by, when: format.dateTime(at) }),
    person && t('lead.withPerson', { name: person.name }),
    assignee.id !== null && t('lead.for', { name: assignee.name }),
    mentions.length > 0 && t('lead.mentioned', { names: mentions.map(({ name }) => name).join(', ') }),
    doneAt !== null && t('lead.doneAt', { when: format.dateTime(doneAt) }),
  ].filter(Boolean);
  return (
    <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      <bdi>{facts.join(' · ')}</bdi>
    </Text>
  );
}

interface EditTextProps {
  entry: LeadEntry;
  pending: boolean;
  onSave: (text: string) => void;
  onClose: () => void;
}

function EditText({ entry, pending, onSave, onClose }: EditTextProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(entry.text);
  const isEmpty = text.trim() === '';
  return (
    <>
      <Textarea
        aria-label={t('lead.entryText')}
        autosize
        autoFocus
        minRows={2}
        maxLength={10_000}
        value={text}
        error={isEmpty ? t('lead.entryTextMissing') : null}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group gap="xs" my={6}>
        <Button size="compact-sm" loading={pending} disabled={isEmpty} onClick={() => onSave(text.trim())}>
          {t('frame.save')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t('frame.cancel')}
        </Button>
      </Group>
    </>
  );
}
