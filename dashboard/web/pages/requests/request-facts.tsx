// Who asked, as they said, and from where: form, page, campaign, visit, company.

import { Anchor, Box, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '#contract/request-report.ts';
import { CopyButton } from '../../frame/copy-text.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { ProofBadge, RequestCompany, WayText } from './request-parts.tsx';

export function RequestFacts({ request }: { request: RequestDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { claims, campaign, visitId } = request;
  const said = Object.values(claims).some((value) => value !== '');
  const outside = (value: string) => value !== '' && <OutsideText value={value} fz="sm" />;
  return (
    <>
      <Section title={t('requests.who')} action={said && <ProofBadge confirmation={request.confirmation} />}>
        <FactList
          facts={[
            [t('requests.name'), outside(claims.name)],
            [t('requests.email'), claims.email !== '' && <Email key="email" email={claims.email} />],
            [t('requests.phone'), outside(claims.phone)],
            [t('requests.saidCompany'), outside(claims.company)],
            [t('requests.jobTitle'), outside(claims.jobTitle)],
          ]}
        />
        {!said && <OutsideText value="" />}
      </Section>
      <Section title={t('requests.facts')}>
        <FactList
          facts={[
            [t('requests.company'), <RequestCompany key="company" request={request} />],
            [
              t(request.way === 'provider' ? 'requests.way' : 'requests.form'),
              <WayText key="way" request={request} />,
            ],
            [t('requests.page'), outside(request.page)],
            [t('requests.campaign'), outside(Object.values(campaign).filter(Boolean).join(' / '))],
            [t('requests.language'), outside(format.languageName(request.language))],
            [
              t('requests.visit'),
              visitId && (
                <Anchor
                  key="visit"
                  fz="sm"
                  renderRoot={(props) => <Link to="/visits/$visitId" params={{ visitId }} {...props} />}
                >
                  {t('requests.openVisit')}
                </Anchor>
              ),
            ],
          ]}
        />
      </Section>
    </>
  );
}

function Email({ email }: { email: string }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" wrap="nowrap" miw={0}>
      <OutsideText value={email} fz="sm" />
      <CopyButton text={email} label={t('requests.email')} />
    </Group>
  );
}

/** Facts that say nothing are left out. */
function FactList({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <Box component="dl" m={0}>
      {facts
        .filter(([, value]) => Boolean(value))
        .map(([label, value]) => (
          <Box key={label} mb={8} miw={0}>
            <Text component="dt" fz="xs" c="dimmed">
              {label}
            </Text>
            <Box component="dd" m={0} miw={0}>
              {value}
            </Box>
          </Box>
        ))}
    </Box>
  );
}
