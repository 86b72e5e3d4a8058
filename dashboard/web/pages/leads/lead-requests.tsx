// What people of the company asked for.

import { Anchor, Box, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LeadRequest } from '#contract/lead-report.ts';
import { WrittenText } from '../../frame/answer-list.tsx';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useProviderName } from '../../language/use-provider-name.ts';
import { useWords } from '../../language/use-words.ts';
import { StateBadge } from '../requests/request-parts.tsx';

export function LeadRequests({ requests }: { requests: readonly LeadRequest[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('lead.requestsTitle')}>
      {requests.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('lead.requestsNone')}
        </Text>
      )}
      <ul className="part-rows">
        {requests.map((request) => (
          <li key={request.id} className="part-row">
            <RequestLine request={request} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const excerptLines = 3;

function RequestLine({ request }: { request: LeadRequest }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const nameProvider = useProviderName();
  const { id, at, way, provider, formName, state, excerpt } = request;
  const when = format.dateTime(at);
  const from = formName || (way === 'provider' ? nameProvider(provider) : words.way(way));
  return (
    <Box className="part-what">
      <Group justify="space-between" gap={6}>
        <Anchor
          fz="sm"
          aria-label={t('lead.openRequest', { when })}
          renderRoot={(props) => <Link to="/requests/$requestId" params={{ requestId: id }} {...props} />}
        >
          {when}
        </Anchor>
        <StateBadge state={state} />
      </Group>
      <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        <bdi>{from}</bdi>
      </Text>
      <WrittenText text={excerpt} lines={excerptLines} />
    </Box>
  );
}
