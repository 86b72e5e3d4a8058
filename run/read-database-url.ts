// DATABASE_URL as connection parts.

import type { PostgresConnection } from '#stores/records/postgres-connection.ts';

/** `sslmode`: absent, `disable` and the like: none; `require`: encrypted; `verify-ca`, `verify-full`: checked as well. */
export function readDatabaseUrl(databaseUrl: string): PostgresConnection {
  const url = new URL(databaseUrl);
  const mode = url.searchParams.get('sslmode') ?? 'disable';
  const isChecked = mode.startsWith('verify-');
  return {
    // A Unix socket's directory may be given as `?host=/run/postgresql`.
    host: url.searchParams.get('host') ?? url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? 5432 : Number(url.port),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)) || 'fiuto',
    ...(mode === 'require' || isChecked ? { ssl: { rejectUnauthorized: isChecked } } : {}),
  };
}
