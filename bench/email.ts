// Clicks of a generated year of mailings told apart: robots counted as people, and people lost.

import type { BenchOptions, BenchResult } from './bench-result.ts';
import { measureJudge } from './email/measure-judge.ts';
import { emailGoals } from './goals.ts';

const seeds = ['year one', 'year two', 'year three'];

export async function runEmailBench({ quick }: Pick<BenchOptions, 'quick'>): Promise<BenchResult> {
  const { mailings, readers } = emailGoals;
  const size = quick ? { mailings: 12, readers: readers / 4 } : { mailings, readers };
  const startMs = performance.now();
  const years = (quick ? seeds.slice(0, 1) : seeds).map((seed) => measureJudge(seed, size));
  const sum = (figure: keyof (typeof years)[number]) =>
    years.reduce((total, year) => total + year[figure], 0);
  const robotsAsPeopleShare = sum('robotClicksCalledPeople') / sum('robotClicks');
  const peopleLostShare = sum('peopleClicksLost') / sum('peopleClicksSeen');
  const clicks = sum('peopleClicksSeen') + sum('peopleClicksUnseen');
  return {
    bench: 'email',
    pass:
      robotsAsPeopleShare < emailGoals.robotsAsPeopleMax &&
      peopleLostShare < emailGoals.peopleLostMax &&
      sum('opensCalledPeople') === 0,
    copies: sum('copies'),
    robotClicks: sum('robotClicks'),
    peopleClicks: clicks,
    robotsAsPeopleShare,
    peopleLostShare,
    peopleCalledMachinesShare: sum('peopleClicksCalledMachines') / clicks,
    peopleUnseenShare: sum('peopleClicksUnseen') / clicks,
    opensCalledPeople: sum('opensCalledPeople'),
    seconds: Math.round(performance.now() - startMs) / 1_000,
  };
}
