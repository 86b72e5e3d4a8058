// How the companies of a trial ended, under the rules in force and under those tried.

import { useTranslation } from 'react-i18next';
import type { ScoreTrial, TriedResults } from '#contract/score-report.ts';
import { useFormat } from '../../language/use-format.ts';

const rows = [
  ['won', 'result_won'],
  ['lost', 'result_lost'],
  ['notInteresting', 'result_not_interesting'],
  ['open', 'result_open'],
  ['noLead', 'result_no_lead'],
] as const satisfies (readonly [keyof TriedResults, string])[];

export function TrialResults({ now, tried }: Pick<ScoreTrial, 'now' | 'tried'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const line = (label: string, before: number, after: number) => (
    <tr key={label}>
      <td>{label}</td>
      <td className="end">{format.number(before)}</td>
      <td className="end">{format.number(after)}</td>
    </tr>
  );
  return (
    <div className="table-scroll">
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t('scoring.result')}</th>
            <th scope="col" className="end">
              {t('scoring.inForce')}
            </th>
            <th scope="col" className="end">
              {t('scoring.tried')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, label]) => line(t(`scoring.${label}`), now.results[key], tried.results[key]))}
          {line(t('scoring.resultAll'), now.companies, tried.companies)}
        </tbody>
      </table>
    </div>
  );
}
