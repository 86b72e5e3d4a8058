// HubSpot's addresses in both spellings: the versioned ones (v3, v4) and those that bear a date, such as 2026-09.

export interface HubspotPaths {
  /** `type`: such as `companies`. */
  objects(type: string): string;
  /** Of one object to all of another type, by the default kind of link. */
  link(from: string, fromId: string, to: string, toId: string): string;
  readLinks(from: string, to: string): string;
  properties(type: string): string;
  readonly owners: string;
  readonly dealPipelines: string;
}

/** `version`: '' for v3 and v4. */
export function hubspotPaths(version: string): HubspotPaths {
  const isDated = /^\d{4}-\d{2}$/.test(version);
  const area = (name: string, plain: string) =>
    isDated ? `/crm/${name}/${version}` : `/crm/${plain}/${name}`;
  const id = encodeURIComponent;
  return {
    objects: (type) => `${area('objects', 'v3')}/${type}`,
    link: (from, fromId, to, toId) =>
      `${area('objects', 'v4')}/${from}/${id(fromId)}/associations/default/${to}/${id(toId)}`,
    readLinks: (from, to) => `${area('associations', 'v4')}/${from}/${to}/batch/read`,
    properties: (type) => `${area('properties', 'v3')}/${type}`,
    owners: area('owners', 'v3'),
    dealPipelines: `${area('pipelines', 'v3')}/deals`,
  };
}
