// Refusals are told in the language of the page, those of the login library too.

import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { ApiFailure } from '../../../dashboard/web/api/fetch-json.ts';
import { describeFailure } from '../../../dashboard/web/frame/describe-failure.ts';
import { italian } from '../../../dashboard/web/language/it/italian.ts';

beforeAll(() =>
  i18next.init({
    lng: 'it',
    defaultNS: 'fiuto',
    resources: { it: { fiuto: italian } },
    showSupportNotice: false,
  }),
);

const describeIt = (...failure: ConstructorParameters<typeof ApiFailure>) =>
  describeFailure(new ApiFailure(...failure), i18next.t);

describe('a refusal', () => {
  it.each([
    [401, 'INVALID_EMAIL_OR_PASSWORD', italian.login.wrong],
    [400, 'INVALID_PASSWORD', italian.users.passwordWrong],
    [401, 'INVALID_CODE', italian.login.codeWrong],
    [401, 'INVALID_BACKUP_CODE', italian.login.recoveryWrong],
    [401, 'INVALID_TWO_FACTOR_COOKIE', italian.login.signInAgain],
    [403, 'INVALID_ORIGIN', italian.login.wrongOrigin],
    [400, 'SOMETHING_NEW', italian.frame.errorRefused],
    [502, 'http_502', italian.frame.errorServer],
  ])('of the login, %i %s, is said in Italian', (status, code, text) => {
    expect(describeIt(status, code, 'English words')).toBe(text);
  });

  it('of our own API keeps the words of the server, which know more', () => {
    expect(describeIt(409, 'last_administrator', 'Questo è l’ultimo amministratore.')).toMatch(/l’ultimo/);
    expect(describeIt(400, 'invalid_input', 'Alcuni valori …', { name: 'troppo lungo' })).toBe(
      'troppo lungo',
    );
  });

  it('for too many tries says how long to wait', () => {
    const failure = new ApiFailure(429, 'too_many_tries', 'x');
    expect(describeFailure(failure, i18next.t)).toBe(italian.frame.errorTooMany);
    failure.retryAfterMs = 14.2 * 60_000;
    expect(describeFailure(failure, i18next.t)).toBe('Troppi tentativi. Riprova fra 15 minuti.');
  });
});
