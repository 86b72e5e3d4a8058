// The pages behind the buttons of alerts. They need no login, since they are opened on phones: the link is signed, holds for days,
// shows no more than the alert did, and does nothing until somebody taps. Scanners of mail open links; they press no buttons.

import { type Request, type Response, Router } from 'express';
import { alertWords } from '#intelligence/alerts/alert-words.ts';
import { lineFacts } from '#intelligence/alerts/name-sheet.ts';
import { safeHtml } from '#intelligence/alerts/safe-text.ts';
import { type ActToken, readActToken, readUnsubscribeToken } from '#stores/records/alerts/act-token.ts';
import { type AlertKeys, openAlertKeys } from '#stores/records/alerts/alert-keys.ts';
import { describeLine } from '#stores/records/alerts/describe-line.ts';
import { doAct } from '#stores/records/alerts/do-act.ts';
import { endChannel, findChannel } from '#stores/records/alerts/keep-channels.ts';
import { readToldLines } from '#stores/records/alerts/read-lines.ts';
import { readHouseRules } from '#stores/records/alerts/telling-rules.ts';
import type { Records } from '#stores/records/open-records.ts';
import { type ActPage, askButton, paragraph, writeActPage } from './act-html.ts';
import { actWords } from './act-words.ts';

interface PageParts {
  readonly records: Records;
  readonly secret: string;
  readonly dashboardUrl: string;
}

interface Answer extends ActPage {
  readonly status: number;
}

/** Takes `/a/TOKEN`, to look and to do. */
export function buildActPages({ secret, ...parts }: PageParts): Router {
  const keys = openAlertKeys(secret);
  const router = Router();
  const take = async (request: Request, response: Response, isDone: boolean) => {
    const token = String(request.params['token'] ?? '');
    const answer = await answerToken({ ...parts, keys }, token, isDone, languageOf(request));
    response.set('Cache-Control', 'no-store, private');
    response.set('X-Robots-Tag', 'noindex, nofollow');
    response.status(answer.status).type('html').send(writeActPage(answer));
  };
  router.get('/a/:token', (request, response) => take(request, response, false));
  router.post('/a/:token', (request, response) => take(request, response, true));
  return router;
}

interface AnswerParts {
  readonly records: Records;
  readonly keys: AlertKeys;
  readonly dashboardUrl: string;
}

async function answerToken(
  parts: AnswerParts,
  token: string,
  isDone: boolean,
  language: 'en' | 'it',
): Promise<Answer> {
  const nowMs = Date.now();
  const act = readActToken(parts.keys.acts, token, nowMs);
  if (act !== undefined) return answerAct(parts, act, isDone, language);
  const channelId = readUnsubscribeToken(parts.keys.acts, token, nowMs);
  if (channelId !== undefined) return answerUnsubscribe(parts, channelId, isDone, language);
  return gone(parts, language);
}

async function answerAct(
  parts: AnswerParts,
  { tellingId, channelId, act }: ActToken,
  isDone: boolean,
  fallback: 'en' | 'it',
): Promise<Answer> {
  const { records, keys, dashboardUrl } = parts;
  const channel = await findChannel(records, channelId);
  const [facts] = await readToldLines(records, [tellingId]);
  if (channel === undefined || facts === undefined || !facts.mayAct) return gone(parts, fallback);
  const { language } = channel;
  const words = actWords[language];
  const nowMs = Date.now();
  const line = describeLine(facts, { keys, dashboardUrl, channel, nowMs });
  const company = `<strong>${safeHtml(line.company)}</strong>`;
  if (isDone) {
    const texts = { called: words.called, notInteresting: words.notInteresting };
    const outcome = await doAct(records, { tellingId, act, texts, nowMs });
    if (outcome === 'gone') return gone(parts, language);
    const said = outcome === 'done' ? words.done[act](company) : words[outcome];
    const wasDone = outcome === 'done' || outcome === 'already';
    const title = wasDone ? words.doneTitle : words.notDoneTitle;
    return { status: 200, language, title, body: paragraph(said) + link(parts, language) };
  }
  const { timeZone } = await readHouseRules(records);
  const told = [alertWords(language).titles[line.kind], ...lineFacts(line, language, timeZone)];
  const body = [
    paragraph(words.ask[act](company)),
    paragraph(told.map(safeHtml).join('<br>'), 'facts'),
    askButton(words.button[act]),
  ];
  return { status: 200, language, title: safeHtml(line.company), body: body.join('') };
}

async function answerUnsubscribe(
  parts: AnswerParts,
  channelId: number,
  isDone: boolean,
  fallback: 'en' | 'it',
): Promise<Answer> {
  const channel = await findChannel(parts.records, channelId);
  if (channel === undefined) return gone(parts, fallback);
  const { language } = channel;
  const words = actWords[language];
  if (isDone) await endChannel(parts.records.db, channelId, 'unsubscribed');
  const body = isDone
    ? paragraph(words.unsubscribed) + link(parts, language)
    : paragraph(words.unsubscribeAsk) + askButton(words.unsubscribeButton);
  return { status: 200, language, title: words.unsubscribeTitle, body };
}

function gone(parts: AnswerParts, language: 'en' | 'it'): Answer {
  const words = actWords[language];
  return {
    ...{ status: 410, language, title: words.goneTitle },
    body: paragraph(words.gone) + link(parts, language),
  };
}

function link({ dashboardUrl }: AnswerParts, language: 'en' | 'it'): string {
  return paragraph(`<a href="${safeHtml(dashboardUrl)}">${actWords[language].open}</a>`);
}

/** The first of the two that the browser names; of a page that belongs to no channel. */
function languageOf(request: Request): 'en' | 'it' {
  return request.acceptsLanguages('en', 'it') === 'it' ? 'it' : 'en';
}
