// What `import-engagement` is asked to do.

import { parseArgs } from 'node:util';
import {
  dateOrders,
  type EngagementMapping,
  engagementFields,
  engagementFileKinds,
  type ImportBasis,
  type ImportReading,
  importBases,
  listActions,
} from '#contract/import-report.ts';
import { isZone, readMoment } from '#intelligence/engagement-import/read-moment.ts';

export const importEngagementUsage = `Usage: npx fiuto import-engagement FILE --site KEY --origin "TEXT" --basis BASIS [options]
       npx fiuto import-engagement --undo RUN

Brings in what people did elsewhere: leads, attendees, comments and reactions exported
from LinkedIn, Meta, X or an event tool, any other list as CSV, and chats of WhatsApp
(.txt), Messenger (.json) or another tool (CSV, JSON). What would come of it is shown
first. Importing a file again adds nothing.

  --site KEY            public key of the site, or its number
  --origin "TEXT"       where the people's data comes from, such as "Fair in Bologna,
                        list of the organiser"; stands in the notice to them
  --basis BASIS         on what ground: ${importBases.join(', ')}
  --kind KIND           what the file is, where its headers do not say so:
                        ${engagementFileKinds.slice(0, 5).join(', ')},
                        ${engagementFileKinds.slice(5).join(', ')}
  --map "Header=field"  what a column means; may be given several times and is
                        remembered. Fields: ${engagementFields.slice(0, 7).join(', ')},
                        ${engagementFields.slice(7, 14).join(', ')},
                        ${engagementFields.slice(14).join(', ')}, ignore
  --action WHAT         what rows are that do not say it: ${listActions.slice(0, 4).join(', ')},
                        ${listActions.slice(4).join(', ')}
  --zone ZONE           of times without one, such as Europe/Rome
  --dates ORDER         how 03/04/2026 is meant: ${dateOrders.join(' or ')}
  --day DATE            of rows without a time, such as 2026-05-31
  --event "NAME"        of attendees: which event it was, where the file does not say so
  --event-start TIME    and when it began, such as "2026-05-12 10:00", in the zone
  --us NAME             of a chat: a name under which you wrote; may be given several times
  --preview             shows what would come of it and brings in nothing
  --refused FILE        writes the refused rows, and what is left out of others, with the
                        reasons to a CSV file
  --yes                 brings it in without asking
  --undo RUN            takes a run back; its number is shown when it is brought in
`;

export interface WantedEngagement {
  file: string;
  site: string;
  origin: string;
  basis: ImportBasis;
  reading: ImportReading;
  isPreview: boolean;
  isYes: boolean;
  refused: string | undefined;
  undo: number | undefined;
}

const eventCharsMax = 300;

const options = {
  site: { type: 'string' },
  origin: { type: 'string' },
  basis: { type: 'string' },
  kind: { type: 'string' },
  action: { type: 'string' },
  map: { type: 'string', multiple: true },
  zone: { type: 'string' },
  dates: { type: 'string' },
  day: { type: 'string' },
  event: { type: 'string' },
  'event-start': { type: 'string' },
  us: { type: 'string', multiple: true },
  preview: { type: 'boolean' },
  refused: { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
  undo: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** A text instead: what is wrong, or '' when help is asked for. */
export function readEngagementArguments(args: readonly string[]): WantedEngagement | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    if (values.help === true) return '';
    const { undo: run, site = '', origin = '', basis: ground = '' } = values;
    const flags = { isPreview: values.preview === true, isYes: values.yes === true, refused: values.refused };
    if (run !== undefined) {
      const undo = Number(run);
      if (!(Number.isInteger(undo) && undo > 0))
        return `"${run}" is no run: give its number, as it was shown when it was brought in.`;
      if (positionals.length > 0) return 'Give either a file or --undo.';
      return { file: '', site, origin, basis: 'consent', reading: {}, ...flags, undo };
    }
    const [file = ''] = positionals;
    if (positionals.length !== 1) return 'Name one file.';
    if (site === '') return 'Say which site it belongs to: --site KEY.';
    if (origin.trim() === '') return 'Say where the data of the people comes from: --origin "TEXT".';
    const basis = importBases.find((known) => known === ground);
    if (basis === undefined) return `Say on what ground it is used: --basis ${importBases.join(', ')}.`;
    const reading = readReading(values);
    if (typeof reading === 'string') return reading;
    return { file, site, origin: origin.trim(), basis, reading, ...flags, undo: undefined };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

interface ReadingValues {
  kind?: string | undefined;
  action?: string | undefined;
  map?: string[] | undefined;
  zone?: string | undefined;
  dates?: string | undefined;
  day?: string | undefined;
  us?: string[] | undefined;
  event?: string | undefined;
  'event-start'?: string | undefined;
}

function readReading({
  kind,
  action,
  map = [],
  zone,
  dates,
  day,
  us,
  event = '',
  'event-start': eventStart,
}: ReadingValues): ImportReading | string {
  const reading: ImportReading = {};
  if (kind !== undefined) {
    const known = engagementFileKinds.find((one) => one === kind);
    if (known === undefined)
      return `"${kind}" is no kind of file: choose one of ${engagementFileKinds.join(', ')}.`;
    reading.kind = known;
  }
  if (action !== undefined) {
    const known = listActions.find((one) => one === action);
    if (known === undefined)
      return `"${action}" is nothing that is known: choose one of ${listActions.join(', ')}.`;
    reading.action = known;
  }
  const mapping = readMapping(map);
  if (typeof mapping === 'string') return mapping;
  if (Object.keys(mapping).length > 0) reading.mapping = mapping;
  if (zone !== undefined) {
    if (!isZone(zone)) return `"${zone}" is no time zone: write it as Europe/Rome.`;
    reading.zone = zone;
  }
  if (dates !== undefined) {
    const known = dateOrders.find((one) => one === dates);
    if (known === undefined) return `"${dates}" is no order: choose ${dateOrders.join(' or ')}.`;
    reading.dates = known;
  }
  if (day !== undefined) {
    const dayMs = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
    if (!Number.isFinite(dayMs)) return `"${day}" is no day: write it as 2026-05-31.`;
    reading.dayMs = dayMs;
  }
  if (us !== undefined && us.length > 0) reading.own = us;
  if (event.trim() !== '') reading.eventName = event.trim().slice(0, eventCharsMax);
  if (eventStart !== undefined) {
    const plain = { zone: zone ?? 'UTC', dates: reading.dates ?? 'day_first' };
    if (readMoment(eventStart, plain) === undefined)
      return `"${eventStart}" is no time: write it as 2026-05-12 10:00.`;
    reading.eventAt = eventStart;
  }
  return reading;
}

/** The last `=` separates, since a header may hold one. */
function readMapping(texts: readonly string[]): EngagementMapping | string {
  const mapping: EngagementMapping = {};
  for (const text of texts) {
    const at = text.lastIndexOf('=');
    const header = text.slice(0, at).trim();
    const wanted = text.slice(at + 1).trim();
    const field = wanted === 'ignore' ? wanted : engagementFields.find((known) => known === wanted);
    if (at < 1 || header === '') return `"${text}" says no column: write it as "Header=field".`;
    if (field === undefined)
      return `"${wanted}" is no field: choose one of ${engagementFields.join(', ')}, ignore.`;
    mapping[header] = field;
  }
  return mapping;
}
