// One visit: its path with times on one side, what is known about it on the other.

import { Alert, Box, Grid, List, Text, Title } from '@mantine/core';
import { IconMapQuestion, IconRobot } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '#contract/report.ts';
import { ApiFailure } from '../../api/fetch-json.ts';
import { visitQuery } from '../../api/visit-queries.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Page } from '../../frame/page.tsx';
import { Failed, type FailedProps, Loading, NothingYet } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { PersonLink } from '../people/person-parts.tsx';
import { VisitEvidence } from './visit-evidence.tsx';
import { ConsentBadge, DeviceText, PlaceText, SourceText } from './visit-parts.tsx';
import { VisitSteps } from './visit-steps.tsx';

const route = getRouteApi('/app/visits/$visitId');

export function VisitPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { visitId } = route.useParams();
  const { data: detail, error, refetch } = useQuery(visitQuery(visitId));
  const back = { label: t('visits.backToVisits'), to: '/visits' } as const;
  if (!detail) {
    return (
      <Page title={t('visits.title')} back={back}>
        <div className="panel">
          {error ? <VisitFailed error={error} onRetry={() => void refetch()} /> : <Loading />}
        </div>
      </Page>
    );
  }
  return (
    <Page title={t('visits.visitTitle', { when: format.dateTime(detail.visit.startedAt) })} back={back}>
      <RobotEvidence detail={detail} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7, lg: 8 }} order={{ base: 2, md: 1 }}>
          <Box className="panel" p="md">
            <Title order={2} mb="md">
              {t('visits.pathTitle')}
            </Title>
            <VisitSteps steps={detail.steps} />
          </Box>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5, lg: 4 }} order={{ base: 1, md: 2 }}>
          <Box mb="md">
            <VisitEvidence detail={detail} />
          </Box>
          <Box className="panel" p="md">
            <Title order={2} mb="md">
              {t('visits.facts')}
            </Title>
            <Facts detail={detail} />
          </Box>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function VisitFailed(failed: FailedProps) {
  const { t } = useTranslation();
  const isMissing = failed.error instanceof ApiFailure && [400, 404].includes(failed.error.status);
  if (!isMissing) return <Failed {...failed} />;
  return (
    <NothingYet
      icon={<IconMapQuestion aria-hidden />}
      title={t('visits.visitNotFound')}
      text={t('visits.visitNotFoundText')}
    />
  );
}

function RobotEvidence({ detail }: { detail: VisitDetail }) {
  const { t } = useTranslation();
  if (detail.botReasons.length === 0) return null;
  const sure = detail.visit.isBot;
  return (
    <Alert
      color={sure ? 'yellow' : 'gray'}
      icon={<IconRobot aria-hidden />}
      title={t(sure ? 'visits.robotTitle' : 'visits.doubtTitle')}
    >
      {t(sure ? 'visits.robotText' : 'visits.doubtText')}
      <List mt={6} size="sm">
        {detail.botReasons.map((reason) => (
          <List.Item key={reason}>
            <Text span ff="monospace" fz="xs">
              <bdi>{reason}</bdi>
            </Text>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Facts({ detail }: { detail: VisitDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { visit } = detail;
  const { campaign, clickId } = visit;
  const lengthMs = Date.parse(visit.endedAt) - Date.parse(visit.startedAt);
  const outside = (value: string) => value !== '' && <OutsideText value={value} />;
  const facts: [string, ReactNode][] = [
    [
      t('visits.visitor'),
      <Text key="visitor" span ff="monospace" fz="sm">
        {visit.visitor || '–'}
      </Text>,
    ],
    [t('people.name'), visit.person !== null && <PersonLink key="person" {...visit.person} />],
    [t('visits.consent'), <ConsentBadge key="consent" consent={visit.consent} />],
    [t('visits.duration'), format.duration(lengthMs)],
    [t('visits.engaged'), visit.engagedMs > 0 && format.duration(visit.engagedMs)],
    [t('visits.pages'), format.number(visit.pages)],
    [t('visits.events'), format.number(visit.events)],
    [t('visits.source'), <SourceText key="source" channel={visit.channel} sourceName={visit.sourceName} />],
    [t('visits.referrer'), outside(detail.referrer || visit.referrerHost)],
    [t('visits.campaign'), outside(campaign.name)],
    [t('visits.campaignSource'), outside(campaign.source)],
    [t('visits.campaignMedium'), outside(campaign.medium)],
    [t('visits.campaignTerm'), outside(campaign.term)],
    [t('visits.campaignContent'), outside(campaign.content)],
    [t('visits.campaignId'), outside(campaign.id)],
    [
      t('visits.clickId'),
      clickId !== null && <OutsideText key="click" value={`${clickId.name}: ${clickId.value}`} />,
    ],
    [t('visits.place'), <PlaceText key="place" place={visit.place} />],
    [t('visits.network'), <NetworkText key="network" detail={detail} />],
    [
      t('visits.device'),
      <DeviceText key="device" device={visit.device} browser={words.device(visit.device)} />,
    ],
    [t('visits.browser'), outside(visit.browser)],
    [t('visits.system'), outside(visit.os)],
    [t('visits.languageOf'), outside(format.languageName(detail.language))],
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value !== false && (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}

/** What files of networks say; where they say nothing, what the decision knows of the network. */
function NetworkText({ detail }: { detail: VisitDetail }) {
  const { t } = useTranslation();
  const words = useWords();
  const { networkName, networkClass } = detail.visit;
  const trace = detail.decision?.trace;
  const isListed = networkName !== '';
  const name = isListed ? networkName : trace?.network.asnName || trace?.network.cidr || '';
  const kind = isListed ? words.network(networkClass) : words.net(trace?.kind ?? '');
  const isKindKnown = kind !== '' && (isListed ? networkClass : trace?.kind) !== 'unknown';
  return (
    <Box miw={0}>
      <OutsideText value={name} empty={t('visits.noNetwork')} />
      {name !== '' && isKindKnown && (
        <Text fz="xs" c="dimmed">
          {kind}
        </Text>
      )}
    </Box>
  );
}
