// What is shown behind a mailed link: what is held, what was agreed to, and a button for everything that can be decided.

import type { HeldContent } from '#contract/rights-content.ts';
import { type WithdrawnPurpose, withdrawnPurposes } from '#contract/rights-report.ts';
import { escapeHtml, paragraph } from '../plain-page.ts';
import type { RightsWords } from './rights-words.ts';
import { button } from './write-page.ts';

/** HTML. */
export function writeHeld(words: RightsWords, held: HeldContent): string {
  const email = `<strong>${escapeHtml(held.email)}</strong>`;
  const intro = (held.categories.length === 0 ? words.heldNothing : words.held).replace(
    '{email}',
    () => email,
  );
  return [
    paragraph(intro),
    held.requests.length > 0 ? section(words.requestsTitle, listRequests(words, held)) : '',
    held.categories.length > 0 ? section(words.heldTitle, listCategories(words, held)) : '',
    section(words.consentTitle, listPurposes(words, held)),
    held.agreed.length > 0 ? section(words.agreedTitle, listAgreed(words, held)) : '',
    section(words.mailTitle, listMailings(words, held)),
    section(words.copyTitle, paragraph(words.copy) + button('copy', words.download)),
    section(words.objectTitle, paragraph(words.object) + button('object', words.objectButton)),
    section(
      words.eraseTitle,
      paragraph(words.eraseAsk) +
        button(
          'erase',
          words.eraseButton,
          `<label class="sure"><input type="checkbox" name="sure" value="1" required><span>${words.sure}</span></label>`,
        ),
    ),
  ].join('');
}

function section(title: string, content: string): string {
  return `<section><h2>${title}</h2>${content}</section>`;
}

function list(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

/** Day and time in the words of the language, in UTC, since the server does not know the reader's clock. */
function timeIn({ language }: RightsWords, at: string, withClock = true): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'long', timeZone: 'UTC' };
  const clock = withClock ? { timeStyle: 'short' as const } : {};
  const text = new Intl.DateTimeFormat(language, { ...options, ...clock }).format(new Date(at));
  return withClock ? `${text} UTC` : text;
}

function listCategories(words: RightsWords, { categories }: HeldContent): string {
  return list(
    categories.map(({ category, count, sources, since }) => {
      const facts = [
        new Intl.NumberFormat(words.language).format(count),
        sources.length > 0 ? `${words.from} ${nameSources(words, sources).map(escapeHtml).join(', ')}` : '',
        since === '' ? '' : `${words.since} ${timeIn(words, since, false)}`,
      ].filter((fact) => fact !== '');
      return `${words.categories[category]}<br><small>${facts.join(' · ')}</small>`;
    }),
  );
}

/** Each once: several imported files are files all the same. */
function nameSources({ sources }: RightsWords, codes: readonly string[]): string[] {
  const named = codes.map((code) => {
    const kind = code.startsWith('import:') ? 'import' : code;
    return kind in sources ? sources[kind as keyof typeof sources] : code;
  });
  return [...new Set(named)];
}

function listPurposes(words: RightsWords, held: HeldContent): string {
  const { consent } = held;
  const proof =
    consent === null
      ? paragraph(`<span class="soft">${words.consentNone}</span>`)
      : paragraph(
          `<span class="soft">${words.consentSeen.replace('{time}', () => timeIn(words, consent.seenAt))} ${[
            stateIn(words, consent.state),
            consent.chosenAt === '' ? '' : `${words.chosen} ${timeIn(words, consent.chosenAt)}`,
            consent.version === '' ? '' : `${words.version} ${escapeHtml(consent.version)}`,
          ]
            .filter((part) => part !== '')
            .join(', ')}</span>`,
        );
  return proof + list(withdrawnPurposes.map((purpose) => writePurpose(words, held, purpose)));
}

function stateIn({ states }: RightsWords, state: string): string {
  return state === 'granted' || state === 'denied' ? states[state] : states.limited;
}

function writePurpose(words: RightsWords, held: HeldContent, purpose: WithdrawnPurpose): string {
  const { name, text, on, off, button: label } = words.purposes[purpose];
  const takenBack = held.withdrawn.find((one) => one.purpose === purpose);
  const chosenAt = held.consent?.chosenAt ?? '';
  // Given anew since it was taken back.
  const isBack = takenBack !== undefined && purpose !== 'email_tracking' && chosenAt > takenBack.at;
  const isOn =
    purpose === 'email_tracking'
      ? held.mailings.some(({ isTracked }) => isTracked)
      : held.consent?.[purpose] === true;
  const isOff = takenBack !== undefined && !isBack;
  const state = isOff
    ? words.takenBack.replace('{time}', () => timeIn(words, takenBack.at))
    : isOn
      ? on
      : held.consent === null && purpose !== 'email_tracking'
        ? words.states.limited
        : off;
  const offer = isOff ? '' : button(`withdraw_${purpose}`, label);
  return `<strong>${name}</strong>: ${state}<br><small>${text}</small>${offer}`;
}

function listAgreed(words: RightsWords, { agreed }: HeldContent): string {
  return list(
    agreed.map(
      ({ text, version, at }) =>
        `${escapeHtml(text)}<br><small>${words.version} ${version} · ${timeIn(words, at)}</small>`,
    ),
  );
}

function listMailings(words: RightsWords, { mailings }: HeldContent): string {
  if (mailings.length === 0) return paragraph(words.mailNone) + button('unsubscribe', words.unsubscribe);
  const rows = mailings.map(({ name, site, unsubscribedAt, isTracked }) => {
    const state =
      unsubscribedAt === ''
        ? words.subscribed
        : `${words.unsubscribed}, ${timeIn(words, unsubscribedAt, false)}`;
    const facts = [escapeHtml(site), state, isTracked ? words.isTracked : words.notTracked];
    return `${escapeHtml(name)}<br><small>${facts.filter((fact) => fact !== '').join(' · ')}</small>`;
  });
  const isWhole = mailings.every(({ unsubscribedAt }) => unsubscribedAt !== '');
  return list(rows) + (isWhole ? '' : button('unsubscribe', words.unsubscribe));
}

function listRequests(words: RightsWords, { requests }: HeldContent): string {
  return list(
    requests.map(({ kind, state, at, dueAt }) => {
      const text =
        state === 'done' ? words.requestDone : state === 'refused' ? words.requestRefused : words.requestOpen;
      return text
        .replace('{kind}', words.kinds[kind])
        .replace('{at}', timeIn(words, at, false))
        .replace('{due}', timeIn(words, dueAt, false));
    }),
  );
}
