// Ids that programs send when they have none. One person who is called so would collect everybody.

/**
 * Sources: the list that PostHog refuses (anonymous, guest, distinct_id, ...), what JavaScript, Python, PHP, Java and
 * SQL print for nothing, and placeholders of templates that were never filled.
 */
const junk = new Set([
  ...[
    'anonymous',
    'anon',
    'guest',
    'visitor',
    'user',
    'userid',
    'user_id',
    'user-id',
    'id',
    'uid',
    'uuid',
    'guid',
  ],
  ...[
    'distinct_id',
    'distinctid',
    'client_id',
    'clientid',
    'customer_id',
    'external_id',
    'identifier',
    'email',
    'e-mail',
  ],
  ...['not_authenticated', 'notauthenticated', 'unauthenticated', 'not_logged_in', 'logged_out', 'loggedout'],
  ...[
    'undefined',
    'null',
    '(null)',
    '<null>',
    'nil',
    'none',
    'nan',
    'na',
    'n/a',
    'n.a.',
    'void',
    'empty',
    'blank',
    'unknown',
  ],
  ...[
    'true',
    'false',
    'yes',
    'no',
    'ok',
    'default',
    'string',
    'number',
    'object',
    '[object object]',
    '[object undefined]',
  ],
  ...[
    'test',
    'tests',
    'testing',
    'test123',
    'demo',
    'example',
    'sample',
    'foo',
    'bar',
    'foobar',
    'asdf',
    'qwerty',
    'xxx',
    'todo',
  ],
  ...[
    'admin',
    'administrator',
    'root',
    'system',
    'support',
    'api',
    'bot',
    'me',
    'self',
    'someone',
    'nobody',
    'everyone',
  ],
  ...['prova', 'utente', 'anonimo', 'ospite', 'nessuno', 'sconosciuto', 'nullo', 'vuoto'],
]);

/** Nothing but one sign again and again, or zeros with signs between: `0`, `000-000`, `----`, a UUID of zeros. */
const oneSign = /^(.)\1*$/u;
const zeros = /^[0\s.\-_]+$/;
/** `{{user.id}}`, `%USER_ID%`, `${id}`, `[email]`, `<id>`, `*|UNIQID|*`: a template nobody filled in. */
const template = /^(?:\{\{.*\}\}|\{%.*%\}|%%?[\w.]+%%?|\$\{.*\}|<%?=?.*>|\[\w+\]|\*\|.*\|\*|\{\w+\}|:\w+)$/;

export function isJunkId(id: string): boolean {
  const text = id
    .trim()
    .toLowerCase()
    .replace(/^["']+|["']+$/g, '');
  if (text === '' || text === '-1') return true;
  if (junk.has(text) || zeros.test(text) || template.test(text)) return true;
  // "7" and "2222" may be customers; "aaa" and "###" are nobody.
  return oneSign.test(text) && !/^\d+$/.test(text);
}
