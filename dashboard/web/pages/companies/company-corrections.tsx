// What people said about decisions for or against this company, the newest first.

import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { correctionsQuery } from '../../api/pin-queries.ts';
import { LoadMore } from '../../frame/load-more.tsx';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { CorrectionLine } from '../networks/correction-line.tsx';

export function CompanyCorrections({ companyId }: { companyId: number }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(correctionsQuery({ company: companyId }));
  const { data, error, refetch } = list;
  const corrections = data?.pages.flatMap((page) => page.corrections);
  return (
    <Section title={t('companies.correctionsTitle')} text={t('companies.correctionsText')}>
      {!corrections &&
        (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={2} />)}
      {corrections?.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('companies.noCorrections')}
        </Text>
      )}
      <ul className="part-rows">
        {corrections?.map((correction) => (
          <li key={correction.id} className="part-row">
            <div className="part-what">
              <CorrectionLine correction={correction} />
            </div>
          </li>
        ))}
      </ul>
      <LoadMore list={list} />
    </Section>
  );
}
