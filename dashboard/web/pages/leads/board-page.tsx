// The leads by stage: moved by dragging, or by the menu of each card.

import { Button } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadRow, LeadStageName } from '#contract/lead-report.ts';
import { boardQuery, leadsKey } from '../../api/lead-queries.ts';
import { FilterBar } from '../../frame/filter-bar.tsx';
import { Page } from '../../frame/page.tsx';
import { SearchInput } from '../../frame/search-input.tsx';
import { withoutUndefined } from '../../frame/search-params.ts';
import { Failed, Loading } from '../../frame/states.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { BoardColumn } from './board-column.tsx';
import { EndLead } from './end-lead.tsx';
import { LeadFilterInputs, QuickFilters } from './lead-filters.tsx';
import { leadKey } from './lead-parts.tsx';
import { type ChangeFilters, readLeadFilters, toBoardQuery } from './lead-search.ts';
import { moveLead } from './use-lead-deeds.ts';
import { needsReason } from './use-stages.ts';

const route = getRouteApi('/app/leads/board');
const cardsPerColumn = 20;

export function BoardPage() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { site, ...given } = route.useSearch();
  const filters = readLeadFilters(given);
  const change: ChangeFilters = (wanted) =>
    void navigate({ replace: true, search: (old) => withoutUndefined({ ...old, ...wanted }) });
  return (
    <Page title={t('leadList.boardTitle')} text={t('leadList.boardText')} actions={<ToList />}>
      <QuickFilters search={filters} onChange={change} />
      <FilterBar
        lead={
          <SearchInput
            label={t('leadList.search')}
            placeholder={t('leadList.searchPlaceholder')}
            value={filters.search}
            onSearch={(text) => change({ search: text })}
          />
        }
        active={Object.keys(filters).length}
        onClear={() => void navigate({ search: site ? { site } : {} })}
      >
        <LeadFilterInputs isBoard search={filters} onChange={change} />
      </FilterBar>
      <Board filters={filters} />
    </Page>
  );
}

function ToList() {
  const { t } = useTranslation();
  return (
    <Button
      variant="default"
      leftSection={<IconListDetails size={16} aria-hidden />}
      renderRoot={(props) => (
        <Link to="/leads" search={(old: Record<string, unknown>) => readLeadFilters(old)} {...props} />
      )}
    >
      {t('leadList.list')}
    </Button>
  );
}

function Board({ filters }: { filters: ReturnType<typeof readLeadFilters> }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(boardQuery(toBoardQuery(filters, cardsPerColumn)));
  const dragged = useRef<LeadRow>(null);
  const [ending, setEnding] = useState<{ lead: LeadRow; stage: LeadStageName }>();
  const move = useDeed({
    run: moveLead,
    stale: [leadsKey],
    done: t('frame.saved'),
    onDone: () => setEnding(undefined),
  });
  if (!data) {
    return (
      <div className="panel">
        {error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />}
      </div>
    );
  }
  const stages = data.columns.flatMap(({ stage }) => (stage ? [stage] : []));
  const start = (lead: LeadRow, stageId: string) => {
    const stage = stages.find(({ id }) => id === stageId);
    if (!stage || lead.stage === stageId) return;
    if (needsReason(stage)) setEnding({ lead, stage });
    else move.mutate({ lead, stage: stageId });
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className="board" tabIndex={0} aria-label={t('leadList.boardTitle')}>
        {data.columns.map((column) => (
          <BoardColumn
            key={column.stage?.id ?? ''}
            column={column}
            filters={filters}
            stages={stages}
            moving={move.isPending ? leadKey(move.variables.lead) : undefined}
            onMove={start}
            onDrag={(lead) => {
              dragged.current = lead;
            }}
            onDrop={(stage) => dragged.current && start(dragged.current, stage)}
          />
        ))}
      </section>
      <EndLead
        stage={ending?.stage}
        pending={move.isPending}
        error={null}
        onClose={() => setEnding(undefined)}
        onEnd={(resultReason) =>
          ending && move.mutate({ lead: ending.lead, stage: ending.stage.id, resultReason })
        }
      />
    </>
  );
}
