// What the network alone would have said of visits whose company the visitor told, by kind of network.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Accuracy, BlindCount } from '#contract/visiting-report.ts';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { precisionOf } from './accuracy-sum.tsx';

export function BlindTable({
  accuracy,
}: {
  accuracy: Pick<Accuracy, 'blind' | 'blindByKind' | 'blindByBand'>;
}) {
  const { t } = useTranslation();
  const words = useWords();
  const { blind, blindByKind, blindByBand } = accuracy;
  return (
    <Section title={t('accuracy.blindTitle')} text={t('accuracy.blindText')}>
      {blind.visits === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('accuracy.blindNone')}
        </Text>
      ) : (
        <>
          <Counts
            header={t('visits.network')}
            rows={blindByKind.map(({ kind, ...count }) => ({ name: words.net(kind), count }))}
          />
          <Counts
            header={t('visiting.band')}
            rows={blindByBand.map(({ band, ...count }) => ({ name: words.band(band), count }))}
          />
        </>
      )}
    </Section>
  );
}

function Counts({ header, rows }: { header: string; rows: { name: string; count: BlindCount }[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="table-scroll">
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{header}</th>
            {(['visits', 'right', 'wrong', 'silent', 'precision'] as const).map((column) => (
              <th key={column} scope="col" className="end">
                {t(`accuracy.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, count }) => {
            const precision = precisionOf(count);
            return (
              <tr key={name}>
                <td>{name}</td>
                <td className="end">{format.number(count.visits)}</td>
                <td className="end">{format.number(count.right)}</td>
                <td className="end">{format.number(count.wrong)}</td>
                <td className="end">{format.number(count.silent)}</td>
                <td className="end">{precision === undefined ? '–' : format.percent(precision)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
