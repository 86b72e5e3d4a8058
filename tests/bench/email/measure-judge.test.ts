// The judge of clicks on a generated year of mailings: robots as people and people lost stay under their bounds.

import { expect, test } from 'vitest';
import { measureJudge } from '#bench/email/measure-judge.ts';
import { emailGoals } from '#bench/goals.ts';

test('on a small year of mail few robots count as people, few people are lost, and no open counts', () => {
  const figures = measureJudge('a small year', { mailings: 20, readers: 400 });
  expect(figures.robotClicks).toBeGreaterThan(5_000);
  expect(figures.peopleClicksSeen).toBeGreaterThan(500);
  expect(figures.robotClicksCalledPeople / figures.robotClicks).toBeLessThan(emailGoals.robotsAsPeopleMax);
  expect(figures.peopleClicksLost / figures.peopleClicksSeen).toBeLessThan(emailGoals.peopleLostMax);
  expect(figures.opensCalledPeople).toBe(0);
});
