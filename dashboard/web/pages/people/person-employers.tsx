// For whom a person has worked, the newest first, with the title and since when.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonDetail, PersonEmployer } from '#contract/person-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useValueSource } from './person-parts.tsx';

export function PersonEmployers({ person }: { person: PersonDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const source = useValueSource(person.imports);
  if (person.employers.length === 0) return null;
  const days = (employer: PersonEmployer) => {
    const [first, last] = [format.date(employer.from), format.date(employer.lastAt)];
    return first === last ? first : `${first} – ${last}`;
  };
  return (
    <Section title={t('people.employersTitle')} text={t('people.employersText')}>
      <ul className="part-rows">
        {person.employers.toReversed().map((employer) => (
          <li key={`${employer.from} ${employer.name} ${employer.domain}`} className="part-row">
            <div className="part-what">
              <OutsideText value={employer.name || employer.domain} fw={550} />
              <OutsideText
                value={[employer.jobTitle, employer.name && employer.domain].filter(Boolean).join(' · ')}
                fz="sm"
                empty=""
              />
              <Text fz="xs" c="dimmed">
                {t('people.employedBetween', { when: days(employer) })} · {source(employer.source)}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
