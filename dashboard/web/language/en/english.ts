// All English words of the interface, by subject; loaded as one chunk when English is shown.

import { audit } from './audit.ts';
import { frame } from './frame.ts';
import { login } from './login.ts';
import { pipeline } from './pipeline.ts';
import { sites } from './sites.ts';
import { users } from './users.ts';
import { visits } from './visits.ts';
import { words } from './words.ts';

export const english = { audit, frame, login, pipeline, sites, users, visits, words };
