// What each page of a site is about: rules on one side, the pages with the kind they get on the other. Changes to
// the rules are previewed by the server before they are saved.

import { Alert, Badge, Box, Button, Grid, Group, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteDetail } from '#contract/report.ts';
import { changeSite, pagesPreviewQuery, pagesQuery, sitesQuery } from '../../api/site-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useMay } from '../../frame/use-may.ts';
import { PageKinds } from './page-kinds.tsx';
import { type PathRules, RuleList } from './rule-list.tsx';

const typingMs = 400;

export function SitePages({ site }: { site: SiteDetail }) {
  const { t } = useTranslation();
  const allowed = useMay()('changeSites');
  const [rules, setRules] = useState<PathRules>(site.pathRules);
  const complete = rules.filter((rule) => rule.pattern.trim() !== '');
  const changed = !areSame(complete, site.pathRules);
  const [settled] = useDebouncedValue(complete, typingMs);
  const saved = useQuery(pagesQuery(site.id));
  const preview = useQuery({
    ...pagesPreviewQuery(site.id, settled),
    enabled: changed,
    placeholderData: keepPreviousData,
  });
  const shown = changed ? (preview.data ?? saved.data) : saved.data;
  const save = useSaveRules(site.id);
  const error = save.error ?? (changed ? preview.error : null);
  const addRule = (pattern: string) => setRules([...rules, { pattern, kind: 'product' }]);
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <Box className="panel" p="md">
          <Title order={2}>{t('sites.rulesTitle')}</Title>
          <Text fz="sm" c="dimmed" mt={2} mb="sm">
            {t('sites.rulesHint')}
          </Text>
          {error && (
            <Alert color="red" role="alert" mb="sm">
              {describeFailure(error, t)}
            </Alert>
          )}
          <RuleList rules={rules} onChange={setRules} onAdd={() => addRule('')} disabled={!allowed} />
          {changed && (
            <Group mt="md">
              <Button loading={save.isPending} onClick={() => save.mutate(complete)}>
                {t('sites.saveRules')}
              </Button>
              <Button variant="subtle" color="gray" onClick={() => setRules(site.pathRules)}>
                {t('frame.discard')}
              </Button>
            </Group>
          )}
        </Box>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Group mb="xs" gap="sm">
          <Title order={2}>{t('sites.previewTitle')}</Title>
          {changed && <Badge color="yellow">{t('sites.previewChanged')}</Badge>}
        </Group>
        <Text fz="sm" c="dimmed" mb="sm">
          {t('sites.pagesText')}
        </Text>
        <PageKinds
          pages={shown}
          error={saved.error}
          onRetry={() => void saved.refetch()}
          onMakeRule={allowed ? addRule : undefined}
        />
      </Grid.Col>
    </Grid>
  );
}

/** Field by field: the server does not promise an order of keys. */
function areSame(rules: PathRules, others: PathRules): boolean {
  return (
    rules.length === others.length &&
    rules.every(({ pattern, kind }, at) => pattern === others[at]?.pattern && kind === others[at]?.kind)
  );
}

function useSaveRules(siteId: number) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (pathRules: PathRules) => changeSite(siteId, { pathRules }),
    onSuccess: async () => {
      notifications.show({ color: 'green', message: t('frame.saved') });
      await client.invalidateQueries({ queryKey: sitesQuery.queryKey });
    },
  });
}
