// Every rule of data quality, in the order in which they are shown. A new one is a file in `rules/`, its id in the contract, and
// a line here.

import type { QualityRule } from './quality-rule.ts';
import { claimsOnly } from './rules/claims-only.ts';
import { closedBeforeOpened } from './rules/closed-before-opened.ts';
import { dealWithoutAmount } from './rules/deal-without-amount.ts';
import { emailOfOtherCompany } from './rules/email-of-other-company.ts';
import { leadNotContacted } from './rules/lead-not-contacted.ts';
import { leadUntouched } from './rules/lead-untouched.ts';
import { phoneNoNumber } from './rules/phone-no-number.ts';
import { stepInPast } from './rules/step-in-past.ts';
import { taskDueBeforeGiven } from './rules/task-due-before-given.ts';
import { typedInBulk } from './rules/typed-in-bulk.ts';

export const qualityRules: readonly QualityRule[] = [
  ...[leadUntouched, leadNotContacted],
  ...[stepInPast, taskDueBeforeGiven, closedBeforeOpened, dealWithoutAmount],
  ...[emailOfOtherCompany, phoneNoNumber, typedInBulk, claimsOnly],
];
