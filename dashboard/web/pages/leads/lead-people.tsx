// Who of the company was seen or written down, and what each of them brings to its score.

import { Badge, Box, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadPerson } from '#contract/lead-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { ContactLine } from '../people/contact-line.tsx';
import { PersonLink } from '../people/person-parts.tsx';
import { usePoints } from './lead-parts.tsx';

export function LeadPeople({ people }: { people: readonly LeadPerson[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('lead.peopleTitle')}>
      {people.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('lead.peopleNone')}
        </Text>
      )}
      <ul className="part-rows">
        {people.map((person) => (
          <li key={person.id} className="part-row">
            <PersonLine person={person} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PersonLine({ person }: { person: LeadPerson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = usePoints();
  const { id, name, email, phone, contact, jobTitle, isConfirmed, lastAt, points } = person;
  return (
    <>
      <Box className="part-what">
        <Group gap={6} wrap="nowrap" miw={0}>
          <PersonLink id={id} name={name || email} />
          <Badge size="sm" color={isConfirmed ? 'green' : 'gray'} style={{ flex: 'none' }}>
            {t(isConfirmed ? 'lead.confirmed' : 'lead.claimed')}
          </Badge>
        </Group>
        {jobTitle !== '' && <OutsideText value={jobTitle} fz="xs" c="dimmed" />}
        {phone !== '' && (
          <ContactLine personId={id} channel="phone" value={phone} permission={contact.phone} />
        )}
        {email !== '' && (
          <ContactLine personId={id} channel="email" value={email} permission={contact.email} />
        )}
        <Text fz="xs" c="dimmed">
          {t('lead.lastSeen', { when: format.ago(lastAt, Date.now()) })}
        </Text>
      </Box>
      {points !== 0 && (
        <Text fz="sm" className="digits" title={t('lead.groupPoints')} style={{ flex: 'none' }}>
          {shown(points)}
        </Text>
      )}
    </>
  );
}
