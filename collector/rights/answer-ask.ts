// The page on which somebody asks for a link to their own data. What it answers is the same for every address, whether
// anything is kept under it or not.

import { describeEmail } from '#intelligence/company/emails/describe-email.ts';
import { isPlainAddress } from '#intelligence/identity/is-plain-address.ts';
import { makeTicket, readTicket } from '../own-forms/form-ticket.ts';
import { escapeHtml, paragraph } from '../plain-page.ts';
import type { RightsCall } from './rights-call.ts';
import type { RightsWords } from './rights-words.ts';
import type { PageFacts } from './write-page.ts';

/** In place of a form's key, in the tickets of this page. */
const ticketName = 'rights';
const emailCharsMax = 320;

export async function answerAsk({ request, desk, frame, nowMs, fields }: RightsCall): Promise<PageFacts> {
  const { words } = frame;
  if (!(await desk.sendsMail())) {
    const text = frame.controller ? words.noMail : words.noMailNobody;
    const contact = frame.controller
      ? paragraph(
          `<strong>${escapeHtml(frame.controller.name)}</strong><br>${escapeHtml(frame.controller.contact)}`,
        )
      : '';
    return { status: 200, title: words.noMailTitle, content: paragraph(text) + contact };
  }
  const form = (fault: string, email: string) =>
    writeForm(words, makeTicket(desk.ticketKey, ticketName, nowMs), fault, email);
  if (request.method !== 'POST') return { status: 200, title: words.askTitle, content: form('', '') };
  const email = (fields.get('email') ?? '').trim();
  const asked = {
    status: 200,
    title: words.askedTitle,
    content: paragraph(words.asked) + paragraph(words.notComing),
  };
  // A machine is told what people are told, so that it does not look for another way.
  if ((fields.get('website') ?? '') !== '') return asked;
  const ticket = readTicket(desk.ticketKey, ticketName, fields.get('ticket'), nowMs);
  if ('fault' in ticket) return { status: 409, title: words.askTitle, content: form(words.tooSoon, email) };
  const isAddress = isPlainAddress(email) && describeEmail(email.toLowerCase()).kind !== 'invalid';
  if (email.length > emailCharsMax || !isAddress) {
    return { status: 422, title: words.askTitle, content: form(words.wrongEmail, email) };
  }
  await desk.ask(email, words.language);
  return asked;
}

function writeForm(words: RightsWords, ticket: string, fault: string, email: string): string {
  const told = fault === '' ? '' : `<p class="fault" id="fault" role="alert">${fault}</p>`;
  const described = fault === '' ? '' : ' aria-describedby="fault" aria-invalid="true"';
  return (
    `${paragraph(words.ask)}<form method="post" action="?l=${words.language}">${told}` +
    `<label for="email">${words.email}</label><input id="email" name="email" type="email" autocomplete="email" inputmode="email" required maxlength="${emailCharsMax}" value="${escapeHtml(email)}"${described}>` +
    `<div class="trap" aria-hidden="true"><input name="website" tabindex="-1" autocomplete="off"></div><input type="hidden" name="ticket" value="${ticket}">` +
    `<button class="main">${words.send}</button></form><p class="soft">${words.askNote}</p>`
  );
}
