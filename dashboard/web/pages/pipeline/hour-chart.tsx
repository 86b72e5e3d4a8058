// Events per hour (or day) of receipt as stacked bars. The only file that loads the chart library.

import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/use-format.ts';
import type { Bars } from './fill-hours.ts';

export function HourChart({ unit, bars }: Bars) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = unit === 'day' ? format.date : format.hour;
  const data = bars.map((bar) => ({ ...bar, at: name(bar.at) }));
  return (
    <div role="img" aria-label={t(unit === 'day' ? 'pipeline.perDayText' : 'pipeline.perHourText')}>
      <BarChart
        h={240}
        type="stacked"
        data={data}
        dataKey="at"
        series={[
          { name: 'stored', label: t('pipeline.stored'), color: 'var(--stored)' },
          { name: 'dropped', label: t('pipeline.dropped'), color: 'var(--dropped)' },
          { name: 'rejected', label: t('pipeline.rejected'), color: 'var(--rejected)' },
        ]}
        withLegend
        legendProps={{ verticalAlign: 'bottom' }}
        gridAxis="x"
        tickLine="none"
        maxBarWidth={28}
        valueFormatter={format.number}
        xAxisProps={{ minTickGap: 24, interval: 'preserveStartEnd' }}
        yAxisProps={{ width: 44, tickFormatter: format.compact }}
        barChartProps={{ accessibilityLayer: false }}
        barProps={{ isAnimationActive: false }}
      />
    </div>
  );
}
