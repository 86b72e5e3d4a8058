// Tries rules of score on the last three months and says in words what would have come of them.

import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { IconTestPipe } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScoreRulesValue } from '#contract/rule-report.ts';
import type { ScoreTrial as Trial, TriedCompany } from '#contract/score-report.ts';
import { tryScores } from '../../api/rule-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { CompanyLink } from '../companies/company-parts.tsx';
import { TrialResults } from './trial-results.tsx';

export interface ScoreTrialProps {
  value: ScoreRulesValue;
  ready: boolean;
  onTried: (trial: Trial) => void;
}

export function ScoreTrial({ value, ready, onTried }: ScoreTrialProps) {
  const { t } = useTranslation();
  const [tried, setTried] = useState('');
  const trial = useMutation({ mutationFn: tryScores });
  const now = JSON.stringify(value);
  const start = () => {
    setTried(now);
    trial.mutate({ value }, { onSuccess: onTried });
  };
  return (
    <Section
      title={t('scoring.trialTitle')}
      text={t('scoring.trialText')}
      action={
        <Button
          variant="default"
          leftSection={<IconTestPipe size={16} aria-hidden />}
          disabled={!ready}
          loading={trial.isPending}
          onClick={start}
        >
          {t('scoring.try')}
        </Button>
      }
    >
      <Stack gap="sm" aria-live="polite">
        {trial.error && (
          <Alert color="red" role="alert">
            {describeFailure(trial.error, t)}
          </Alert>
        )}
        {trial.data && tried !== now && (
          <Text fz="sm" c="dimmed">
            {t('scoring.trialOld')}
          </Text>
        )}
        {trial.data && <Answer trial={trial.data} />}
      </Stack>
    </Section>
  );
}

function Answer({ trial }: { trial: Trial }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { tried, now, gained, crossed, lost } = trial;
  return (
    <>
      <Text fz="md" fw={580} data-answer>
        {useAnswerWords(trial)}
      </Text>
      {trial.isCut && (
        <Text fz="sm" c="dimmed" role="note">
          {t('scoring.trialCut')}
        </Text>
      )}
      <TrialResults now={now} tried={tried} />
      {gained > 0 && (
        <Text fz="sm">{t('scoring.gained', { count: gained, formatted: format.number(gained) })}</Text>
      )}
      <Companies title={t('scoring.crossed')} companies={crossed} />
      <Companies title={t('scoring.lostOnes')} companies={lost} />
    </>
  );
}

/** How many, how many now, and what sales made of them. */
function useAnswerWords({ from, to, warmScoreMin, tried, now }: Trial): string {
  const { t } = useTranslation();
  const format = useFormat();
  const count = (number: number) => ({ count: number, formatted: format.number(number) });
  const { won, lost, notInteresting } = tried.results;
  const rejected = lost + notInteresting;
  return [
    t('scoring.trialSum', {
      ...count(tried.companies),
      ...{ min: format.number(warmScoreMin), start: format.date(from), end: format.date(to) },
    }),
    t('scoring.trialNow', count(now.companies)),
    won > 0 && t('scoring.trialWon', count(won)),
    rejected > 0 && t('scoring.trialRejected', count(rejected)),
    tried.companies > 0 && won + rejected === 0 && t('scoring.trialNoResult'),
  ]
    .filter(Boolean)
    .join(' ');
}

function Companies({ title, companies }: { title: string; companies: readonly TriedCompany[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (companies.length === 0) return null;
  return (
    <div>
      <Title order={3} fz="sm">
        {title}
      </Title>
      <ul className="part-rows" aria-label={title}>
        {companies.map(({ companyId, companyName, at, score, result }) => (
          <li key={companyId} className="part-row">
            <div className="part-what">
              <CompanyLink id={companyId} name={companyName} />
              <Text fz="xs" c="dimmed">
                {t(`scoring.result_${result}`)}
              </Text>
            </div>
            <Text fz="sm" className="digits" style={{ flex: 'none' }}>
              {format.number(score)}, {format.date(at)}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
