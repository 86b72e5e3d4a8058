// The rules that Fiuto comes with: deeds that show a wish to buy, weighed by how much trouble they cost, and faded within
// months. The weights are our own judgement, made to be changed; opens of mails are not among them, since machines open mails.

import type { EngagementField, EngagementRule, ScoreCondition, ScoreRules } from '#contract/score-rules.ts';

type When = readonly ScoreCondition<EngagementField>[];

const is = (field: EngagementField, ...values: string[]): ScoreCondition<EngagementField> => ({
  field,
  how: 'is',
  values,
});

function rule(
  id: string,
  group: string,
  points: number,
  [counts, fadesAfterDays]: readonly [EngagementRule['counts'], number],
  when: When,
): EngagementRule {
  return { id, group, points, fadesAfterDays, counts, when };
}

const engaged = (action: string): When => [is('type', 'engagement'), is('action', action)];

export const defaultScoreRules: ScoreRules = {
  version: 1,
  groups: [
    { id: 'asking', pointsMax: 60 },
    { id: 'buying', pointsMax: 40 },
    { id: 'reading', pointsMax: 20 },
    { id: 'mail', pointsMax: 15 },
    { id: 'social', pointsMax: 15 },
    { id: 'leaving', pointsMax: 40 },
    { id: 'company', pointsMax: 100 },
  ],
  engagement: [
    rule('form_sent', 'asking', 40, ['latest', 60], [is('type', 'form_submit')]),
    rule('form_answered', 'asking', 40, ['latest', 60], engaged('form_answer')),
    rule('lead_form', 'asking', 40, ['latest', 60], engaged('lead_form')),
    rule('meeting_booked', 'asking', 50, ['latest', 60], engaged('meeting_booked')),
    rule('message', 'asking', 30, ['latest', 45], engaged('message')),
    rule('mail_answered', 'asking', 25, ['latest', 45], engaged('email_reply')),
    rule('quote_page', 'buying', 20, ['daily', 30], [is('type', 'page_view'), is('page_kind', 'quote')]),
    rule('price_page', 'buying', 12, ['daily', 30], [is('type', 'page_view'), is('page_kind', 'price')]),
    rule('download', 'buying', 8, ['daily', 30], [is('type', 'click'), is('action', 'download')]),
    rule(
      'contact_click',
      'buying',
      10,
      ['daily', 30],
      [is('type', 'click'), is('action', 'mail', 'phone', 'chat')],
    ),
    rule('event_attended', 'buying', 15, ['latest', 90], engaged('event_attended')),
    rule('product_page', 'reading', 3, ['daily', 21], [is('type', 'page_view'), is('page_kind', 'product')]),
    rule(
      'documentation_page',
      'reading',
      2,
      ['daily', 21],
      [is('type', 'page_view'), is('page_kind', 'documentation')],
    ),
    rule(
      'read_closely',
      'reading',
      4,
      ['daily', 21],
      [is('type', 'page_leave'), { field: 'engaged_s', how: 'at_least', values: ['60'] }],
    ),
    rule('site_search', 'reading', 3, ['daily', 21], [is('type', 'site_search')]),
    rule('video_watched', 'reading', 4, ['daily', 21], [is('type', 'video'), is('action', 'complete')]),
    rule('mail_clicked', 'mail', 6, ['daily', 30], engaged('email_click')),
    rule('event_registered', 'social', 10, ['latest', 60], engaged('event_registered')),
    rule('comment', 'social', 6, ['daily', 30], engaged('comment')),
    rule('share', 'social', 5, ['daily', 30], engaged('share')),
    rule('reaction', 'social', 2, ['daily', 30], engaged('reaction')),
    rule('follow', 'social', 4, ['latest', 60], engaged('follow')),
    rule('unsubscribed', 'leaving', -15, ['latest', 180], engaged('email_unsubscribe')),
    rule('complained', 'leaving', -40, ['latest', 365], engaged('email_complaint')),
    rule('meeting_cancelled', 'leaving', -25, ['latest', 60], engaged('meeting_cancelled')),
  ],
  // Whom a firm wants to sell to is for its own people to say.
  fit: [],
};
