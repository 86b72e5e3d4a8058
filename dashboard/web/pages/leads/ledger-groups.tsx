// What each group of rules brings to a score, what its cap cuts off, and the sum.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadLedger } from '#contract/score-report.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { usePoints } from './lead-parts.tsx';

export function LedgerGroups({ ledger }: { ledger: LeadLedger }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={t('lead.group')}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t('lead.group')}</th>
            <th scope="col" className="end">
              {t('lead.groupPoints')}
            </th>
            <th scope="col" className="end">
              {t('lead.groupCap')}
            </th>
            <th scope="col" className="end">
              {t('lead.groupCounted')}
            </th>
          </tr>
        </thead>
        <tbody>
          {ledger.groups
            .filter(({ points }) => points !== 0)
            .map((group) => (
              <GroupRow key={group.id} group={group} />
            ))}
          <tr>
            <td colSpan={3}>
              <Text fz="sm" fw={650}>
                {t('lead.sum')}
              </Text>
              <Text fz="xs" c="dimmed">
                {t('lead.sumHint')}
              </Text>
            </td>
            <td className="end" data-sum>
              <Text span fz="sm" fw={650}>
                {format.number(ledger.score)}
              </Text>
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function GroupRow({ group }: { group: LeadLedger['groups'][number] }) {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  const shown = usePoints();
  // Tenths, as they are shown.
  const cut = Math.round((Math.abs(group.points) - Math.abs(group.counted)) * 10) / 10;
  return (
    <tr data-group={group.id}>
      <td>
        {words.scoreGroup(group.id)}
        {cut > 0 && (
          <Text fz="xs" c="dimmed">
            {t('lead.cut', { points: format.number(cut) })}
          </Text>
        )}
      </td>
      <td className="end">{shown(group.points)}</td>
      <td className="end">{format.number(group.pointsMax)}</td>
      <td className="end">{group.counted === 0 ? '0' : shown(group.counted)}</td>
    </tr>
  );
}
