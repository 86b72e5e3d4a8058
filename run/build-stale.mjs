// Builds what is stale before a start. An installation without the building tools runs what was built for it.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findStale, root } from './find-stale.mjs';

/** Ends the process when the build fails. */
export function buildStale() {
  const stale = findStale();
  if (stale.length === 0) return;
  const hasTools = existsSync(join(root, 'node_modules', 'esbuild'));
  if (!hasTools) {
    if (existsSync(join(root, 'dist', 'run'))) return;
    console.error(
      'Fiuto is not built and its building tools are not installed: run npm install without --omit=dev.',
    );
    process.exit(1);
  }
  process.stderr.write(`Building ${stale.join(', ')} ...\n`);
  const build = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'run', 'build.ts'), '--stale'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (build.status === 0) return;
  console.error('The build failed; what is wrong is said above.');
  process.exit(1);
}
