// The vendors whose files are fetched with the operator's own key.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '#contract/company-report.ts';
import { vendorsQuery } from '../../../api/outside-source-queries.ts';
import { Failed, Loading } from '../../../frame/states.tsx';
import { SourceGroup } from '../source-group.tsx';
import { VendorPanel } from './vendor-panel.tsx';

export function VendorGroup({ sources }: { sources: Dataset[] }) {
  const { t } = useTranslation();
  const { data: vendors, error, refetch } = useQuery(vendorsQuery);
  return (
    <SourceGroup title={t('vendors.title')} text={t('vendors.text')}>
      {!vendors && (
        <div className="panel">
          {error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={3} />}
        </div>
      )}
      {vendors?.map((vendor) => (
        <VendorPanel key={vendor.name} vendor={vendor} sources={sources} />
      ))}
    </SourceGroup>
  );
}
