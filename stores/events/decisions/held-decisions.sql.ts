// Visits with what the decision says that holds for each: gathered first, joined to decisions inside the engine, so that no ids
// travel. The choice is that of `choose-decision.ts`.

/** A decision is written again on each day of use, before the events that hang on it: what visits of a window need is not older. */
const renewedWithinMs = 3 * 86_400_000;

/** Without these a join of a year would have to fit into memory; with them it is sorted and merged from disk once it is large. */
const joinLimits = `SETTINGS join_algorithm = 'auto', max_bytes_in_join = 200000000`;

/** What is told of a decision, by the name of its column. */
const said = [
  ...[
    'band',
    'reason',
    'kind',
    'company_id',
    'name',
    'domain',
    'country',
    'network',
    'is_own',
    'is_contested',
  ],
  ...['blind', 'blind_band', 'blind_kind'],
] as const;
const saidTuple = said.join(', ');
const bandRank = `transform(said_band, ['verified', 'high', 'medium', 'low'], [4, 3, 2, 1], 0)`;
const rank = `multiIf(said_band = '', -1, said_is_own, 6, said_blind != '' AND ${bandRank} >= 2, 5, ${bandRank})`;

/** All decisions of a visit that were told apart; a visit of before there were several has the last alone. */
const toldOf = (visits: string) =>
  `if(notEmpty(${visits}.decisions), ${visits}.decisions, if(${visits}.decision > 1, [${visits}.decision], emptyArrayUInt64()))`;

/** Whether a visit has one of some decisions, be it the one that holds or not. `among`: a SELECT of ids. */
export const hasAmong = (visits: string, among: string) =>
  `(${visits}.decision IN (${among}) OR arrayExists(one -> one IN (${among}), ${visits}.decisions))`;

export interface HeldParts {
  /** Rows of `sessionColumns`, in brackets after FROM. */
  sessions: string;
  /** Whether they are cut on read, which is too dear to be done twice. */
  isCut: boolean;
  /** Columns of a visit that keep groups apart, by the name that they get; aggregates are not among them. */
  keys: Readonly<Record<string, string>>;
  /** Visits without any decision among these are left out: a SELECT of ids. */
  among?: string;
}

/**
 * One row for each group of visits with the same keys and the same decisions, to be put into brackets after FROM: the keys,
 * `visits`, `page_views`, `engaged_ms`, `last_ms`, `mix` (see `visit-pages.ts`), `held` (id of the decision that holds) and the
 * columns of `decisions_v1` that tell what it says. Parameters are `cutParameters`.
 */
export function renderHeld({ sessions: all, isCut, keys, among }: HeldParts): string {
  const sessions =
    among === undefined ? all : `SELECT * FROM (${all}) AS one_visit WHERE ${hasAmong('one_visit', among)}`;
  const names = Object.keys(keys);
  const listed = names.map((name) => `${name}, `).join('');
  const gathered = `SELECT ${names.map((name) => `${keys[name]} AS ${name}, `).join('')}visits_of_window.decision AS last_decision,
      ${toldOf('visits_of_window')} AS told, cityHash64(visits_of_window.decision, visits_of_window.decisions) AS mix,
      count() AS visits, sum(pages) AS page_views, sum(visits_of_window.engaged_ms) AS engaged_ms,
      max(toUnixTimestamp64Milli(ended_at)) AS last_ms
    FROM (${sessions}) AS visits_of_window
    GROUP BY ${listed}last_decision, told, mix`;
  const apart = `SELECT *, one, place FROM (${gathered}) AS gathered LEFT ARRAY JOIN told AS one, arrayEnumerate(told) AS place`;
  const recent = `decided_at >= fromUnixTimestamp64Milli({fromMs: Int64} - ${renewedWithinMs}, 'UTC')`;
  const ofWindow = `decision IN (SELECT arrayJoin(${toldOf('used')}) FROM (${sessions}) AS used)`;
  const facts = `SELECT decision AS found, argMax((${saidTuple}), version) AS newest,
      ${said.map((name, place) => `newest.${place + 1} AS said_${name}`).join(', ')}
    FROM decisions_v1
    WHERE ${isCut ? recent : `${recent} AND ${ofWindow}`}
    GROUP BY decision`;
  return `SELECT ${listed}mix, if(best.2 > -1, best.1, last_decision) AS held,
    visits, page_views, engaged_ms, last_ms,
    ${said.map((name, place) => `${saidOr(name, place + 3)} AS ${name}`).join(', ')}
  FROM (
    SELECT ${listed}last_decision, told, mix, any(visits) AS visits, any(page_views) AS page_views,
      any(engaged_ms) AS engaged_ms, any(last_ms) AS last_ms,
      argMax((one, ${rank}, ${said.map((name) => `said_${name}`).join(', ')}), (${rank}, place)) AS best
    FROM (${apart}) AS wanted
    LEFT JOIN (${facts}) AS facts ON wanted.one = facts.found
    GROUP BY ${listed}last_decision, told, mix
    ${joinLimits}
  )`;
}

/** Where there is no row, the id says it, as in `fieldsOf`. */
function saidOr(name: (typeof said)[number], place: number): string {
  const value = `best.${place}`;
  if (name === 'band') return `if(best.2 > -1, ${value}, 'none')`;
  if (name === 'kind') return `if(best.2 > -1, ${value}, 'unknown')`;
  if (name === 'reason') return `if(best.2 > -1, ${value}, if(last_decision = 1, 'not_allowed', 'no_data'))`;
  return value;
}
