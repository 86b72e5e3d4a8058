// The company that has the domain of a person's e-mail, or else what they say of it.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonCompany } from '#contract/person-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { CompanyLink } from '../companies/company-parts.tsx';

export function PersonCompanyPanel({ company }: { company: PersonCompany }) {
  const { t } = useTranslation();
  const { id, name, domain, owner } = company;
  return (
    <Section title={t('people.companyTitle')}>
      {id === null ? (
        <Text fz="sm" c="dimmed">
          {t('people.noCompany')} {name !== '' && t('people.claimedCompany', { name })}
        </Text>
      ) : (
        <CompanyLink id={id} name={name} />
      )}
      <dl className="facts" style={{ marginTop: 8 }}>
        {domain !== '' && (
          <>
            <dt>{t('people.domain')}</dt>
            <dd>
              <OutsideText value={domain} />
            </dd>
          </>
        )}
        {id !== null && (
          <>
            <dt>{t('people.owner')}</dt>
            <dd>
              <OutsideText value={owner.name} />
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}
