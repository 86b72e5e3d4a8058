// What is loaded about networks and companies, by kind, and how more is added.

import { Alert, Box, SimpleGrid, Title } from '@mantine/core';
import { IconDatabaseOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ReportedDataset, sourcesQuery } from '../../api/source-queries.ts';
import { Page } from '../../frame/page.tsx';
import { Failed, Loading, NothingYet } from '../../frame/states.tsx';
import { useMay } from '../../frame/use-may.ts';
import { useWords } from '../../language/use-words.ts';
import { HowToAdd } from './how-to-add.tsx';
import { SourceCard } from './source-card.tsx';

export function SourcesPage() {
  const { t } = useTranslation();
  const mayChange = useMay()('changeSources');
  const { data: sources, error, refetch } = useQuery(sourcesQuery);
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
      {sources && <Groups sources={sources} />}
      <HowToAdd />
    </Page>
  );
}

const kindOrder = ['companies', 'mmdb', 'registry', 'list', 'reverse_dns', 'provider'];

function Groups({ sources }: { sources: ReportedDataset[] }) {
  const words = useWords();
  const kinds = [...new Set([...kindOrder, ...sources.map(({ kind }) => kind as string)])];
  return kinds.map((kind) => {
    const ofKind = sources.filter((source) => source.kind === kind);
    if (ofKind.length === 0) return null;
    return (
      <Box key={kind} component="section" aria-label={words.dataset(kind)}>
        <Title order={2} mb="xs">
          {words.dataset(kind)}
        </Title>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
          {ofKind.map((source) => (
            <SourceCard key={source.id} source={source} />
          ))}
        </SimpleGrid>
      </Box>
    );
  });
}
