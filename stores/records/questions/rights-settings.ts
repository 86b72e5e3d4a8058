// How the operator answers people who ask about their own data, and who they are to write to.

import { z } from 'zod';
import { controllerSchema } from '#contract/privacy-report-schema.ts';
import type { RightsSettings } from '#contract/rights-report.ts';
import type { Records } from '../open-records.ts';
import { keepSetting, readSetting } from './keep-setting.ts';

/** Where the Privacy page keeps who answers for the data. */
export const controllerSetting = 'privacy_controller';
const rightsSetting = 'privacy_rights';
const mailSetting = 'mail_server';
const mailSchema = z.object({ sendsMail: z.boolean() });
const schema = z.object({ erasure: z.enum(['ask', 'at_once']) });

/** An administrator decides unless it was said otherwise. */
export async function readRightsSettings(records: Records): Promise<RightsSettings> {
  return (await readSetting(records, rightsSetting, schema)) ?? { erasure: 'ask' };
}

export async function keepRightsSettings(records: Records, settings: RightsSettings): Promise<void> {
  await keepSetting(records, rightsSetting, settings);
}

/** Said by the processor whenever it starts: the collector may run elsewhere. */
export async function keepSendsMail(records: Records, sendsMail: boolean): Promise<void> {
  await keepSetting(records, mailSetting, { sendsMail });
}

export async function readSendsMail(records: Records): Promise<boolean> {
  return (await readSetting(records, mailSetting, mailSchema))?.sendsMail === true;
}

export async function readController(records: Records) {
  return readSetting(records, controllerSetting, controllerSchema);
}
