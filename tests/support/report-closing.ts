// The last words of a test run: every skipped test by name, so that a missing engine is not mistaken for a passed test, and
// one line of counts. With CI=true a skipped test fails the run.

import type { Reporter, TestModule } from 'vitest/node';

export function createClosingReporter(environment: NodeJS.ProcessEnv = process.env): Reporter {
  return {
    onTestRunEnd(modules, errors) {
      const count = (state: 'passed' | 'failed' | 'skipped') =>
        modules.reduce((sum, module) => sum + [...module.children.allTests(state)].length, 0);
      // A file that cannot be loaded, and an error outside any test, are failures as much as a test's.
      const broken = modules.filter((module) => module.errors().length > 0).length + errors.length;
      const skipped = modules.flatMap(listSkipped);
      const lines = [
        `${count('passed')} passed, ${count('failed') + broken} failed, ${skipped.length} skipped`,
      ];
      if (skipped.length > 0) {
        lines.unshift('Skipped: not asked for, or something they need is not installed here.', ...skipped);
        if (environment['CI'] === 'true') {
          lines.unshift('With CI=true nothing may be skipped.');
          process.exitCode = 1;
        }
      }
      // After the summary that the default reporter still has to print.
      process.once('exit', () => process.stdout.write(`\n${lines.join('\n')}\n`));
    },
  };
}

function listSkipped(module: TestModule): string[] {
  const skipped = [...module.children.allTests('skipped')];
  return skipped.map((test) => `  ${module.relativeModuleId}: ${test.fullName}`);
}
