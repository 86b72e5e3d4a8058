// What a person last chose about being measured and known.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonConsent } from '#contract/person-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

export function PersonConsentPanel({ consent }: { consent: PersonConsent | null }) {
  const { t } = useTranslation();
  return (
    <Section title={t('people.consentTitle')}>
      {consent === null ? (
        <Text fz="sm" c="dimmed">
          {t('people.noConsent')}
        </Text>
      ) : (
        <Facts consent={consent} />
      )}
    </Section>
  );
}

function Facts({ consent }: { consent: PersonConsent }) {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  const { measure, company, person } = consent.purposes;
  const purposes = [
    measure && t('people.purposeMeasure'),
    company && t('people.purposeCompany'),
    person && t('people.purposePerson'),
  ].filter((name) => name !== false);
  return (
    <>
      <Text fz="sm" fw={550} mb={6}>
        {words.consent(consent.state)}
      </Text>
      <dl className="facts">
        <dt>{t('people.consentPurposes')}</dt>
        <dd>{purposes.join(', ') || t('people.purposeNone')}</dd>
        {consent.version !== '' && (
          <>
            <dt>{t('people.consentVersion')}</dt>
            <dd>
              <OutsideText value={consent.version} />
            </dd>
          </>
        )}
        {consent.chosenAt !== null && (
          <>
            <dt>{t('people.consentChosen')}</dt>
            <dd>{format.dateTime(consent.chosenAt)}</dd>
          </>
        )}
        <dt>{t('people.consentSeen')}</dt>
        <dd>{format.dateTime(consent.seenAt)}</dd>
      </dl>
    </>
  );
}
