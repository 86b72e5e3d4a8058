// What waits for a person's yes or no, the surest first; by keyboard, mouse and touch.

import { Alert, Button, Group, Kbd, SegmentedControl } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowBackUp, IconKeyboard, IconListCheck } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../frame/choice.tsx';
import { LoadMore } from '../../frame/load-more.tsx';
import { Page } from '../../frame/page.tsx';
import { Failed, Loading, NothingYet } from '../../frame/states.tsx';
import { useKeysSwitch, useLetterKeys } from '../../frame/use-letter-keys.ts';
import { useMay } from '../../frame/use-may.ts';
import { useWords } from '../../language/use-words.ts';
import { QueueKeysHelp } from './queue-keys-help.tsx';
import { SuggestionCard } from './suggestion-card.tsx';
import { kindValues, readSuggestionSearch, stateValues } from './suggestion-search.ts';
import { type Queue, useQueue } from './use-queue.ts';

const route = getRouteApi('/app/suggestions');

export function SuggestionsPage() {
  const { t } = useTranslation();
  const search = readSuggestionSearch(route.useSearch());
  const isOpen = (search.state ?? 'open') === 'open';
  const mayAnswer = useMay()('answerSuggestions');
  const queue = useQueue(search);
  const [helping, help] = useDisclosure(false);
  const [isOn, setOn] = useKeysSwitch();
  useLetterKeys(isOn && isOpen, useKeyDeeds(queue, mayAnswer, help.open));
  return (
    <Page
      title={t('suggestions.title')}
      text={t('suggestions.text')}
      actions={<Actions queue={queue} mayAnswer={mayAnswer} onHelp={help.open} />}
    >
      <Filters />
      {!mayAnswer && <Alert color="gray">{t('suggestions.readOnly')}</Alert>}
      <Cards queue={queue} isOpen={isOpen} mayAnswer={mayAnswer} />
      <QueueKeysHelp opened={helping} onClose={help.close} isOn={isOn} onSwitch={setOn} />
    </Page>
  );
}

function useKeyDeeds(queue: Queue, mayAnswer: boolean, onHelp: () => void) {
  const navigate = useNavigate();
  const { current, move, answer, undo } = queue;
  return useMemo(
    () => ({
      j: () => move(1),
      k: () => move(-1),
      a: () => void (current && mayAnswer && answer(current, 'accept')),
      r: () => void (current && mayAnswer && answer(current, 'refuse')),
      u: () => void (mayAnswer && undo()),
      o: () =>
        void (
          current &&
          navigate({ to: '/companies/$companyId', params: { companyId: String(current.company.id) } })
        ),
      '?': onHelp,
    }),
    [current, move, answer, undo, mayAnswer, navigate, onHelp],
  );
}

function Actions({ queue, mayAnswer, onHelp }: { queue: Queue; mayAnswer: boolean; onHelp: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      {mayAnswer && queue.last && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          onClick={() => void queue.undo()}
        >
          {t('suggestions.undoOne')}
        </Button>
      )}
      <Button
        variant="default"
        visibleFrom="sm"
        leftSection={<IconKeyboard size={16} aria-hidden />}
        rightSection={<Kbd size="xs">?</Kbd>}
        onClick={onHelp}
      >
        {t('suggestions.keys')}
      </Button>
    </>
  );
}

const stateLabels = { open: 'stateOpen', accepted: 'stateAccepted', refused: 'stateRefused' } as const;

function Filters() {
  const { t } = useTranslation();
  const words = useWords();
  const navigate = route.useNavigate();
  const { kind, state = 'open' } = route.useSearch();
  return (
    <Group gap="sm" align="flex-end">
      <SegmentedControl
        aria-label={t('suggestions.stateLabel')}
        value={state}
        data={stateValues.map((value) => ({ value, label: t(`suggestions.${stateLabels[value]}`) }))}
        onChange={(value) => {
          const chosen = stateValues.find((one) => one === value);
          void navigate({
            search: ({ state: _, ...old }) => (chosen && chosen !== 'open' ? { ...old, state: chosen } : old),
          });
        }}
      />
      <Choice
        label={t('suggestions.kind')}
        value={kind}
        data={kindValues.map((value) => ({ value, label: words.suggestion(value) }))}
        onChange={(value) => {
          const chosen = kindValues.find((one) => one === value);
          void navigate({ search: ({ kind: _, ...old }) => (chosen ? { ...old, kind: chosen } : old) });
        }}
      />
    </Group>
  );
}

interface CardsProps {
  queue: Queue;
  isOpen: boolean;
  mayAnswer: boolean;
}

function Cards({ queue, isOpen, mayAnswer }: CardsProps) {
  const { t } = useTranslation();
  const { list, rows, current, isChosen, choose, answer } = queue;
  if (!rows) {
    return (
      <div className="panel">
        {list.error ? <Failed error={list.error} onRetry={list.retry} /> : <Loading />}
      </div>
    );
  }
  if (rows.length === 0 && !list.fetching) {
    return (
      <div className="panel">
        <NothingYet
          icon={<IconListCheck aria-hidden />}
          title={t(isOpen ? 'suggestions.emptyTitle' : 'suggestions.emptyDecidedTitle')}
          text={t(isOpen ? 'suggestions.emptyText' : 'suggestions.emptyDecidedText')}
        />
      </div>
    );
  }
  return (
    <>
      <ol className="suggestions" aria-label={t('suggestions.title')}>
        {rows.map((suggestion) => (
          <SuggestionCard
            key={suggestion.id}
            suggestion={suggestion}
            isCurrent={isOpen && current?.id === suggestion.id}
            takesFocus={isChosen && current?.id === suggestion.id}
            onChoose={() => choose(suggestion.id)}
            onAnswer={isOpen && mayAnswer ? (said) => void answer(suggestion, said) : undefined}
          />
        ))}
      </ol>
      <LoadMore more={list.more} />
    </>
  );
}
