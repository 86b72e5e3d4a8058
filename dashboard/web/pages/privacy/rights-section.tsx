// What people have asked about their own data: each with the day on which an answer is due, and how the public page works.

import { Alert, Anchor, List, Radio, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RightsReport, RightsSettings } from '#contract/rights-report.ts';
import { changeRights, rightsQuery } from '../../api/rights-queries.ts';
import { CopyButton } from '../../frame/copy-text.tsx';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { RightsRequest } from './rights-request.tsx';

export function RightsSection() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(rightsQuery);
  return (
    <Section title={t('rights.title')} text={t('rights.text')}>
      {data ? (
        <Stack gap="md">
          <Gaps gaps={data.gaps} />
          <Requests report={data} />
          <Clearing report={data} />
          <Settings report={data} />
          <div>
            <Text fz="sm" fw={600}>
              {t('rights.page')}
            </Text>
            <Anchor
              href={data.pageUrl}
              target="_blank"
              rel="noreferrer"
              fz="sm"
              style={{ overflowWrap: 'anywhere' }}
            >
              {data.pageUrl}
            </Anchor>{' '}
            <CopyButton text={data.pageUrl} label={t('rights.page')} />
            <Text fz="xs" c="dimmed">
              {t('rights.pageHint')}
            </Text>
          </div>
        </Stack>
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Section>
  );
}

/** What keeps the public page from being linked to. */
function Gaps({ gaps }: Pick<RightsReport, 'gaps'>) {
  const { t } = useTranslation();
  if (gaps.length === 0) return null;
  return (
    <Alert color="yellow" title={t('rights.gaps')}>
      <List fz="sm" size="sm">
        {gaps.map((gap) => (
          <List.Item key={gap}>{t(`rights.gap_${gap}`)}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Requests({ report: { requests } }: { report: RightsReport }) {
  const { t } = useTranslation();
  if (requests.length === 0)
    return (
      <Text fz="sm" c="dimmed">
        {t('rights.none')}
      </Text>
    );
  return (
    <Table.ScrollContainer minWidth={280} type="native">
      <Table verticalSpacing="sm" aria-label={t('rights.title')}>
        <Table.Tbody>
          {requests.map((request) => (
            <RightsRequest key={request.id} request={request} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Clearing({ report: { clearing, left, clearedWithinHours } }: { report: RightsReport }) {
  const { t } = useTranslation();
  return (
    <>
      {clearing > 0 && (
        <Text fz="sm" role="status">
          {t('rights.clearing', { count: clearing, hours: clearedWithinHours })}
        </Text>
      )}
      {left.length > 0 && (
        <Alert color="yellow" title={t('rights.left')}>
          <List fz="sm" size="sm">
            {left.map((what) => (
              <List.Item key={what}>{what}</List.Item>
            ))}
          </List>
        </Alert>
      )}
    </>
  );
}

function Settings({ report: { settings } }: { report: RightsReport }) {
  const { t } = useTranslation();
  const change = useDeed({
    run: changeRights,
    done: t('rights.settingsSaved'),
    stale: [rightsQuery.queryKey],
  });
  return (
    <Radio.Group
      label={t('rights.erasure')}
      value={settings.erasure}
      onChange={(value) => change.mutate({ erasure: value === 'at_once' ? 'at_once' : 'ask' })}
    >
      <Stack gap={6} mt={6}>
        {(['ask', 'at_once'] satisfies RightsSettings['erasure'][]).map((value) => (
          <Radio key={value} value={value} disabled={change.isPending} label={t(`rights.erasure_${value}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
