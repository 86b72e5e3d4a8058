// One connection: how to set the other tool up, what came of it, and what its payloads mean.

import { Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ConnectionRow, providerFacts } from '#contract/connection-report.ts';
import { connectionsQuery } from '../../api/connection-queries.ts';
import { Page } from '../../frame/page.tsx';
import { Failed, Loading, NothingYet } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';
import { ConnectionAddress } from './connection-address.tsx';
import { ConnectionDeliveries } from './connection-deliveries.tsx';
import { ConnectionMapping } from './connection-mapping.tsx';
import { ConnectionRefusals } from './connection-refusals.tsx';
import { ConnectionState } from './connection-state.tsx';
import { ConnectionSwitches } from './connection-switches.tsx';
import { LeadFetching } from './lead-fetching.tsx';
import { TestConnection } from './test-connection.tsx';
import { TwoSecrets } from './two-secrets.tsx';

const route = getRouteApi('/app/connections/$connectionId');

export function ConnectionPage() {
  const { t } = useTranslation();
  const { connectionId } = route.useParams();
  const { data: connections, error, refetch } = useQuery(connectionsQuery);
  const connection = connections?.find(({ id }) => id === Number(connectionId));
  const back = { label: t('connections.title'), to: '/connections' } as const;
  if (connection) return <Shown connection={connection} />;
  return (
    <Page title={t('connections.title')} back={back}>
      <div className="panel">
        {error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : connections ? (
          <NothingYet
            icon={<IconPlugConnectedX aria-hidden />}
            title={t('frame.errorMissing')}
            text={t('connections.gone')}
          />
        ) : (
          <Loading />
        )}
      </div>
    </Page>
  );
}

function Shown({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const facts = providerFacts[connection.provider];
  return (
    <Page
      title={connection.name}
      {...(facts.title !== connection.name && { text: facts.title })}
      back={{ label: t('connections.title'), to: '/connections' }}
      actions={
        <>
          <ConnectionState connection={connection} />
          {!facts.signsAlone && <TestConnection connection={connection} />}
        </>
      }
    >
      <ConnectionRefusals connection={connection} />
      <TwoSecrets connection={connection} />
      <ConnectionAddress key={connection.id} connection={connection} />
      {facts.isMapped && <ConnectionMapping key={`mapping ${connection.id}`} connection={connection} />}
      {connection.leads && <LeadFetching connection={connection} leads={connection.leads} />}
      <ConnectionDeliveries connection={connection} />
      <Deleted connection={connection} />
      <ConnectionSwitches connection={connection} />
    </Page>
  );
}

/** What the provider took back and is gone here. */
function Deleted({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { count, lastAt } = connection.deleted;
  if (count === 0) return null;
  return (
    <Text fz="sm" c="dimmed">
      {t('leads.deleted', { count, formatted: format.number(count) })}{' '}
      {lastAt !== null && t('leads.deletedLast', { when: format.dateTime(lastAt) })}
    </Text>
  );
}
