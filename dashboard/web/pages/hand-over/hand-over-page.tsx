// What a colleague has to know of somebody's leads, to read on a phone or as a PDF file, and giving the leads to the colleague.

import { Alert, Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconArrowsExchange, IconFileTypePdf, IconPlaneDeparture } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOverPage as BriefPage } from '#contract/handover-report.ts';
import { workersQuery } from '../../api/company-queries.ts';
import { handOverFileUrl, handOverQuery } from '../../api/hand-over-queries.ts';
import { LoadMore } from '../../frame/load-more.tsx';
import { Page } from '../../frame/page.tsx';
import { Failed, Loading, NothingYet } from '../../frame/states.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { DoneHandOvers } from './done-hand-overs.tsx';
import { HandOverBar } from './hand-over-bar.tsx';
import { LeadBriefPanel } from './lead-brief.tsx';

const route = getRouteApi('/app/hand-over');

export function HandOverPage() {
  const { t, i18n } = useTranslation();
  const { owner = 'me' } = route.useSearch();
  const navigate = route.useNavigate();
  const list = usePaged(handOverQuery(owner), 'leads');
  const file = (
    <Button
      component="a"
      variant="default"
      leftSection={<IconFileTypePdf size={16} aria-hidden />}
      href={handOverFileUrl(owner, i18n.language)}
      download
    >
      {t('handOver.file')}
    </Button>
  );
  return (
    <Page title={t('handOver.title')} text={t('handOver.text')} actions={file}>
      <OwnerChoice
        owner={owner}
        onChange={(wanted) =>
          void navigate({ replace: true, search: wanted === 'me' ? {} : { owner: wanted } })
        }
      />
      {list.first && <AwayNote page={list.first} />}
      {list.rows ? (
        <Briefs key={owner} owner={owner} list={{ ...list, rows: list.rows }} />
      ) : (
        <div className="panel">
          {list.error ? <Failed error={list.error} onRetry={list.retry} /> : <Loading />}
        </div>
      )}
      <DoneHandOvers />
    </Page>
  );
}

function OwnerChoice({ owner, onChange }: { owner: string; onChange: (owner: string) => void }) {
  const { t } = useTranslation();
  const { data: owners = [] } = useQuery(workersQuery);
  return (
    <search aria-label={t('frame.filters')}>
      <Select
        w={260}
        maw="100%"
        searchable
        allowDeselect={false}
        label={t('handOver.whose')}
        value={owner}
        data={[
          { value: 'me', label: t('handOver.mine') },
          ...owners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(value) => onChange(value ?? 'me')}
      />
    </search>
  );
}

function AwayNote({ page: { owner, away } }: { page: BriefPage }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (away === null) return null;
  return (
    <Alert color="yellow" icon={<IconPlaneDeparture aria-hidden />} title={owner.name}>
      {t('teams.away', { until: format.date(away.until), name: away.substitute.name })}
    </Alert>
  );
}

interface BriefsProps {
  owner: string;
  list: { rows: BriefPage['leads']; more: { load: () => void; loading: boolean } | undefined };
}

function Briefs({ owner, list: { rows, more } }: BriefsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const choose = (leadId: number, isChosen: boolean) =>
    setChosen((old) => (isChosen ? [...old, leadId] : old.filter((id) => id !== leadId)));
  const isAll = more === undefined;
  return (
    <Stack gap="md">
      <HandOverBar owner={owner} chosen={chosen} isEmpty={rows.length === 0} onDone={() => setChosen([])} />
      {rows.length === 0 ? (
        <div className="panel">
          <NothingYet
            icon={<IconArrowsExchange aria-hidden />}
            title={t('handOver.emptyTitle')}
            text={t('handOver.emptyText')}
          />
        </div>
      ) : (
        <Text fz="sm" c="dimmed" role="status">
          {t(isAll ? 'handOver.total' : 'handOver.shown', {
            count: rows.length,
            formatted: format.number(rows.length),
          })}
        </Text>
      )}
      {rows.map((brief) => (
        <LeadBriefPanel
          key={brief.leadId}
          brief={brief}
          isChosen={chosen.includes(brief.leadId)}
          onChoose={(isChosen) => choose(brief.leadId, isChosen)}
        />
      ))}
      <Group>
        <LoadMore more={more} />
      </Group>
    </Stack>
  );
}
