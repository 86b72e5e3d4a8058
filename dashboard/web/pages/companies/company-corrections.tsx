// What people said about decisions for or against this company, the newest first.

import { useTranslation } from 'react-i18next';
import { correctionsQuery } from '../../api/pin-queries.ts';
import { PagedRows } from '../../frame/paged-rows.tsx';
import { Section } from '../../frame/section.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { CorrectionLine } from '../networks/correction-line.tsx';

export function CompanyCorrections({ companyId }: { companyId: number }) {
  const { t } = useTranslation();
  const list = usePaged(correctionsQuery({ company: companyId }), 'corrections');
  return (
    <Section title={t('companies.correctionsTitle')} text={t('companies.correctionsText')}>
      <PagedRows
        list={list}
        loading={2}
        empty={t('companies.noCorrections')}
        row={(correction) => (
          <div className="part-what">
            <CorrectionLine correction={correction} />
          </div>
        )}
      />
    </Section>
  );
}
