// How to put the tag in place, and whether it works: this turns green by itself when the first event arrives.

import { Alert, Box, Loader, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SiteDetail } from '#contract/report.ts';
import { CopyText } from '../../frame/copy-text.tsx';
import { useFormat } from '../../language/use-format.ts';
import { makePixelTag, makeTagManagerTag } from './install-tags.ts';

export function SiteInstall({ site }: { site: SiteDetail }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md" maw={860}>
      <Arrival site={site} />
      <Variant title={t('sites.installTag')} text={t('sites.installTagText')} code={site.scriptTag} />
      <Variant
        title={t('sites.installGtm')}
        text={t('sites.installGtmText')}
        code={makeTagManagerTag(site)}
      />
      <Variant title={t('sites.installPixel')} text={t('sites.installPixelText')} code={makePixelTag(site)} />
    </Stack>
  );
}

function Arrival({ site }: { site: SiteDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (site.firstEventAt === null) {
    return (
      <Alert
        color="yellow"
        role="status"
        icon={<Loader size={18} color="yellow" type="dots" aria-hidden />}
        title={t('sites.waitingTitle')}
      >
        {t('sites.waitingText')}
      </Alert>
    );
  }
  return (
    <Alert color="green" role="status" icon={<IconCircleCheck aria-hidden />} title={t('sites.arrivedTitle')}>
      {t('sites.arrivedText', {
        first: format.dateTime(site.firstEventAt),
        last: site.lastEventAt ? format.dateTime(site.lastEventAt) : t('sites.never'),
      })}
    </Alert>
  );
}

function Variant({ title, text, code }: { title: string; text: string; code: string }) {
  return (
    <Box className="panel" p="md">
      <Title order={2}>{title}</Title>
      <Text fz="sm" c="dimmed" mt={2} mb="sm">
        {text}
      </Text>
      <CopyText text={code} label={title} />
    </Box>
  );
}
