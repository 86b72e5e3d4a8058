// Whether the person may be called or written to: beside each number and address that is known of them.

import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PersonDetail } from '#contract/person-report.ts';
import { contactQuery } from '../../api/person-queries.ts';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { ContactLine } from './contact-line.tsx';

export function PersonContactPanel({ person }: { person: PersonDetail }) {
  const { t } = useTranslation();
  const { data: contact, error, refetch } = useQuery(contactQuery(person.id));
  const lines = (['phone', 'email'] as const).flatMap((channel) =>
    valuesOf(person, channel).map((value) => ({ channel, value })),
  );
  return (
    <Section title={t('contact.title')} text={t('contact.text')}>
      {lines.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('contact.none')}
        </Text>
      )}
      {contact === undefined &&
        (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={2} />)}
      {contact && (
        <ul className="part-rows">
          {lines.map(({ channel, value }) => (
            <li key={`${channel} ${value}`} className="part-row">
              <ContactLine {...{ personId: person.id, channel, value }} permission={contact[channel]} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Those that they are known by, and what was told of them beside. */
function valuesOf({ keys, values, email }: PersonDetail, channel: 'phone' | 'email'): string[] {
  const known = keys.filter(({ kind }) => kind === channel).map(({ text }) => text);
  const told = values.filter(({ field }) => field === channel).map(({ value }) => value);
  const card = channel === 'email' && email !== '' ? [email] : [];
  return [...new Set([...card, ...known, ...told])];
}
