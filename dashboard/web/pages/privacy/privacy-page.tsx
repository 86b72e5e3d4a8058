// Privacy: who answers for the data, the documents that the settings in force make, and all that is kept in browsers.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { privacyQuery } from '../../api/privacy-queries.ts';
import { Page } from '../../frame/page.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { useMay } from '../../frame/use-may.ts';
import { BrowserStorageList } from './browser-storage-list.tsx';
import { ControllerForm } from './controller-form.tsx';
import { PrivacyDocuments } from './privacy-documents.tsx';
import { RightsSection } from './rights-section.tsx';

export function PrivacyPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { data: facts, error, refetch } = useQuery(privacyQuery);
  return (
    <Page title={t('privacy.title')} text={t('privacy.text')}>
      {facts ? (
        <>
          {may('erasePeople') && <RightsSection />}
          <ControllerForm key={JSON.stringify(facts.controller)} controller={facts.controller} />
          <PrivacyDocuments facts={facts} />
          <BrowserStorageList />
        </>
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}
