// A request as the API shows it: without text and claims where a colleague looks after the company.

import type { RequestClaims, RequestDetail, RequestRow } from '#contract/request-report.ts';
import type { VisitCompany } from '#contract/verdict-report.ts';
import type { RequestRecord, RequestWithHistory } from '#stores/records/questions/list-requests.ts';
import { maySeeWhole } from '../access/may-see-company.ts';
import type { Viewer } from '../api/route.ts';

const excerptChars = 300;
const nothingSaid: RequestClaims = { name: '', email: '', phone: '', company: '', jobTitle: '' };

export interface RequestViewer {
  readonly caller: Viewer;
  /** A colleague looks after the company whose address whoever wrote has. */
  readonly isOfColleague: boolean;
}

export function reportRequest(
  request: RequestRecord,
  company: VisitCompany | null,
  { caller, isOfColleague }: RequestViewer,
): RequestRow {
  const isOfVisit = company !== null && company.owner.id !== null;
  // Whose visit it was is known better than whose address somebody gave.
  const isColleagues = isOfVisit ? !maySeeWhole(caller, company.owner.id) : isOfColleague;
  const { siteId, way, provider, kind, formKey, formName, state, confirmation } = request;
  return {
    id: `${siteId}-${request.id}`,
    siteId,
    at: request.at.toISOString(),
    ...{ way, provider, kind, formKey, formName, state, confirmation, company, isColleagues },
    excerpt: isColleagues ? '' : excerptOf(request),
    enclosed: isColleagues ? [] : request.enclosed,
    claims: isColleagues ? nothingSaid : claimsOf(request),
  };
}

function excerptOf({ text, answers }: RequestRecord): string {
  const whole = text || answers.flatMap(sayAnswer).join(' · ');
  const characters = [...whole.slice(0, 2 * excerptChars)];
  return characters.length > excerptChars ? `${characters.slice(0, excerptChars).join('')}…` : whole;
}

/** An answer says little without its question. */
function sayAnswer({ question, answer }: RequestRecord['answers'][number]): string[] {
  if (answer === '') return [];
  return [
    question === ''
      ? answer
      : `${question.replace(/\s*:$/, '')}${/[?!.]$/.test(question) ? '' : ':'} ${answer}`,
  ];
}

function claimsOf(request: RequestRecord): RequestClaims {
  return {
    name: request.saidName,
    email: request.saidEmail,
    phone: request.saidPhone,
    company: request.saidCompany,
    jobTitle: request.saidJobTitle,
  };
}

/** For a caller who may see it whole. */
export function reportRequestDetail(
  { request, history }: RequestWithHistory,
  row: RequestRow,
  visitId: string | null,
): RequestDetail {
  const { text, answers, language, page, visitor } = request;
  return {
    ...row,
    receivedAt: request.receivedAt.toISOString(),
    ...{ text, answers, language, page, visitor, visitId },
    campaign: {
      source: request.campaignSource,
      medium: request.campaignMedium,
      name: request.campaignName,
    },
    consent: { text: request.consentText, version: request.consentVersion },
    history: history.map(({ state, byName, at }) => ({ state, byName, at: at.toISOString() })),
  };
}
