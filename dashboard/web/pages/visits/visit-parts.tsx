// Small pieces that Live, the visit list and one visit share: who, where from, where, with what.

import { Anchor, Badge, Box, Group, Text, Tooltip } from '@mantine/core';
import {
  IconDeviceDesktop,
  IconDeviceGamepad2,
  IconDeviceMobile,
  IconDevices,
  IconDeviceTablet,
  IconDeviceTv,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConsentState, Place } from '#contract/report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

const consentColors: Record<ConsentState, string> = { granted: 'green', limited: 'gray', denied: 'red' };

export function ConsentBadge({ consent }: { consent: ConsentState }) {
  const { t } = useTranslation();
  const words = useWords();
  const badge = (
    <Badge size="sm" color={consentColors[consent]}>
      {words.consent(consent)}
    </Badge>
  );
  return consent === 'limited' ? <Tooltip label={t('visits.limitedHint')}>{badge}</Tooltip> : badge;
}

/** A pseudonym in the form of the last characters of the visitor id; leads to the visit. */
export function VisitorLink({ visitId, visitor }: { visitId: string; visitor: string }) {
  return (
    <Anchor
      ff="monospace"
      fz="sm"
      renderRoot={(props) => (
        <Link to="/visits/$visitId" params={{ visitId }} search={(old: object) => ({ ...old })} {...props} />
      )}
    >
      {visitor.slice(-8) || '–'}
    </Anchor>
  );
}

export function SourceText({ channel, sourceName }: { channel: string; sourceName: string }) {
  const words = useWords();
  return (
    <Box miw={0}>
      <OutsideText value={sourceName === '' ? words.channel(channel) : sourceName} />
      {sourceName !== '' && sourceName.toLowerCase() !== channel && (
        <Text fz="xs" c="dimmed">
          {words.channel(channel)}
        </Text>
      )}
    </Box>
  );
}

export function PlaceText({ place }: { place: Place }) {
  const { t } = useTranslation();
  const format = useFormat();
  const country = format.country(place.country);
  const [first, second] = place.city === '' ? [country, ''] : [place.city, country];
  return (
    <Box miw={0}>
      <OutsideText value={first} empty={t('visits.noPlace')} />
      {second !== '' && (
        <Text fz="xs" c="dimmed" className="outside">
          {second}
        </Text>
      )}
    </Box>
  );
}

const deviceIcons: Record<string, typeof IconDevices> = {
  desktop: IconDeviceDesktop,
  mobile: IconDeviceMobile,
  tablet: IconDeviceTablet,
  tv: IconDeviceTv,
  console: IconDeviceGamepad2,
};

export function DeviceText({ device, browser }: { device: string; browser: string }) {
  const words = useWords();
  const Icon = deviceIcons[device] ?? IconDevices;
  return (
    <Group gap={6} wrap="nowrap" miw={0}>
      <Icon size={16} stroke={1.6} role="img" aria-label={words.device(device)} style={{ flex: 'none' }} />
      <OutsideText value={browser} empty={words.device(device)} />
    </Group>
  );
}
