// The numbers that Fiuto comes with, and how people are told until they say otherwise.

import type { SignalRules, TellingRules } from '#contract/signal-rules.ts';

export const defaultSignalRules: SignalRules = {
  version: 1,
  silent: [],
  warmScoreMin: 40,
  hotScoreMin: 60,
  idealFitMin: 70,
  silenceDays: 60,
  peopleMin: 3,
  contactDays: 90,
  riskPaths: ['/cancel', '/disdetta', '/recesso', '/compare', '/confronto', '/alternative'],
};

export const defaultTellingRules: TellingRules = {
  timeZone: 'Europe/Rome',
  workingDays: [1, 2, 3, 4, 5],
  digestMinute: 8 * 60 + 30,
  quietFromMinute: 19 * 60,
  quietToMinute: 8 * 60,
  atOnceMax: 3,
};
