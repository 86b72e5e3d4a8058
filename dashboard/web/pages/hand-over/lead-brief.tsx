// One lead as a colleague has to know it: what must not be forgotten first, then what was agreed, whom to call and what they did.

import { Anchor, Badge, Box, Checkbox, Group, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BriefPerson, LeadBrief } from '#contract/handover-report.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { ContactedIn } from '../leads/contacted-in.tsx';
import { ScoreAndFit, StageBadge } from '../leads/lead-parts.tsx';
import { DueText, NextStep } from '../leads/next-step.tsx';
import { ContactLine } from '../people/contact-line.tsx';

export interface LeadBriefProps {
  brief: LeadBrief;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}

export function LeadBriefPanel({ brief, isChosen, onChoose }: LeadBriefProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { leadId, companyName, lastContactAt, lastContactIn } = brief;
  return (
    <Box component="article" className="panel" p="md" aria-label={companyName}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Checkbox
          mt={4}
          aria-label={t('handOver.choose', { name: companyName })}
          checked={isChosen}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
        <Box miw={0} flex={1}>
          <Group gap={8}>
            <Title order={2} style={{ overflowWrap: 'anywhere' }}>
              <Anchor
                inherit
                renderRoot={(props) => (
                  <Link to="/leads/$leadId" params={{ leadId: String(leadId) }} {...props} />
                )}
              >
                <bdi>{companyName}</bdi>
              </Anchor>
            </Title>
            <StageBadge stage={brief.stage} />
          </Group>
          <Group gap={8} mb={6}>
            <ScoreAndFit lead={brief} />
            <Text fz="xs" c="dimmed">
              {lastContactAt === null
                ? t('handOver.reminder_never_contacted')
                : t('handOver.lastContact', { when: format.date(lastContactAt) })}
              {lastContactIn !== '' && <ContactedIn crm={lastContactIn} />}
            </Text>
          </Group>
          {brief.nextStep !== '' && <NextStep lead={{ ...brief, closedAt: null }} />}
          <Parts brief={brief} />
        </Box>
      </Group>
    </Box>
  );
}

function Parts({ brief }: { brief: LeadBrief }) {
  const { t } = useTranslation();
  const words = useWords();
  const { reminders, agreed, tasks, people, written, lookedAt } = brief;
  return (
    <>
      <Part title={t('handOver.reminders')}>
        {reminders.map(({ kind, text, at }) => (
          <Line key={`${kind} ${text} ${at}`} at={at}>
            {[t(`handOver.reminder_${kind}`), text].filter(Boolean).join(': ')}
          </Line>
        ))}
      </Part>
      <Part title={t('handOver.agreed')}>
        {agreed.map(({ text, at }) => (
          <Line key={`${text} ${at}`} at={at}>
            {text}
          </Line>
        ))}
      </Part>
      <Part title={t('handOver.tasks')}>
        {tasks.map((task) => (
          <li key={`${task.text} ${task.at}`}>
            <Task task={task} />
          </li>
        ))}
      </Part>
      <Part title={t('handOver.people')}>
        {people.map((person) => (
          <li key={person.id}>
            <Person person={person} />
          </li>
        ))}
      </Part>
      <Part title={t('handOver.written')}>
        {written.map(({ kind, text, at, by }) => (
          <Line key={`${kind} ${text} ${at}`} at={at}>
            {`${words.leadEntry(kind)}, ${by}: ${text}`}
          </Line>
        ))}
      </Part>
      <Part title={t('handOver.lookedAt')}>
        {lookedAt.map(({ text, at, who }) => (
          <Line key={`${text} ${who}`} at={at}>
            {who === '' ? text : `${text} (${who})`}
          </Line>
        ))}
      </Part>
    </>
  );
}

/** Nothing where there is nothing to say. */
function Part({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <Box mt="sm">
      <Title order={3} fz="sm">
        {title}
      </Title>
      <ul style={{ margin: '4px 0 0', paddingInlineStart: 18 }}>{children}</ul>
    </Box>
  );
}

function Line({ at, children }: { at: string | null; children: string }) {
  const format = useFormat();
  return (
    <Text component="li" fz="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
      {at !== null && (
        <Text span inherit c="dimmed">
          {format.date(at)}{' '}
        </Text>
      )}
      <bdi>{children}</bdi>
    </Text>
  );
}

function Task({ task: { text, at, isPromise, assignee } }: { task: LeadBrief['tasks'][number] }) {
  const { t } = useTranslation();
  return (
    <Group gap={6}>
      <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
        <bdi>{assignee === '' ? text : `${text} (${assignee})`}</bdi>
      </Text>
      {isPromise && (
        <Badge size="sm" color="yellow">
          {t('lead.promise')}
        </Badge>
      )}
      {at !== null && <DueText at={at} isOpen />}
    </Group>
  );
}

/** With each number and address stands whether it may be used, as far as it is on record. */
function Person({ person }: { person: BriefPerson }) {
  const { t } = useTranslation();
  const { id, name, jobTitle, phone, email, isMain, contact } = person;
  return (
    <Box>
      <Group gap={6}>
        <Anchor
          fz="sm"
          fw={580}
          className="contact-link"
          renderRoot={(props) => <Link to="/people/$personId" params={{ personId: String(id) }} {...props} />}
        >
          <bdi>{name || email}</bdi>
        </Anchor>
        {jobTitle !== '' && (
          <Text fz="xs" c="dimmed">
            <bdi>{jobTitle}</bdi>
          </Text>
        )}
        {isMain && <Badge size="sm">{t('handOver.isMain')}</Badge>}
      </Group>
      {phone !== '' && <ContactLine personId={id} channel="phone" value={phone} permission={contact.phone} />}
      {email !== '' && <ContactLine personId={id} channel="email" value={email} permission={contact.email} />}
    </Box>
  );
}
