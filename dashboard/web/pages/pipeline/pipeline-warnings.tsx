// What of the pipeline needs somebody's hand: batches that cannot be opened, sources that have disabled themselves.

import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Pipeline } from '#contract/report.ts';
import { useFormat } from '../../language/use-format.ts';

type Warned = Pick<Pipeline, 'unreadable' | 'warnings' | 'unknownConsent'>;

export function PipelineWarnings({ unreadable, warnings, unknownConsent }: Warned) {
  const { t } = useTranslation();
  const format = useFormat();
  if (unreadable === 0 && warnings.length === 0 && unknownConsent.length === 0) return null;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t('pipeline.warnings')}>
      {unreadable > 0 && (
        <div>
          <strong>
            {t('pipeline.unreadable', { count: unreadable, formatted: format.number(unreadable) })}
          </strong>{' '}
          {t('pipeline.unreadableText')}
        </div>
      )}
      {unknownConsent.map(({ siteId, name, events, lastAt }) => (
        <div key={siteId}>
          <strong>
            <bdi>{name}</bdi>:{' '}
            {t('pipeline.unknownConsent', { count: events, formatted: format.number(events) })}
          </strong>{' '}
          {t('pipeline.unknownConsentText', { when: format.dateTime(lastAt) })}
        </div>
      ))}
      {warnings.map((warning) => (
        <div key={`${warning.source} ${warning.message}`}>
          <strong>
            <bdi>{warning.source}</bdi>
          </strong>{' '}
          <bdi>{warning.message}</bdi>
        </div>
      ))}
    </Alert>
  );
}
