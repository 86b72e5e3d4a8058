// A decision about a company with its whole why: band and probability, what speaks for and against it, what was left out,
// and the reason when nobody is named. The figures are there for whoever wants to do the sum again.

import { Box, Button, Collapse, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TraceReport } from '#contract/trace-report.ts';
import { OutsideText } from '../frame/outside-text.tsx';
import { useFormat } from '../language/use-format.ts';
import { useWords } from '../language/use-words.ts';
import { BandBadge } from './band-badge.tsx';
import { describeTrace, type EvidenceSentence, type TraceSentences } from './describe-trace.ts';
import { EvidenceFigures } from './evidence-figures.tsx';

export function EvidenceList({ trace }: { trace: TraceReport }) {
  const { t } = useTranslation();
  const said = useMemo(() => describeTrace(trace, t), [trace, t]);
  const [open, figures] = useDisclosure(false);
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <Stack gap="sm" fz="sm">
      <Headline trace={trace} said={said} />
      <Sentences title={t('evidence.for')} mark="+" lines={said.support} />
      <Sentences title={t('evidence.against')} mark="−" lines={said.doubts} />
      <Plain title={t('evidence.vetoes')} lines={said.vetoes} />
      <LeftOut left={said.leftOut} />
      <NetworkPart trace={trace} kind={said.vetoes.length > 0 ? [] : said.kind} />
      <Box>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          aria-expanded={open}
          leftSection={<Chevron size={14} aria-hidden />}
          onClick={figures.toggle}
        >
          {t('evidence.figures')}
        </Button>
        <Collapse expanded={open}>
          <EvidenceFigures trace={trace} said={said} />
        </Collapse>
      </Box>
    </Stack>
  );
}

function Headline({ trace, said }: { trace: TraceReport; said: TraceSentences }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Box>
      <Group gap={8} align="center">
        <BandBadge band={trace.band} />
        {trace.probability > 0 && (
          <Text fz="xs" c="dimmed">
            {t('evidence.probability', { percent: format.percent(trace.probability * 100) })}
          </Text>
        )}
      </Group>
      {said.none !== '' && (
        <Text fz="sm" mt={6} fw={550}>
          {said.none}
        </Text>
      )}
      {said.match !== '' && (
        <Text fz="sm" mt={6}>
          {said.match}
        </Text>
      )}
    </Box>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box>
      <Text fz="xs" fw={600} c="dimmed" mb={3}>
        {title}
      </Text>
      {children}
    </Box>
  );
}

interface SentencesProps {
  title: string;
  mark: string;
  lines: readonly EvidenceSentence[];
}

function Sentences({ title, mark, lines }: SentencesProps) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  return (
    <Part title={title}>
      <ul className="reasons">
        {lines.map(({ id, text, bits, source }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a trace never changes, and an id may come twice in it.
          <li key={`${id} ${at}`} data-mark={bits === 0 ? '·' : mark}>
            <bdi>{text}</bdi>{' '}
            <Text span fz="xs" c="dimmed">
              {source}
              {bits === 0 && ` · ${t('evidence.noWeight')}`}
            </Text>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Plain({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Part title={title}>
      <ul className="reasons">
        {lines.map((line) => (
          <li key={line} data-mark="−">
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function LeftOut({ left }: { left: TraceSentences['leftOut'] }) {
  const { t } = useTranslation();
  if (left.length === 0) return null;
  return (
    <Part title={t('evidence.leftOut')}>
      <ul className="reasons">
        {left.map(({ name, why }) => (
          <li key={`${name} ${why}`} data-mark="·">
            <bdi>{name}</bdi>
            <Text span fz="xs" c="dimmed">
              {' '}
              {why}
            </Text>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function NetworkPart({ trace, kind }: { trace: TraceReport; kind: readonly string[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const { cidr, asnName } = trace.network;
  const where = asnName === '' ? cidr : t('evidence.networkLine', { range: cidr, holder: asnName });
  if (cidr === '' && trace.kind === 'unknown') return null;
  // Whose it is is known, by another way than its kind.
  const isUnsaid = trace.decision === 'identified' && trace.kind === 'unknown';
  return (
    <Part title={t('evidence.network')}>
      <Text fz="sm">{isUnsaid ? t('evidence.networkUnsaid') : words.net(trace.kind)}</Text>
      <OutsideText value={where} fz="xs" c="dimmed" empty="" />
      {kind.map((line) => (
        <Text key={line} fz="xs" c="dimmed">
          <bdi>{line}</bdi>
        </Text>
      ))}
    </Part>
  );
}
