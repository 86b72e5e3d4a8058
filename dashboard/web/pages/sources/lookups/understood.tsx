// What was understood of a provider's answer.

import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { LookupTrial } from '#contract/source-report.ts';
import { useFormat } from '../../../language/use-format.ts';
import { useWords } from '../../../language/use-words.ts';
import { lookedUpFields } from './lookup-values.ts';

export function Understood({ answer }: { answer: NonNullable<LookupTrial['answer']> }) {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  const facts = [
    { label: t('providers.path_name'), value: answer.name },
    { label: t('providers.path_domain'), value: answer.domain },
    { label: t('providers.path_country'), value: format.country(answer.country) },
    { label: t('providers.path_kind'), value: words.network(answer.kind) },
    { label: t('providers.path_confidence'), value: format.number(answer.confidence) },
    { label: t('providers.path_range'), value: answer.range },
  ];
  return <Facts facts={facts} />;
}

export function UnderstoodPerson({ person }: { person: NonNullable<LookupTrial['person']> }) {
  const words = useWords();
  const facts = lookedUpFields.flatMap((field) => {
    const value = person[field];
    return value === undefined ? [] : [{ label: words.personField(field), value }];
  });
  return <Facts facts={facts} />;
}

function Facts({ facts }: { facts: readonly { label: string; value: string }[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value }) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>
            <bdi>{value || '–'}</bdi>
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
