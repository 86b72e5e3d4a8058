// The pieces that the list of requests and the page of one share.

import { Badge, Box, Group, Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RequestRow, RequestState } from '#contract/request-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useProviderName } from '../../language/use-provider-name.ts';
import { useWords } from '../../language/use-words.ts';
import { CompanyText } from '../visits/visit-company.tsx';

const stateColors: Record<RequestState, string> = {
  new: 'blue',
  taken: 'yellow',
  answered: 'green',
  none: 'gray',
  suspected: 'red',
};

export function StateBadge({ state }: { state: RequestState }) {
  const words = useWords();
  return (
    <Badge size="sm" color={stateColors[state]} style={{ flex: 'none' }}>
      {words.request(state)}
    </Badge>
  );
}

/** How far what somebody said of themselves can be believed. */
export function ProofBadge({ confirmation }: Pick<RequestRow, 'confirmation'>) {
  const { t } = useTranslation();
  const [label, hint, color] =
    confirmation === 'confirmed'
      ? [t('requests.confirmed'), t('requests.confirmedHint'), 'green']
      : confirmation === 'waiting'
        ? [t('requests.waiting'), t('requests.waitingHint'), 'yellow']
        : confirmation === 'sender_unproven'
          ? [t('requests.senderUnproven'), t('requests.senderUnprovenHint'), 'orange']
          : [t('requests.claimed'), t('requests.claimedHint'), 'gray'];
  return (
    <Tooltip label={hint} events={{ hover: true, focus: true, touch: true }}>
      <Badge size="sm" color={color} tabIndex={0} style={{ flex: 'none' }}>
        {label}
      </Badge>
    </Tooltip>
  );
}

export function Claimant({ request }: { request: RequestRow }) {
  const { name, email, phone, company } = request.claims;
  const first = name || email || phone || company;
  if (first === '') return <OutsideText value="" />;
  const second = [email, company].find((value) => value !== '' && value !== first) ?? '';
  return (
    <Box miw={0}>
      <Group gap={6} wrap="nowrap" miw={0}>
        <OutsideText value={first} fw={550} />
        <ProofBadge confirmation={request.confirmation} />
      </Group>
      {second !== '' && <OutsideText value={second} fz="xs" c="dimmed" />}
    </Box>
  );
}

export function RequestCompany({ request }: { request: RequestRow }) {
  const { t } = useTranslation();
  if (request.company) return <CompanyText company={request.company} />;
  return (
    <Text span fz="xs" c="dimmed">
      {t('requests.noCompany')}
    </Text>
  );
}

/** Such as the name of the form, or the tool and what was done there. */
export function WayText({ request }: { request: RequestRow }) {
  const words = useWords();
  const nameProvider = useProviderName();
  const { way, provider, kind, formName, formKey } = request;
  const source =
    way === 'provider'
      ? [nameProvider(provider), words.asked(kind)].filter(Boolean).join(' · ')
      : words.way(way);
  // A tool knows its forms by numbers, which tell a reader nothing.
  const form = formName || (way === 'provider' ? '' : formKey);
  return (
    <Box miw={0}>
      <OutsideText value={source} fz="sm" />
      {form !== '' && <OutsideText value={form} fz="xs" c="dimmed" />}
    </Box>
  );
}
