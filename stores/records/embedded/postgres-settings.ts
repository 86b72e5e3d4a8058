// How the embedded PostgreSQL is set: small, durable, and made for a queue whose rows live for milliseconds.

/** `socketDirectory`: where the Unix socket goes; nothing listens on the network. */
export function postgresArguments(clusterDirectory: string, socketDirectory: string): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketDirectory,
    unix_socket_permissions: '0700',
    max_connections: '60',
    // Memory is the whole product's: one machine, a few hundred megabytes.
    shared_buffers: '64MB',
    work_mem: '4MB',
    maintenance_work_mem: '32MB',
    max_worker_processes: '2',
    max_parallel_workers: '0',
    max_parallel_workers_per_gather: '0',
    huge_pages: 'off',
    io_method: 'sync',
    jit: 'off',
    // What is read lies in memory or on a disk without a head: the default of four times a page in line makes the database read whole
    // tables where a few rows of an index would do.
    random_page_cost: '1.1',
    // What is acknowledged is on disk.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // Nobody replicates from here, so the log carries no more than a crash needs.
    wal_level: 'minimal',
    max_wal_senders: '0',
    wal_compression: 'on',
    min_wal_size: '64MB',
    max_wal_size: '256MB',
    // With the defaults, dead entries of the queue's indexes bring it to a crawl after a minute of load.
    autovacuum_naptime: '5s',
    autovacuum_vacuum_cost_delay: '0',
    autovacuum_max_workers: '2',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The server's log names faults, never the values in a statement.
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  const pairs = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', clusterDirectory, ...pairs];
}
