// What a person last chose about being measured and known.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonConsent, PersonDecision, PersonDetail } from '#contract/person-report.ts';
import type { WithdrawnPurpose } from '#contract/rights-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { PersonDecisions, purposeKeys } from './person-decisions.tsx';

export function PersonConsentPanel({
  person,
}: {
  person: Pick<PersonDetail, 'id' | 'consent' | 'decisions'>;
}) {
  const { t } = useTranslation();
  const { consent, decisions } = person;
  return (
    <Section title={t('people.consentTitle')}>
      {consent === null ? (
        <Text fz="sm" c="dimmed">
          {t('people.noConsent')}
        </Text>
      ) : (
        <Facts consent={consent} decisions={decisions} />
      )}
      {decisions.length > 0 && <PersonDecisions personId={person.id} decisions={decisions} />}
    </Section>
  );
}

const purposeNames = ['measure', 'company', 'person'] as const;

/** What was taken back after the choice that is shown; without measuring there is nothing else either. */
function takenBackSince(
  { chosenAt }: PersonConsent,
  decisions: readonly PersonDecision[],
): (purpose: WithdrawnPurpose) => boolean {
  const since = decisions
    .filter(({ at }) => chosenAt === null || at > chosenAt)
    .flatMap(({ purposes }) => purposes);
  return (purpose) => since.includes('measure') || since.includes(purpose);
}

function Facts({ consent, decisions }: { consent: PersonConsent; decisions: readonly PersonDecision[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  const isTakenBack = takenBackSince(consent, decisions);
  const purposes = purposeNames
    .filter((purpose) => consent.purposes[purpose])
    .map((purpose) => {
      const name = t(purposeKeys[purpose]);
      return isTakenBack(purpose) ? `${name} (${t('people.consentSince')})` : name;
    });
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
