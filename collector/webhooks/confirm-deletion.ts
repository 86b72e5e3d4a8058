// What Meta is told when somebody asked it to have their data deleted here: a code, and the page that says what became of it.
// Source: developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback.

import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readSignedRequest } from '#intelligence/webhooks/read-signed-request.ts';
import type { WebhookRequest } from '#intelligence/webhooks/webhook-request.ts';
import type { Records } from '#stores/records/open-records.ts';
import { readController } from '#stores/records/questions/rights-settings.ts';
import { type DeletionState, findAskedDeletion } from '#stores/records/reported/find-asked-deletion.ts';
import { escapeHtml, type PageLanguage, paragraph, readLanguage, sendPlainPage } from '../plain-page.ts';

/** Below `/hooks/`; no token is so short. */
const statusPath = 'meta/deletion/';
const codeDigits = 24;

/** The code of a deletion that is asked for; undefined for any other webhook. */
export function codeOfDeletion(webhook: Pick<WebhookRequest, 'headers' | 'body'>): string | undefined {
  const asked = readSignedRequest(webhook);
  if (asked === undefined) return undefined;
  return createHash('sha256').update(`deletion ${asked.payload}`).digest('hex').slice(0, codeDigits);
}

/** `base`: address of the webhook, under whose host people find the page. */
export function confirmDeletion(code: string, base: string): { url: string; confirmation_code: string } {
  return { url: new URL(`/hooks/${statusPath}${code}`, base).href, confirmation_code: code };
}

/** The code that a path below `/hooks/` asks about. */
export function readStatusPath(rest: string): string | undefined {
  const code = rest.startsWith(statusPath) ? rest.slice(statusPath.length) : '';
  return code.length === codeDigits && /^[0-9a-f]+$/.test(code) ? code : undefined;
}

const words: Record<
  PageLanguage,
  Record<DeletionState | 'unknown' | 'title' | 'code' | 'contact', string>
> = {
  en: {
    title: 'Deletion of your data',
    code: 'Code',
    contact: 'Questions',
    under_way: 'Your request has arrived on {at} and is being carried out.',
    done: 'Your request of {at} is carried out: what was kept here under the ID that Meta gave us for you is deleted. Meta may have told us of you under other IDs as well, for instance of a comment, a message or a form that you sent there: for these, please write to whoever answers for the data.',
    nothing_found:
      'Your request of {at} has arrived, but nothing is kept here under the ID that Meta gave us for you, so nothing was deleted. Meta may have told us of you under other IDs, for instance of a comment, a message or a form that you sent there: for these, please write to whoever answers for the data.',
    failed:
      'Your request of {at} could not be carried out by itself. Please write to whoever answers for the data.',
    unknown:
      'This code is not known here: perhaps it is mistyped, or older than 30 days. What was deleted stays deleted.',
  },
  it: {
    title: 'Cancellazione dei tuoi dati',
    code: 'Codice',
    contact: 'Domande',
    under_way: 'La tua richiesta è arrivata il {at} ed è in corso.',
    done: 'La tua richiesta del {at} è stata eseguita: ciò che qui si conservava sotto l’identificativo che Meta ci ha dato per te è cancellato. Meta può averci parlato di te anche sotto altri identificativi, per esempio per un commento, un messaggio o un modulo che hai inviato lì: per questi scrivi al titolare dei dati.',
    nothing_found:
      'La tua richiesta del {at} è arrivata, ma qui non si conserva nulla sotto l’identificativo che Meta ci ha dato per te: quindi non è stato cancellato nulla. Meta può averci parlato di te sotto altri identificativi, per esempio per un commento, un messaggio o un modulo che hai inviato lì: per questi scrivi al titolare dei dati.',
    failed: 'La tua richiesta del {at} non si è potuta eseguire da sola. Scrivi al titolare dei dati.',
    unknown:
      'Questo codice qui non è conosciuto: forse è scritto male, o ha più di 30 giorni. Ciò che è stato cancellato resta cancellato.',
  },
};

const style =
  'body{font:1.05rem/1.5 system-ui,sans-serif;max-width:34rem;margin:10vh auto;padding:0 1.2rem;color:#1d2733;background:#fff;overflow-wrap:anywhere}' +
  'h1{font-size:1.5rem;line-height:1.25}small{color:#51606d;font-size:.92rem}' +
  '@media(prefers-color-scheme:dark){body{background:#14191b;color:#e4ecee}small{color:#a3b1b8}}';

export async function answerDeletionStatus(
  request: IncomingMessage,
  response: ServerResponse,
  records: Records,
  code: string,
): Promise<void> {
  const language = readLanguage(request);
  const said = words[language];
  const found = await findAskedDeletion(records, code);
  const controller = await readController(records);
  const at =
    found === undefined
      ? ''
      : new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(found.receivedAt);
  const contact =
    controller === undefined
      ? ''
      : paragraph(
          `<small>${said.contact}: ${escapeHtml(`${controller.name}, ${controller.contact}`)}</small>`,
        );
  sendPlainPage(request, response, {
    ...{ status: found === undefined ? 404 : 200, language, title: said.title, style },
    body:
      `<main><h1>${said.title}</h1>${paragraph(said[found?.state ?? 'unknown'].replace('{at}', at))}` +
      `${paragraph(`<small>${said.code}: ${code}</small>`)}${contact}</main>`,
  });
}
