// One link: its short address, its QR code to save, where it leads, its clicks day by day, and taking it out of use.

import { Box, Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconDownload } from '@tabler/icons-react';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkReport } from '#contract/link-report.ts';
import { archiveLink, linksKey } from '../../api/link-queries.ts';
import { CopyText } from '../../frame/copy-text.tsx';
import { Loading } from '../../frame/states.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useMay } from '../../frame/use-may.ts';
import { drawPng, drawSvg } from './draw-qr.ts';
import { saveFile } from './save-file.ts';

/** The chart library comes only where it is drawn. */
const ClickChart = lazy(() => import('./click-chart.tsx').then(({ ClickChart: C }) => ({ default: C })));

export function LinkDetails({ link }: { link: LinkReport }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <CopyText text={link.shortUrl} label={t('links.shortUrl')} />
      <QrCode link={link} />
      <Text fz="sm" component="div">
        {t('links.leadsTo')}
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {link.taggedUrl}
        </Code>
      </Text>
      <Suspense fallback={<Loading rows={3} />}>
        <ClickChart linkId={link.id} />
      </Suspense>
      <Text fz="xs" c="dimmed">
        {t('links.howCounted')}
      </Text>
      <Archive link={link} />
    </Stack>
  );
}

function QrCode({ link: { shortUrl, title } }: { link: LinkReport }) {
  const { t } = useTranslation();
  const svg = useMemo(() => drawSvg(shortUrl), [shortUrl]);
  const picture = `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
  const name = `qr-${shortUrl.slice(shortUrl.lastIndexOf('/') + 1)}`;
  const save = async () => saveFile(`${name}.png`, await drawPng(shortUrl));
  return (
    <Group align="center" gap="md">
      <Box component="img" src={picture} alt={t('links.qrOf', { title })} w={148} h={148} bg="#fff" />
      <Stack gap="xs">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() => saveFile(`${name}.svg`, new Blob([svg], { type: 'image/svg+xml' }))}
        >
          {t('links.saveSvg')}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() => void save()}
        >
          {t('links.savePng')}
        </Button>
      </Stack>
    </Group>
  );
}

function Archive({ link }: { link: LinkReport }) {
  const { t } = useTranslation();
  const isArchived = link.archivedAt !== null;
  const mayChange = useMay()('makeLinks');
  const deed = useDeed({
    run: () => archiveLink(link.id, !isArchived),
    done: t(isArchived ? 'links.broughtBack' : 'links.archivedDone'),
    stale: [linksKey],
  });
  if (!mayChange) return null;
  return (
    <Group justify="space-between">
      <Text fz="xs" c="dimmed" flex={1}>
        {t(isArchived ? 'links.isArchived' : 'links.archiveHint')}
      </Text>
      <Button
        variant="default"
        size="xs"
        loading={deed.isPending}
        leftSection={
          isArchived ? <IconArchiveOff size={15} aria-hidden /> : <IconArchive size={15} aria-hidden />
        }
        onClick={() => deed.mutate()}
      >
        {t(isArchived ? 'links.bringBack' : 'links.archive')}
      </Button>
    </Group>
  );
}
