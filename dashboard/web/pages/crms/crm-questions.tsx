// What only a human can say: which record of theirs a company or person is, and whether two of ours are one.

import { Alert, Anchor, Box, Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmCandidate, CrmQuestionRow, CrmRow } from '#contract/crm-report.ts';
import {
  answerCrm,
  type CrmAnswer,
  crmCandidatesQuery,
  crmQuestionsQuery,
  crmsKey,
} from '../../api/crm-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useWords } from '../../language/use-words.ts';
import { CrmOurs } from './crm-ours.tsx';

export function CrmQuestions({ crm }: { crm: CrmRow }) {
  const { t } = useTranslation();
  const { data: questions = [] } = useQuery(crmQuestionsQuery(crm.id));
  if (questions.length === 0) return null;
  return (
    <Section title={t('crms.questions')} text={t('crms.questionsText')}>
      <Stack gap="lg">
        {questions.map((question) => (
          <Question key={question.id} crmId={crm.id} question={question} />
        ))}
      </Stack>
    </Section>
  );
}

function Question({ crmId, question }: { crmId: number; question: CrmQuestionRow }) {
  const { t } = useTranslation();
  const words = useWords();
  const { data: candidates, error } = useQuery(crmCandidatesQuery(crmId, question.id));
  const [theirId, setTheirId] = useState('');
  const answer = useDeed({
    run: (given: CrmAnswer) => answerCrm(crmId, question.id, given),
    done: t('crms.answered'),
    stale: [crmsKey],
  });
  // Of two of ours that may be one, or of others beside a linked one, nobody chooses a record.
  const isSame = question.question === 'same';
  const isOurs = question.foundBy === 'merged_there' || question.ours.length > 0;
  const known = candidates ?? question.theirIds.map(unread);
  return (
    <Box>
      <Radio.Group
        label={t(isOurs ? 'crms.sameQuestion' : textOf(question), {
          name: question.companyName || words.crmKind(question.kind),
        })}
        description={t('crms.foundBy', { by: words.crmFoundBy(question.foundBy) })}
        value={theirId}
        onChange={setTheirId}
      >
        <Stack gap="xs" mt="xs">
          {known.map((one) =>
            isSame ? (
              <Candidate key={one.id} candidate={one} />
            ) : (
              <Radio key={one.id} value={one.id} label={<Candidate candidate={one} />} />
            ),
          )}
        </Stack>
      </Radio.Group>
      {error && (
        <Alert color="yellow" mt="xs">
          {describeFailure(error, t)}
        </Alert>
      )}
      {isOurs && <CrmOurs question={question} answer={answer} />}
      <Group gap="xs" mt="sm">
        {!isOurs && <Choices question={question} theirId={theirId} answer={answer} />}
        <Button size="xs" variant="default" disabled={answer.isPending} onClick={() => answer.mutate('left')}>
          {t(isOurs ? 'crms.areTwo' : 'crms.leaveOut')}
        </Button>
      </Group>
    </Box>
  );
}

function textOf({ question }: CrmQuestionRow) {
  return question === 'same' ? 'crms.severalQuestion' : 'crms.whichQuestion';
}

interface ChoicesProps {
  question: CrmQuestionRow;
  theirId: string;
  answer: { isPending: boolean; mutate: (given: CrmAnswer) => void };
}

function Choices({ question, theirId, answer }: ChoicesProps) {
  const { t } = useTranslation();
  const isSame = question.question === 'same';
  return (
    <>
      {!isSame && (
        <Button
          size="xs"
          disabled={theirId === '' || answer.isPending}
          onClick={() => answer.mutate({ theirId })}
        >
          {t('crms.itIsThis')}
        </Button>
      )}
      <Button size="xs" variant="default" disabled={answer.isPending} onClick={() => answer.mutate('new')}>
        {t(isSame ? 'crms.areOthers' : 'crms.noneOfThem')}
      </Button>
    </>
  );
}

const unread = (id: string): CrmCandidate => ({
  ...{ id, isThere: true, name: '', domains: [], vatNumber: '', emails: [], url: '' },
});

function Candidate({ candidate }: { candidate: CrmCandidate }) {
  const { t } = useTranslation();
  const { id, isThere, name, domains, vatNumber, emails, url } = candidate;
  const more = [vatNumber, ...domains, ...emails].filter((text) => text !== '').join(' · ');
  return (
    <Text span fz="sm" style={{ overflowWrap: 'anywhere' }}>
      <bdi>{name || t('crms.theirRecord', { id })}</bdi>
      {more !== '' && (
        <Text span c="dimmed" fz="sm">
          {' '}
          <bdi>{more}</bdi>
        </Text>
      )}
      {!isThere && ` (${t('crms.notThere')})`}{' '}
      {url !== '' && (
        <Anchor href={url} target="_blank" rel="noreferrer" fz="sm">
          {t('crms.open')}
        </Anchor>
      )}
    </Text>
  );
}
