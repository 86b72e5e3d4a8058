// What is loaded about networks and companies, by kind, and how more is added.

import { Alert } from '@mantine/core';
import { IconDatabaseOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '#contract/company-report.ts';
import { vendorsQuery } from '../../api/outside-source-queries.ts';
import { sourcesQuery } from '../../api/source-queries.ts';
import { Page } from '../../frame/page.tsx';
import { Failed, Loading, NothingYet } from '../../frame/states.tsx';
import { useMay } from '../../frame/use-may.ts';
import { useWords } from '../../language/use-words.ts';
import { HowToAdd } from './how-to-add.tsx';
import { OutsideSources } from './outside-sources.tsx';
import { SourceCard } from './source-card.tsx';
import { SourceGroup } from './source-group.tsx';

export function SourcesPage() {
  const { t } = useTranslation();
  const mayChange = useMay()('changeSources');
  const { data: sources, error, refetch } = useQuery(sourcesQuery);
  const isSetUpApart = useIsSetUpApart(mayChange);
  const plain = (sources ?? []).filter((source) => !isSetUpApart(source));
  return (
    <Page title={t('sources.title')} text={t('sources.text')}>
      {!mayChange && <Alert color="gray">{t('sources.readOnly')}</Alert>}
      {!sources && (
        <div className="panel">
          {error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />}
        </div>
      )}
      {sources?.length === 0 && (
        <div className="panel">
          <NothingYet
            icon={<IconDatabaseOff aria-hidden />}
            title={t('sources.emptyTitle')}
            text={t('sources.emptyText')}
          />
        </div>
      )}
      <Groups sources={plain.filter(({ kind }) => kind !== 'list')} />
      {sources && mayChange && <OutsideSources sources={sources} />}
      <Groups sources={plain.filter(({ kind }) => kind === 'list')} />
      <HowToAdd />
    </Page>
  );
}

/** Whether an administrator finds a source in a part of its own, with its settings. */
function useIsSetUpApart(mayChange: boolean): (source: Dataset) => boolean {
  const { data: vendors = [] } = useQuery({ ...vendorsQuery, enabled: mayChange });
  const editions = vendors.flatMap((vendor) => vendor.editions);
  const files = new Set(editions.filter(({ isWanted }) => isWanted).map(({ datasetId }) => datasetId));
  return ({ id, kind }) => mayChange && (kind === 'reverse_dns' || kind === 'provider' || files.has(id));
}

const kindOrder = ['companies', 'mmdb', 'registry', 'list', 'reverse_dns', 'provider'];

function Groups({ sources }: { sources: Dataset[] }) {
  const words = useWords();
  const kinds = [...new Set([...kindOrder, ...sources.map(({ kind }) => kind as string)])];
  return kinds.map((kind) => {
    const ofKind = sources.filter((source) => source.kind === kind);
    if (ofKind.length === 0) return null;
    return (
      <SourceGroup key={kind} title={words.dataset(kind)}>
        {ofKind.map((source) => (
          <SourceCard key={source.id} source={source} />
        ))}
      </SourceGroup>
    );
  });
}
