// One request: what was asked on one side, who and whence on the other, and what becomes of it.

import { Alert, Box, Grid, Stack, Text, Title } from '@mantine/core';
import { IconInboxOff, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '#contract/request-report.ts';
import { ApiFailure } from '../../api/fetch-json.ts';
import { requestQuery } from '../../api/request-queries.ts';
import { AnswerList, WrittenText } from '../../frame/answer-list.tsx';
import { Page } from '../../frame/page.tsx';
import { Section } from '../../frame/section.tsx';
import { SentText } from '../../frame/sent-text.tsx';
import { Failed, type FailedProps, Loading, NothingYet } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';
import { RequestFacts } from './request-facts.tsx';
import { RequestHistory } from './request-history.tsx';
import { StateBadge } from './request-parts.tsx';

const route = getRouteApi('/app/requests/$requestId');

export function RequestPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { requestId } = route.useParams();
  const { data: request, error, refetch } = useQuery(requestQuery(requestId));
  const back = { label: t('requests.back'), to: '/requests' } as const;
  if (!request) {
    return (
      <Page title={t('requests.title')} back={back}>
        <div className="panel">
          {error ? <RequestFailed error={error} onRetry={() => void refetch()} /> : <Loading />}
        </div>
      </Page>
    );
  }
  return (
    <Page
      title={t('requests.detailTitle', { when: format.dateTime(request.at) })}
      back={back}
      actions={<StateBadge state={request.state} />}
    >
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7, lg: 8 }}>
          <Asked request={request} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5, lg: 4 }}>
          <Stack gap="md">
            <RequestHistory request={request} />
            <RequestFacts request={request} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function RequestFailed(failed: FailedProps) {
  const { t } = useTranslation();
  const status = failed.error instanceof ApiFailure ? failed.error.status : 0;
  if (status === 403) {
    return <NothingYet icon={<IconLock aria-hidden />} title={t('requests.colleagues')} text="" />;
  }
  if (status !== 404 && status !== 400) return <Failed {...failed} />;
  return (
    <NothingYet
      icon={<IconInboxOff aria-hidden />}
      title={t('requests.notFound')}
      text={t('requests.notFoundText')}
    />
  );
}

function Asked({ request }: { request: RequestDetail }) {
  const { t } = useTranslation();
  const { text, answers, consent, enclosed } = request;
  const isSilent = text === '' && answers.length === 0;
  return (
    <Section title={t('requests.what')}>
      {enclosed.length === 0 && isSilent ? (
        <WrittenText text={t('requests.nothingWritten')} />
      ) : (
        <WrittenText text={text} />
      )}
      {enclosed.length > 0 && (
        <Box mt={text === '' ? 0 : 'sm'}>
          <SentText enclosed={enclosed} />
          <Text fz="xs" c="dimmed">
            {t('requests.sentHint')}
          </Text>
        </Box>
      )}
      <Box mt={text === '' ? 0 : 'md'}>
        <AnswerList answers={answers} label={t('requests.answers')} />
      </Box>
      {/https?:\/\//i.test(`${text} ${answers.map(({ answer }) => answer).join(' ')}`) && (
        <Alert color="yellow" mt="sm">
          {t('requests.outsideHint')}
        </Alert>
      )}
      {consent.text !== '' && (
        <Box mt="md">
          <Title order={3} fz="sm">
            {t('requests.consent')} · {t('requests.consentVersion', { version: consent.version })}
          </Title>
          <WrittenText text={consent.text} />
        </Box>
      )}
    </Section>
  );
}
