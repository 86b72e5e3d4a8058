// Where drizzle-kit finds the tables and puts the migrations; `npm run migration`.

import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './stores/records/schema/*.ts',
  out: './stores/records/migrations',
});
