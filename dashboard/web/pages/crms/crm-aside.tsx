// What was set aside on its way to a CRM, with why, and another try.

import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CrmRow } from '#contract/crm-report.ts';
import { crmAsideQuery, crmsKey, retryCrm } from '../../api/crm-queries.ts';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import { FaultText } from './crm-fault.tsx';

export function CrmAside({ crm }: { crm: CrmRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: items = [] } = useQuery(crmAsideQuery(crm.id));
  const retry = useDeed({
    run: (item: number | undefined) => retryCrm(crm.id, item),
    done: t('crms.retried'),
    stale: [crmsKey],
  });
  if (items.length === 0) return null;
  const button = (
    <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate(undefined)}>
      {t('crms.retryAll')}
    </Button>
  );
  return (
    <Section title={t('crms.asideTitle')} text={t('crms.asideText')} action={button}>
      <ul className="part-rows">
        {items.map((item) => (
          <li key={item.id} className="part-row">
            <Text fz="sm" className="part-what" style={{ overflowWrap: 'anywhere' }}>
              <bdi>{item.companyName}</bdi> {format.dateTime(item.at)}:{' '}
              <FaultText reason={item.reason} detail={item.detail} />
            </Text>
            <Button
              size="compact-xs"
              variant="default"
              disabled={retry.isPending}
              aria-label={t('crms.retryOne', { name: item.companyName })}
              onClick={() => retry.mutate(item.id)}
            >
              {t('frame.retry')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
