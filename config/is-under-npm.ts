// Whether a package manager's script started us: of one Ctrl-C it then passes on a second signal.

/** npm, pnpm and yarn all name the script that they run. */
export function isUnderNpm(environment: NodeJS.ProcessEnv = process.env): boolean {
  return environment['npm_lifecycle_event'] !== undefined;
}
