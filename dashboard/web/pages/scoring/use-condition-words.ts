// A condition of a rule of score in words, such as "Kind of page is Price".

import type { ScoreConditionValue } from '#contract/rule-report.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

export function useConditionWords(): (condition: ScoreConditionValue) => string {
  const words = useWords();
  const format = useFormat();
  const nameValue = (field: ScoreConditionValue['field'], value: string): string => {
    if (field === 'page_kind') return words.kind(value);
    if (field === 'type') return words.event(value);
    if (field === 'channel') return words.channel(value);
    if (field === 'status') return words.status(value);
    if (field === 'country') return format.country(value);
    if (field !== 'action') return value;
    const action = words.action(value);
    return action === value ? words.touch(value) : action;
  };
  return ({ field, how, values }) =>
    [
      words.scoreField(field),
      words.scoreHow(how),
      values.map((value) => nameValue(field, value)).join(', ') || '?',
    ].join(' ');
}
