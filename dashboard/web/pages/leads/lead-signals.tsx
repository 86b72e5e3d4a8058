// The signals of a company, and for each who was told of it, or why nobody was.

import { Box, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadDetail, LeadSignal, LeadTelling } from '#contract/lead-report.ts';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { PersonLink } from '../people/person-parts.tsx';
import { SignalBadge } from './why-now.tsx';

export function LeadSignals({ lead }: { lead: LeadDetail }) {
  const { t } = useTranslation();
  return (
    <Section title={t('lead.signalsTitle')} text={t('lead.signalsText')}>
      {lead.signalList.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('lead.signalsNone')}
        </Text>
      )}
      <ul className="part-rows">
        {lead.signalList.map((signal) => (
          <li key={signal.id} className="part-row">
            <SignalLine signal={signal} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function SignalLine({ signal }: { signal: LeadSignal }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { at, person, score, fit, tellings } = signal;
  return (
    <Box className="part-what">
      <Group gap={8}>
        <SignalBadge signal={signal} />
        <Text fz="sm">{format.dateTime(at)}</Text>
        {person && <PersonLink {...person} />}
      </Group>
      <Text fz="xs" c="dimmed" mt={2}>
        {t('lead.signalScores', { score: format.number(score), fit: format.number(fit) })}
      </Text>
      <ul className="plain-list">
        {tellings.length === 0 && (
          <Text component="li" fz="sm" c="dimmed">
            {t('lead.tellingNone')}
          </Text>
        )}
        {tellings.map((telling) => (
          <li key={`${telling.to} ${telling.how} ${telling.reason}`}>
            <TellingText telling={telling} />
          </li>
        ))}
      </ul>
    </Box>
  );
}

function TellingText({ telling }: { telling: LeadTelling }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { to, how, dueAt, toldAt } = telling;
  const reason = words.telling(telling.reason);
  const say = (): string => {
    if (toldAt !== null) return t('lead.told', { to, when: format.dateTime(toldAt) });
    if (how === 'not')
      return to === '' ? t('lead.nobodyTold', { reason }) : t('lead.notTold', { to, reason });
    return t('lead.toBeTold', { to, when: dueAt === null ? '' : format.dateTime(dueAt), reason });
  };
  return (
    <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
      <bdi>{say()}</bdi>
    </Text>
  );
}
