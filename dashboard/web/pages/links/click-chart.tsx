// The clicks of a link day by day, people, machines and those that may be either. Loads the chart library.

import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { clickDaysQuery } from '../../api/link-queries.ts';
import { Failed, Loading } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';

export function ClickChart({ linkId }: { linkId: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useQuery(clickDaysQuery(linkId));
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={3} />;
  const days = data.days.map((day) => ({ ...day, at: format.date(`${day.day}T12:00:00Z`) }));
  return (
    <div role="img" aria-label={t('links.chartText')}>
      <BarChart
        h={190}
        type="stacked"
        data={days}
        dataKey="at"
        series={[
          { name: 'human', label: t('links.people'), color: 'var(--stored)' },
          { name: 'unsure', label: t('links.unsure'), color: 'var(--dropped)' },
          { name: 'machine', label: t('links.machines'), color: 'var(--rejected)' },
        ]}
        withLegend
        legendProps={{ verticalAlign: 'bottom' }}
        gridAxis="x"
        tickLine="none"
        maxBarWidth={18}
        valueFormatter={format.number}
        xAxisProps={{ minTickGap: 24, interval: 'preserveStartEnd' }}
        yAxisProps={{ width: 36, tickFormatter: format.compact, allowDecimals: false }}
        barChartProps={{ accessibilityLayer: false }}
        barProps={{ isAnimationActive: false }}
      />
    </div>
  );
}
