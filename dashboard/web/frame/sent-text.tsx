// What somebody sent with their words, or in their place, such as a picture: the files themselves are not here.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Enclosure } from '#contract/request-report.ts';

const keys = {
  image: 'requests.sentImage',
  video: 'requests.sentVideo',
  audio: 'requests.sentAudio',
  document: 'requests.sentDocument',
  location: 'requests.sentLocation',
  contact: 'requests.sentContact',
  file: 'requests.sentFile',
} as const satisfies Record<Enclosure, string>;

/** Nothing where nothing was sent. */
export function SentText({ enclosed }: { enclosed: readonly Enclosure[] }) {
  const { t } = useTranslation();
  if (enclosed.length === 0) return null;
  const what = [...new Set(enclosed)].map((kind) =>
    t(keys[kind], { count: enclosed.filter((one) => one === kind).length }),
  );
  return (
    <Text fz="sm" c="dimmed">
      {t('requests.sent', { what: what.join(', ') })}
    </Text>
  );
}
