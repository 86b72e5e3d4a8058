// One connection to a CRM: its account, what goes there, the dry run before the first write, what became of each write, and its end.

import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CrmKindRow, CrmRow } from '#contract/crm-report.ts';
import { crmsKey, crmsQuery, forgetCrm } from '../../api/crm-queries.ts';
import { Confirm } from '../../frame/confirm.tsx';
import { Page } from '../../frame/page.tsx';
import { Failed, Loading, NothingYet } from '../../frame/states.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { CrmAccount } from './crm-account.tsx';
import { CrmAside } from './crm-aside.tsx';
import { CrmLedger } from './crm-ledger.tsx';
import { CrmOrders } from './crm-orders.tsx';
import { CrmQuestions } from './crm-questions.tsx';
import { CrmRules } from './crm-rules.tsx';
import { CrmErased, CrmRuns } from './crm-runs.tsx';
import { CrmSettings } from './crm-settings.tsx';
import { CrmState } from './crm-state.tsx';
import { CrmSwitch } from './crm-switch.tsx';
import { FilesForm } from './files-form.tsx';
import { RestMapping } from './rest-mapping.tsx';
import { useKind, useTitleOf } from './use-kinds.ts';

const route = getRouteApi('/app/crms/$crmId');

export function CrmPage() {
  const { t } = useTranslation();
  const { crmId } = route.useParams();
  const { data: crms, error, refetch } = useQuery(crmsQuery);
  const crm = crms?.find(({ id }) => id === Number(crmId));
  const kind = useKind(crm?.provider ?? '');
  if (crm && kind) return <Shown key={crm.id} crm={crm} kind={kind} />;
  return (
    <Page title={t('crms.title')} back={{ label: t('connections.title'), to: '/connections' }}>
      <div className="panel">
        {error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : crms && !crm ? (
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

function Shown({ crm, kind }: { crm: CrmRow; kind: CrmKindRow }) {
  const { t } = useTranslation();
  const title = useTitleOf()(kind);
  return (
    <Page
      title={crm.name}
      {...(title !== crm.name && { text: title })}
      back={{ label: t('connections.title'), to: '/connections' }}
      actions={<CrmState crm={crm} />}
    >
      <CrmSwitch crm={crm} />
      <CrmQuestions crm={crm} />
      <CrmAside crm={crm} />
      <CrmAccount crm={crm} kind={kind} />
      {crm.settings.files && <FilesForm crm={crm} files={crm.settings.files} />}
      {crm.settings.rest && <RestMapping crm={crm} mapping={crm.settings.rest} />}
      <CrmSettings crm={crm} />
      <CrmOrders crm={crm} />
      <CrmRules crm={crm} kind={kind} />
      <CrmLedger crm={crm} />
      <CrmRuns crm={crm} />
      <CrmErased crm={crm} />
      <Forget crm={crm} />
    </Page>
  );
}

function Forget({ crm }: { crm: CrmRow }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, ask] = useDisclosure(false);
  const forget = useDeed({
    run: () => forgetCrm(crm.id),
    done: t('connections.forgotten'),
    stale: [crmsKey],
    quiet: true,
    onDone: () => void navigate({ to: '/connections' }),
  });
  return (
    <Group>
      <Button size="xs" variant="default" onClick={ask.open}>
        {t('connections.forget')}
      </Button>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('connections.forgetTitle', { name: crm.name })}
        text={t('crms.forgetText')}
        action={t('connections.forget')}
        danger
        pending={forget.isPending}
        error={forget.error}
        onConfirm={() => forget.mutate()}
      />
    </Group>
  );
}
