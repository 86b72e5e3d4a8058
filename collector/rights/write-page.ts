// The frame of every page of one's own data: who answers for it, the other language, nothing that loads, runs or tells a
// referrer.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { escapeHtml, readLanguage, sendPlainPage } from '../plain-page.ts';
import { english } from './english.ts';
import { italian } from './italian.ts';
import type { RightsWords } from './rights-words.ts';

export interface PageFacts {
  status: number;
  title: string;
  /** HTML, escaped where it holds what others wrote. */
  content: string;
  /** Where the page goes by itself after so many seconds: a query of its own address. */
  again?: { seconds: number; query: string };
}

export interface PageFrame {
  words: RightsWords;
  /** Path of the page, in which the other language is offered. */
  path: string;
  controller: { name: string; contact: string } | undefined;
}

const style =
  ':root{color-scheme:light dark;--ink:#1d2733;--soft:#51606d;--line:#d5dde3;--accent:#0b5d66;--on:#fff;--back:#fff;--card:#f5f8f9}' +
  '@media(prefers-color-scheme:dark){:root{--ink:#e4ecee;--soft:#a3b1b8;--line:#33414a;--accent:#7fd0dc;--on:#10181b;--back:#14191b;--card:#1b2327}}' +
  '*{box-sizing:border-box}body{font:1.05rem/1.55 system-ui,sans-serif;margin:0;color:var(--ink);background:var(--back);overflow-wrap:anywhere}' +
  'header,main,footer{max-width:42rem;margin:0 auto;padding:0 1.2rem}header{display:flex;justify-content:space-between;gap:1rem;padding-top:1.4rem;color:var(--soft);font-size:.95rem}' +
  'main{padding-top:1.2rem;padding-bottom:1rem}h1{font-size:1.6rem;line-height:1.25;margin:.6rem 0}h2{font-size:1.15rem;margin:0 0 .4rem}' +
  'section{border:1px solid var(--line);border-radius:.7rem;padding:1.1rem;margin:1rem 0;background:var(--card)}' +
  'ul,dl{margin:.4rem 0;padding:0}li{list-style:none;padding:.45rem 0;border-top:1px solid var(--line)}li:first-child{border-top:0}' +
  'small,.soft{color:var(--soft);font-size:.92rem}p{margin:.5rem 0}a{color:var(--accent)}label{display:block;font-weight:600;margin:.8rem 0 .3rem}' +
  'label.sure{display:flex;gap:.6rem;align-items:flex-start;font-weight:400}label.sure input{width:1.25rem;height:1.25rem;margin:.15rem 0 0;flex:none}' +
  'input[type=email]{font:inherit;width:100%;padding:.65rem .8rem;border:1px solid var(--soft);border-radius:.5rem;background:var(--back);color:var(--ink)}' +
  'button{font:inherit;min-height:2.8rem;padding:.55rem 1.2rem;margin:.6rem 0 .2rem;border:1px solid var(--accent);border-radius:.5rem;background:transparent;color:var(--accent);cursor:pointer}' +
  'button.main{background:var(--accent);color:var(--on)}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}' +
  '.fault{color:#b3261e;font-weight:600}@media(prefers-color-scheme:dark){.fault{color:#ffb4ab}}.trap{position:absolute;left:-9999px}' +
  'footer{padding-bottom:2.5rem;color:var(--soft);font-size:.92rem}@media(max-width:30rem){button{width:100%}h1{font-size:1.4rem}}';

/** By `l=` in the query, else the first of the two that the browser names. */
export function chooseWords(request: IncomingMessage, query: string): RightsWords {
  const [, chosen] = /(?:^|&)l=(en|it)(?:&|$)/.exec(query) ?? [];
  return (chosen ?? readLanguage(request)) === 'it' ? italian : english;
}

export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  { words, path, controller }: PageFrame,
  { status, title, content, again }: PageFacts,
): void {
  const other = words.language === 'it' ? 'en' : 'it';
  const about = controller
    ? words.about.replace('{name}', () => escapeHtml(controller.name))
    : words.aboutNobody;
  const contact = controller ? `<p>${words.contact}: ${escapeHtml(controller.contact)}</p>` : '';
  const body =
    `<header><span>${controller ? escapeHtml(controller.name) : words.title}</span><a href="${path}?l=${other}" hreflang="${other}" lang="${other}">${words.otherLanguage}</a></header>` +
    `<main><h1>${title}</h1>${content}</main><footer><p>${about}</p>${contact}<p>${words.complain}</p></footer>`;
  // A reload by the page itself, which needs no script.
  const head =
    again === undefined
      ? ''
      : `<meta http-equiv="refresh" content="${again.seconds};url=${escapeHtml(again.query)}">`;
  const headers = status === 429 || status === 503 ? { 'retry-after': '120' } : {};
  sendPlainPage(request, response, { status, language: words.language, title, style, head, body, headers });
}

/** A form with one button that goes back to the page it stands on. */
export function button(wish: string, label: string, more = '', kind = ''): string {
  return `<form method="post">${more}<button name="do" value="${wish}"${kind === '' ? '' : ` class="${kind}"`}>${label}</button></form>`;
}
