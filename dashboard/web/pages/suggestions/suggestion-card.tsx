// One suggestion: the question, why it is asked, what a yes does, and the two answers.

import { Badge, Box, Button, Group, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '#contract/company-report.ts';
import type { Answer } from '../../api/suggestion-queries.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { CompanyLink } from '../companies/company-parts.tsx';
import { useMergedLeadWords } from '../companies/merged-leads.tsx';
import {
  describeConsequence,
  describeQuestion,
  describeReason,
  speaksAgainst,
} from './describe-suggestion.ts';

export interface SuggestionCardProps {
  suggestion: Suggestion;
  isCurrent: boolean;
  /** The focus goes to the current one once somebody has begun to move. */
  takesFocus: boolean;
  onChoose: () => void;
  /** Absent for those who may not, and for what is answered. */
  onAnswer: ((answer: Answer) => void) | undefined;
}

export function SuggestionCard({
  suggestion,
  isCurrent,
  takesFocus,
  onChoose,
  onAnswer,
}: SuggestionCardProps) {
  const { t } = useTranslation();
  const question = describeQuestion(suggestion, t);
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // A button inside of it keeps the focus.
    if (takesFocus && !place.current?.contains(document.activeElement)) place.current?.focus();
  }, [takesFocus]);
  return (
    <li
      ref={place}
      className="panel suggestion"
      tabIndex={-1}
      data-current={isCurrent || undefined}
      aria-current={isCurrent || undefined}
      onFocus={onChoose}
    >
      <Facts suggestion={suggestion} question={question} />
      {onAnswer && (
        <Group gap="xs" mt="sm">
          <Button
            size="xs"
            aria-label={t('suggestions.acceptOf', { question })}
            onClick={() => onAnswer('accept')}
          >
            {t('suggestions.accept')}
          </Button>
          <Button
            size="xs"
            variant="default"
            aria-label={t('suggestions.refuseOf', { question })}
            onClick={() => onAnswer('refuse')}
          >
            {t('suggestions.refuse')}
          </Button>
          <GroupAnswers suggestion={suggestion} onAnswer={onAnswer} />
          <Text fz="xs" c="dimmed" flex="1 1 200px">
            <bdi>{describeConsequence(suggestion, t)}</bdi>
            <LeadConsequence suggestion={suggestion} />
          </Text>
        </Group>
      )}
    </li>
  );
}

/** What a yes does to the open leads of the two. */
function LeadConsequence({ suggestion: { leads, company, other } }: { suggestion: Suggestion }) {
  const { t } = useTranslation();
  const say = useMergedLeadWords(other ? [company, other] : [company]);
  const [kept, ended] = leads;
  if (kept === undefined || ended === undefined) return null;
  return <bdi> {t('suggestions.yesEndsLead', { kept: say(kept), ended: say(ended) })}</bdi>;
}

function Facts({ suggestion, question }: { suggestion: Suggestion; question: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { kind, score, reasons, company, other, decidedAt, decidedBy, madeAt } = suggestion;
  return (
    <>
      <Group justify="space-between" gap="xs" mb={4}>
        <Group gap={8}>
          <Badge color="petrol">{words.suggestion(kind)}</Badge>
          <Text fz="xs" c="dimmed">
            {t('suggestions.score', { percent: format.percent(score * 100) })}
          </Text>
        </Group>
        <Text fz="xs" c="dimmed">
          {decidedAt
            ? t('suggestions.decided', { name: decidedBy ?? '', when: format.dateTime(decidedAt) })
            : format.date(madeAt)}
        </Text>
      </Group>
      <Text fw={580} style={{ overflowWrap: 'anywhere' }}>
        <bdi>{question}</bdi>
      </Text>
      <Group gap="sm" my={4}>
        <CompanyLink id={company.id} name={company.name} />
        {other && <CompanyLink id={other.id} name={other.name} />}
      </Group>
      {reasons.length > 0 && (
        <Box>
          <ul className="reasons" aria-label={t('suggestions.reasons')}>
            {reasons.map((reason) => (
              <li key={reason} data-mark={speaksAgainst(reason) ? '−' : '+'}>
                <Text span fz="sm">
                  <bdi>{describeReason(reason, t)}</bdi>
                </Text>
              </li>
            ))}
          </ul>
        </Box>
      )}
    </>
  );
}

/** Where the two may be a parent and its daughter: neither one company nor strangers. */
function GroupAnswers({
  suggestion,
  onAnswer,
}: {
  suggestion: Suggestion;
  onAnswer: (said: Answer) => void;
}) {
  const { company, other, reasons } = suggestion;
  if (!other || !reasons.some(speaksAgainst)) return null;
  return (
    <>
      <ParentButton name={company.name} onClick={() => onAnswer('company_is_parent')} />
      <ParentButton name={other.name} onClick={() => onAnswer('other_is_parent')} />
    </>
  );
}

/** A long name goes on in the next line, also on a telephone. */
function ParentButton({ name, onClick }: { name: string; onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      size="xs"
      variant="default"
      h="auto"
      mih={30}
      maw="100%"
      styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
      onClick={onClick}
    >
      <bdi>{t('suggestions.isParent', { name })}</bdi>
    </Button>
  );
}
