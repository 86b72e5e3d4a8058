// How right the judge of clicks is on a year whose truth is known.

import { judgeHits } from '#intelligence/email/judge-hits.ts';
import { isFlag } from '#intelligence/email/match-flags.ts';
import { simulateYear, type WorldSize } from './mail-world.ts';

export interface JudgeFigures {
  copies: number;
  robotClicks: number;
  robotClicksCalledPeople: number;
  /** People's clicks whose page our script saw. */
  peopleClicksSeen: number;
  /** Of those, not called a person's. */
  peopleClicksLost: number;
  /** People's clicks whose page no script saw: they stay unsure. */
  peopleClicksUnseen: number;
  peopleClicksCalledMachines: number;
  opensCalledPeople: number;
}

export function measureJudge(seed: string, size: WorldSize): JudgeFigures {
  const figures: JudgeFigures = {
    copies: 0,
    robotClicks: 0,
    robotClicksCalledPeople: 0,
    peopleClicksSeen: 0,
    peopleClicksLost: 0,
    peopleClicksUnseen: 0,
    peopleClicksCalledMachines: 0,
    opensCalledPeople: 0,
  };
  for (const { hits, sights, people } of simulateYear(seed, size)) {
    figures.copies++;
    const verdicts = judgeHits(hits, sights);
    for (const { id, kind } of hits.filter((hit) => !isFlag(hit))) {
      const verdict = verdicts.get(id)?.verdict;
      const person = people.get(id);
      if (kind === 'open') figures.opensCalledPeople += verdict === 'human' ? 1 : 0;
      else if (person === undefined) {
        figures.robotClicks++;
        figures.robotClicksCalledPeople += verdict === 'human' ? 1 : 0;
      } else {
        if (person.isSeen) figures.peopleClicksSeen++;
        else figures.peopleClicksUnseen++;
        if (person.isSeen && verdict !== 'human') figures.peopleClicksLost++;
        if (verdict === 'machine') figures.peopleClicksCalledMachines++;
      }
    }
  }
  return figures;
}
