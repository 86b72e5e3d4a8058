// The numbers of PostgreSQL's advisory locks that Fiuto takes, all in one place, so that no two things wait for each other by chance.

/** Numbers that no other program's advisory locks use. */
export const advisoryLocks = {
  migrations: 7_204_115,
  /** Numbers of revisions follow the order of commits. */
  revisions: 7_204_116,
  parents: 7_204_117,
  /** Who is who. */
  identity: 7_204_118,
  rule_versions: 7_204_119,
  erased_keys: 7_204_120,
  withdrawals: 7_204_121,
  withdrawn_browsers: 7_204_122,
  /** Of two imports the second sees what the first has made. */
  imports: 7_204_123,
  networks: 7_204_124,
  /** With a hash of the user's id. */
  unusual_reads: 7_204_125,
  tellings: 7_204_131,
} as const;
