// The providers of paid look-ups, and the way to add one.

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCoins, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '#contract/company-report.ts';
import { lookupProvidersQuery } from '../../../api/outside-source-queries.ts';
import { Failed, Loading, NothingYet } from '../../../frame/states.tsx';
import { SourceGroup } from '../source-group.tsx';
import { EditLookup } from './edit-lookup.tsx';
import { LookupCard } from './lookup-card.tsx';

export function LookupGroup({ sources }: { sources: Dataset[] }) {
  const { t } = useTranslation();
  const [adding, add] = useDisclosure(false);
  const { data: providers, error, refetch } = useQuery(lookupProvidersQuery);
  const button = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add.open}>
      {t('providers.add')}
    </Button>
  );
  return (
    <>
      <SourceGroup
        title={t('providers.title')}
        text={t('providers.text')}
        columns={providers && providers.length > 0 ? 2 : 1}
        {...(providers && providers.length > 0 && { action: button })}
      >
        {!providers && (
          <div className="panel">
            {error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={3} />}
          </div>
        )}
        {providers?.length === 0 && (
          <div className="panel">
            <NothingYet
              icon={<IconCoins aria-hidden />}
              title={t('providers.emptyTitle')}
              text={t('providers.emptyText')}
              action={button}
            />
          </div>
        )}
        {providers?.map((provider) => (
          <LookupCard
            key={provider.name}
            provider={provider}
            source={sources.find(({ id }) => id === `provider:${provider.name}`)}
          />
        ))}
      </SourceGroup>
      <EditLookup provider={null} opened={adding} onClose={add.close} />
    </>
  );
}
