// How to reach a PostgreSQL, embedded or served, in a form that may be handed to another thread.

export interface PostgresConnection {
  /** Host name, or the directory of a Unix socket. */
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** Ask for TLS; `sslmode=require` and stricter in DATABASE_URL. */
  ssl?: boolean | { rejectUnauthorized: boolean };
}
