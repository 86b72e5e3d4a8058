// The path of a visit: every event in its order, with time, page, attention and what a click led to.

import { Badge, Box, Group, Progress, Text } from '@mantine/core';
import {
  IconBrandYoutube,
  IconClick,
  IconEye,
  IconForms,
  IconPointFilled,
  IconSearch,
  IconUserCheck,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { VisitStep } from '#contract/report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { StepProperties } from './step-properties.tsx';

const icons: Record<string, typeof IconEye> = {
  page_view: IconEye,
  click: IconClick,
  site_search: IconSearch,
  form_submit: IconForms,
  form_left: IconForms,
  video: IconBrandYoutube,
  identify: IconUserCheck,
};

export function VisitSteps({ steps }: { steps: VisitStep[] }) {
  const { t } = useTranslation();
  if (steps.length === 0) return <Text c="dimmed">{t('visits.noSteps')}</Text>;
  return (
    <ol className="steps">
      {steps.map((step) => (
        <Step key={step.eventId} step={step} />
      ))}
    </ol>
  );
}

function Step({ step }: { step: VisitStep }) {
  const format = useFormat();
  const Icon = icons[step.type] ?? IconPointFilled;
  const isView = step.type === 'page_view';
  return (
    <li className="step">
      <Text component="time" dateTime={step.at} fz="xs" c="dimmed" className="digits" pt={2} ta="end">
        {format.timeWithSeconds(step.at)}
      </Text>
      <div className="step-line">
        <Icon size={17} stroke={1.7} aria-hidden color={isView ? 'var(--stored)' : 'var(--waiting)'} />
      </div>
      <div className="step-body">{isView ? <View step={step} /> : <Act step={step} />}</div>
    </li>
  );
}

function View({ step }: { step: VisitStep }) {
  const words = useWords();
  return (
    <>
      <Group gap={8} wrap="nowrap">
        <OutsideText value={step.title || step.path} fw={580} />
        {step.pageKind !== 'other' && (
          <Badge size="sm" style={{ flex: 'none' }}>
            {words.kind(step.pageKind)}
          </Badge>
        )}
      </Group>
      <OutsideText value={`${step.host}${step.path}${step.query && `?${step.query}`}`} fz="xs" c="dimmed" />
      <Attention step={step} />
    </>
  );
}

function Attention({ step }: { step: VisitStep }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (step.engagedMs === 0 && step.scrollPercent === 0) return null;
  const scrolled = t('visits.scrolled', { percent: format.percent(step.scrollPercent) });
  return (
    <Group gap={10} mt={5}>
      {step.engagedMs > 0 && (
        <Text fz="xs" c="dimmed">
          {t('visits.engagedFor', { time: format.duration(step.engagedMs) })}
        </Text>
      )}
      {step.scrollPercent > 0 && (
        <Group gap={6}>
          <Progress w={64} size={5} value={step.scrollPercent} aria-label={scrolled} />
          <Text fz="xs" c="dimmed">
            {scrolled}
          </Text>
        </Group>
      )}
    </Group>
  );
}

function Act({ step }: { step: VisitStep }) {
  const words = useWords();
  const label = step.action === '' ? words.event(step.type) : words.action(step.action);
  // Several pages may be open: which one was left must be said.
  const left = step.type === 'page_leave' ? step.title || step.path : '';
  const what = step.name || step.target || left;
  return (
    <Box>
      <Group gap={8} wrap="nowrap">
        <Text fz="sm" style={{ flex: 'none' }}>
          {label}
        </Text>
        {what !== '' && <OutsideText value={what} fz="sm" fw={550} />}
      </Group>
      {step.target !== '' && step.target !== what && <OutsideText value={step.target} fz="xs" c="dimmed" />}
      <Attention step={step} />
      <StepProperties properties={step.properties} />
    </Box>
  );
}
