// The assessment of interests by which a site names companies of visitors who were not asked: read, made one's own, signed.

import { Alert, Anchor, Button, Collapse, Group, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSignature } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteDetail } from '#contract/report.ts';
import { siteQuery } from '../../api/site-queries.ts';
import { signAssessment, withdrawAssessment } from '../../api/visiting-queries.ts';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useMay } from '../../frame/use-may.ts';
import { useFormat } from '../../language/use-format.ts';

/** Of the drafts; raise it when they change in what they say. */
const draftVersion = 1;
const textCharsMin = 200;

export function SiteAssessment({ site }: { site: SiteDetail }) {
  const { t } = useTranslation();
  return (
    <Section
      title={t('assessment.title')}
      text={t(site.companyWithoutConsent ? 'assessment.textSigned' : 'assessment.text')}
    >
      {site.companyWithoutConsent ? (
        <Signed site={site} signed={site.companyWithoutConsent} />
      ) : (
        <Unsigned site={site} />
      )}
    </Section>
  );
}

type Signature = NonNullable<SiteDetail['companyWithoutConsent']>;

function Signed({ site, signed }: { site: SiteDetail; signed: Signature }) {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const [open, text] = useDisclosure(false);
  const withdraw = useDeed({
    run: withdrawAssessment(site.id),
    done: t('assessment.withdrawn'),
    stale: [siteQuery(site.id).queryKey],
  });
  return (
    <Stack gap="sm">
      <Alert color="green" icon={<IconSignature aria-hidden />}>
        {t('assessment.on')}
      </Alert>
      <Text fz="sm">
        {t('assessment.signed', { name: signed.signedBy, when: format.date(signed.at) })}{' '}
        <Anchor component="button" type="button" fz="sm" aria-expanded={open} onClick={text.toggle}>
          {t('assessment.showText')}
        </Anchor>
      </Text>
      <Collapse expanded={open}>
        <Text fz="sm" style={{ whiteSpace: 'pre-wrap' }}>
          {signed.text}
        </Text>
      </Collapse>
      {may('addSites') && (
        <Group>
          <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('assessment.withdraw')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Unsigned({ site }: { site: SiteDetail }) {
  const { t } = useTranslation();
  const may = useMay();
  const draft = useDraft();
  const [text, setText] = useState<string>();
  const shown = text ?? draft ?? '';
  const sign = useDeed({
    run: signAssessment(site.id),
    done: t('assessment.done'),
    stale: [siteQuery(site.id).queryKey],
  });
  const maySign = may('addSites');
  return (
    <Stack gap="sm">
      <Textarea
        label={t('assessment.draftLabel')}
        autosize
        minRows={8}
        maxRows={18}
        readOnly={!maySign}
        value={shown}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {maySign ? (
        <Group>
          <Button
            leftSection={<IconSignature size={16} aria-hidden />}
            disabled={shown.trim().length < textCharsMin}
            loading={sign.isPending}
            onClick={() => sign.mutate({ version: draftVersion, text: shown })}
          >
            {t('assessment.sign')}
          </Button>
        </Group>
      ) : (
        <Text fz="sm" c="dimmed">
          {t('assessment.onlyAdministrator')}
        </Text>
      )}
    </Stack>
  );
}

/** In the language of the page; loaded only where it is read. */
function useDraft(): string | undefined {
  const { i18n } = useTranslation();
  const { data } = useQuery({
    queryKey: ['assessment-draft', i18n.language],
    queryFn: async () =>
      i18n.language === 'it'
        ? (await import('../../language/it/assessment-draft.ts')).assessmentDraft
        : (await import('../../language/en/assessment-draft.ts')).assessmentDraft,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}
