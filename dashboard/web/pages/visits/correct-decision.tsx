// What one of us said about a decision, who it was and how to take it back, and the way to say that the decision is wrong.

import { Box, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMessageReport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Correction } from '#contract/company-report.ts';
import type { TraceReport } from '#contract/trace-report.ts';
import { correctionsQuery } from '../../api/pin-queries.ts';
import { useMay } from '../../frame/use-may.ts';
import { usePaged } from '../../frame/use-paged.ts';
import { AddCorrection } from '../networks/add-correction.tsx';
import { CorrectionLine } from '../networks/correction-line.tsx';
import { UndoButton, UndoCorrection } from '../networks/correction-list.tsx';
import { findCorrectionSubject, findStandingCorrection } from './find-correction-subject.ts';

export interface CorrectDecisionProps {
  /** Of the decision. */
  id: string;
  trace: TraceReport;
}

export function CorrectDecision({ id, trace }: CorrectDecisionProps) {
  const correction = findStandingCorrection(trace);
  if (correction === undefined) return <Correct id={id} trace={trace} />;
  return <CorrectAgain id={id} trace={trace} correction={correction} />;
}

/** Not before what stands is known: the next word is about the same network. */
function CorrectAgain({ id, trace, correction }: CorrectDecisionProps & { correction: number }) {
  const list = usePaged(correctionsQuery({ id: correction, inEffect: true }), 'corrections');
  if (list.rows === undefined) return null;
  const [standing] = list.rows;
  return (
    <>
      {standing && <Standing correction={standing} />}
      <Correct id={id} trace={trace} standing={standing} />
    </>
  );
}

function Standing({ correction }: { correction: Correction }) {
  const { t } = useTranslation();
  const allowed = useMay()('correct');
  const [leaving, leave] = useDisclosure(false);
  return (
    <Box>
      <Text fz="xs" fw={600} c="dimmed" mb={3}>
        {t('visiting.corrected')}
      </Text>
      <Group gap="sm" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <CorrectionLine correction={correction} />
        </div>
        <UndoButton correction={correction} onUndo={allowed ? leave.open : undefined} />
      </Group>
      <UndoCorrection correction={leaving ? correction : null} onClose={leave.close} />
    </Box>
  );
}

interface CorrectProps extends CorrectDecisionProps {
  standing?: Correction | undefined;
}

function Correct({ id, trace, standing }: CorrectProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [correcting, correct] = useDisclosure(false);
  const { companyId } = trace.match;
  const subject = findCorrectionSubject(trace, standing);
  if (!may('correct') || subject.text === '') return null;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconMessageReport size={15} aria-hidden />}
        onClick={correct.open}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('visiting.correct')}
      </Button>
      <AddCorrection
        opened={correcting}
        onClose={correct.close}
        subject={subject}
        decision={id}
        wrong={trace.name === '' ? null : { id: companyId === 0 ? null : companyId, name: trace.name }}
      />
    </>
  );
}
