// On which pages the browser script takes nothing but the view.

import { expect, test } from 'vitest';
import { isQuietPath } from '../../snippet/quiet-path.ts';

const prefixes = ['/login', '/lavora-con-noi', '/area/'];

test.each(['/login', '/login/', '/login/new', '/login.php', '/login_form', '/lavora-con-noi', '/area/42'])(
  'takes %s for quiet',
  (path) => {
    expect(isQuietPath(path, prefixes)).toBe(true);
  },
);

test.each(['/', '/logins', '/login2', '/blog/login', '/lavora-con-noiosi', '/area'])(
  'leaves %s alone',
  (path) => {
    expect(isQuietPath(path, prefixes)).toBe(false);
  },
);
