// Times when recent decisions were made again, since sources, records or weights had changed, and what moved.

import { Alert, Anchor, Badge, Box, Collapse, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DecisionMoveReport, ResolutionRunReport } from '#contract/visiting-report.ts';
import { runsQuery } from '../../api/visiting-queries.ts';
import { useReasonName } from '../../evidence/use-reason-name.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { PagedRows } from '../../frame/paged-rows.tsx';
import { Section } from '../../frame/section.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';

export function ResolutionRuns() {
  const { t } = useTranslation();
  const list = usePaged(runsQuery(), 'runs');
  return (
    <Section title={t('accuracy.runsTitle')} text={t('accuracy.runsText')}>
      {list.rows?.[0]?.isAlarm && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} mb="sm">
          {t('accuracy.alarm')}
        </Alert>
      )}
      <PagedRows ordered list={list} empty={t('accuracy.noRuns')} row={(run) => <Run run={run} />} />
    </Section>
  );
}

function Run({ run }: { run: ResolutionRunReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, samples] = useDisclosure(false);
  return (
    <Box className="part-what" miw={0}>
      <Group gap={8}>
        <Text fz="sm" fw={550}>
          {t(`accuracy.cause_${run.cause}`)}
        </Text>
        {run.isAlarm && (
          <Badge size="sm" color="orange">
            {t('accuracy.alarmBadge')}
          </Badge>
        )}
        <Text fz="xs" c="dimmed">
          {format.dateTime(run.at)}
        </Text>
      </Group>
      <Text fz="sm">
        {t('accuracy.runSum', {
          decisions: format.number(run.decisions),
          changed: format.number(run.changed),
          moved: format.number(run.moved),
        })}
        {run.left > 0 && ` ${t('accuracy.runLeft', { left: format.number(run.left) })}`}{' '}
        {run.samples.length > 0 && (
          <Anchor component="button" type="button" fz="sm" aria-expanded={open} onClick={samples.toggle}>
            {t(open ? 'accuracy.hideMoved' : 'accuracy.showMoved')}
          </Anchor>
        )}
      </Text>
      <Collapse expanded={open}>
        <ul className="part-rows">
          {run.samples.map((move) => (
            <li key={move.decision} className="part-row">
              <Move move={move} />
            </li>
          ))}
        </ul>
      </Collapse>
    </Box>
  );
}

function Move({ move }: { move: DecisionMoveReport }) {
  const { t } = useTranslation();
  const nameReason = useReasonName();
  const said = ({ name, band, reason }: DecisionMoveReport['before']) => {
    if (band === 'low') return t('visiting.softMatch');
    return name || nameReason(reason);
  };
  return (
    <Box className="part-what" miw={0}>
      <OutsideText value={`${said(move.before)} → ${said(move.after)}`} />
      <OutsideText value={move.network} fz="xs" c="dimmed" empty="" />
    </Box>
  );
}
