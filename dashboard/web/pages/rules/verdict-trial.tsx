// Tries verdict rules on the visits of the last 30 days before they are saved: how many would be judged otherwise, and
// some of them. A server that cannot do it yet says so.

import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconTestPipe } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerdictRulesValue } from '#contract/rule-report.ts';
import type { VerdictPreview } from '#contract/visiting-report.ts';
import { ApiFailure } from '../../api/fetch-json.ts';
import { previewVerdicts } from '../../api/rule-queries.ts';
import { CutNote } from '../../frame/cut-note.tsx';
import { describeFailure } from '../../frame/describe-failure.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

export interface VerdictTrialProps {
  value: VerdictRulesValue;
  ready: boolean;
  onTried: (trial: FinishedTrial) => void;
}

export interface FinishedTrial {
  /** The rules that were tried, as JSON text. */
  readonly rules: string;
  readonly preview: VerdictPreview;
}

export function VerdictTrial({ value, ready, onTried }: VerdictTrialProps) {
  const { t } = useTranslation();
  const [tried, setTried] = useState('');
  const trial = useMutation({ mutationFn: previewVerdicts });
  const now = JSON.stringify(value.rules);
  const start = () => {
    setTried(now);
    trial.mutate(value, { onSuccess: (preview) => onTried({ rules: now, preview }) });
  };
  const isUnknown = trial.error instanceof ApiFailure && trial.error.status === 404;
  return (
    <Section
      title={t('rules.previewTitle')}
      text={t('rules.previewText')}
      action={
        <Button
          variant="default"
          leftSection={<IconTestPipe size={16} aria-hidden />}
          disabled={!ready}
          loading={trial.isPending}
          onClick={start}
        >
          {t('rules.preview')}
        </Button>
      }
    >
      <Stack gap="sm" aria-live="polite">
        {trial.error && (
          <Alert color={isUnknown ? 'gray' : 'red'} role={isUnknown ? 'status' : 'alert'}>
            {isUnknown ? t('rules.previewUnknown') : describeFailure(trial.error, t)}
          </Alert>
        )}
        {trial.data && tried !== now && (
          <Text fz="sm" c="dimmed">
            {t('rules.previewOld')}
          </Text>
        )}
        {trial.data && <Result preview={trial.data} />}
      </Stack>
    </Section>
  );
}

function Result({ preview }: { preview: VerdictPreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { sessions, changed, byVerdict, samples, isCut } = preview;
  if (changed === 0) return <Text fz="sm">{t('rules.previewNone')}</Text>;
  return (
    <>
      <CutNote isCut={isCut} />
      <Text fz="sm" fw={580}>
        {t('rules.previewSum', { changed: format.number(changed), sessions: format.number(sessions) })}
      </Text>
      <div className="table-scroll">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{t('rules.verdict')}</th>
              <th scope="col" className="end">
                {t('rules.before')}
              </th>
              <th scope="col" className="end">
                {t('rules.after')}
              </th>
            </tr>
          </thead>
          <tbody>
            {byVerdict.map(({ verdict, before, after }) => (
              <tr key={verdict}>
                <td>{words.verdict(verdict)}</td>
                <td className="end">{format.number(before)}</td>
                <td className="end">{format.number(after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Samples samples={samples} />
    </>
  );
}

function Samples({ samples }: { samples: VerdictPreview['samples'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  if (samples.length === 0) return null;
  return (
    <div>
      <Text fz="xs" fw={600} c="dimmed">
        {t('rules.samples')}
      </Text>
      <ul className="part-rows">
        {samples.map(({ company, visits, before, after }) => (
          <li key={`${company} ${before} ${after}`} className="part-row">
            <Group className="part-what" gap="sm" wrap="nowrap">
              <OutsideText value={company} empty={t('rules.noCompany')} />
              <Text fz="sm" c="dimmed" style={{ flex: 'none' }}>
                {words.verdict(before)} → {words.verdict(after)}
              </Text>
            </Group>
            <Text fz="sm" c="dimmed" className="digits" style={{ flex: 'none' }}>
              {t('visiting.visitCount', { count: visits, formatted: format.number(visits) })}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
