// The records of the Salesforce stub: objects with typed fields of which some are required, one that is unique and an external id, a bin
// that keeps what was thrown away and into what it was merged, times in whole seconds.

import { readSoql, SalesforceRefusal, type SalesforceRow } from './salesforce-soql.ts';

type Type = 'string' | 'double' | 'boolean' | 'reference' | 'datetime' | 'date' | 'picklist';
export interface SalesforceFieldOfStub {
  name: string;
  label: string;
  type: Type;
  updateable: boolean;
  externalId: boolean;
}

const computed = 'Id CreatedDate:datetime SystemModstamp:datetime IsDeleted:boolean';
const ownField = 'Fiuto_Id__c';
const objects: Readonly<Record<string, readonly [prefix: string, fields: string]>> = {
  Account: [
    '001',
    'Name Website Phone Type:picklist NumberOfEmployees:double AnnualRevenue:double BillingCountry OwnerId:reference MasterRecordId:reference LastActivityDate:date',
  ],
  Contact: [
    '003',
    'Name FirstName LastName Email Phone Title AccountId:reference OwnerId:reference MasterRecordId:reference',
  ],
  Task: [
    '00T',
    'Subject Description Status:picklist Priority:picklist ActivityDate:date WhatId:reference WhoId:reference OwnerId:reference AccountId:reference IsClosed:boolean',
  ],
  Opportunity: [
    '006',
    'Name AccountId:reference StageName:picklist Amount:double IsClosed:boolean IsWon:boolean OwnerId:reference CloseDate:date',
  ],
  Order: [
    '801',
    'OrderNumber AccountId:reference EffectiveDate:date Status:picklist StatusCode:picklist TotalAmount:double',
  ],
  OrderItem: ['802', 'OrderId:reference Product2Id:reference Quantity:double TotalPrice:double'],
  Product2: ['01t', 'Name'],
  Case: ['500', 'Subject AccountId:reference ContactId:reference'],
  Event: ['00U', 'Subject WhatId:reference WhoId:reference'],
  User: ['005', 'Name Email IsActive:boolean'],
  Organization: ['00D', 'Name'],
  OpportunityStage: ['01J', 'MasterLabel ApiName SortOrder:double IsActive:boolean'],
};
/** What an administrator made for us. */
const own: Readonly<Record<string, string>> = {
  Account: `${ownField} Fiuto_VAT__c Fiuto_Score__c:double Fiuto_Fit__c:double Fiuto_Band__c Fiuto_Verdict__c Fiuto_Last_Visit__c:date`,
  Contact: ownField,
};
const required: Readonly<Record<string, readonly string[]>> = {
  Account: ['Name'],
  Contact: ['LastName'],
  Task: [],
};
const readOnly = new Set([
  ...['Id', 'CreatedDate', 'SystemModstamp', 'IsDeleted', 'MasterRecordId', 'LastActivityDate', 'IsClosed'],
]);

export class SalesforceMemory {
  private readonly fields = new Map<string, SalesforceFieldOfStub[]>();
  private readonly tables = new Map<string, SalesforceRow[]>();
  private next = 1;
  private skewMs = 0;
  private lastMs = 0;
  /** Who owns what is made over the API, unless another one is named. */
  tokenUserId = '';

  private readonly refused: readonly string[];
  /** Objects of what nobody has switched on. */
  private readonly absent: readonly string[];

  /** `refused`: what the user of the token may not, as `Task (deletable)` of an object and `Account.Website` of a field. */
  constructor({
    hasOwnFields = true,
    refused = [],
    absent = [],
  }: { hasOwnFields?: boolean; refused?: readonly string[]; absent?: readonly string[] } = {}) {
    this.refused = refused;
    this.absent = absent;
    for (const [object, [, spec]] of Object.entries(objects)) {
      const all = `${computed} ${spec} ${hasOwnFields ? (own[object] ?? '') : ''}`.trim().split(' ');
      const read = all.map((one) => {
        const [name = '', type = 'string'] = one.split(':');
        const isComputed = readOnly.has(name) || (object === 'Contact' && name === 'Name');
        return {
          name,
          label: name,
          type: type as Type,
          updateable: !isComputed && !refused.includes(`${object}.${name}`),
          externalId: name === ownField,
        };
      });
      this.fields.set(object, read);
    }
  }

  fieldsOf(object: string): SalesforceFieldOfStub[] {
    const fields = this.absent.includes(object) ? undefined : this.fields.get(object);
    if (fields === undefined)
      throw new SalesforceRefusal('NOT_FOUND', 'The requested resource does not exist', 404);
    return fields;
  }

  describe(object: string): Record<string, unknown> {
    const rights = ['queryable', 'createable', 'updateable', 'deletable'];
    const may = rights.map((right) => [right, !this.refused.includes(`${object} (${right})`)] as const);
    return { name: object, fields: this.fieldsOf(object), ...Object.fromEntries(may) };
  }

  dump(): string {
    return JSON.stringify([...this.tables.values()]);
  }
  all(object: string): SalesforceRow[] {
    return this.tables.get(object) ?? [];
  }
  live(object: string): SalesforceRow[] {
    return this.all(object).filter((row) => row['IsDeleted'] !== true);
  }

  /** In whole seconds. */
  private stamp(): string {
    this.lastMs = Math.max(this.lastMs + 1, Date.now() + this.skewMs);
    return `${new Date(this.lastMs).toISOString().slice(0, 19)}.000+0000`;
  }
  skew(ms: number): void {
    [this.skewMs, this.lastMs] = [ms, 0];
  }

  add(object: string, values: Record<string, unknown>): SalesforceRow {
    const [prefix = 'a00'] = objects[object] ?? [];
    const at = this.stamp();
    const Id = `${prefix}${String(this.next++).padStart(12, '0')}AAA`;
    const row = { ...values, Id, CreatedDate: at, SystemModstamp: at, IsDeleted: false };
    this.settle(object, row);
    this.tables.set(object, [...this.all(object), row]);
    return row;
  }

  /** Over the API. */
  make(object: string, values: Record<string, unknown>): SalesforceRow {
    return this.add(object, { OwnerId: this.tokenUserId, ...values });
  }

  touch(object: string, row: SalesforceRow, values: Record<string, unknown>): void {
    Object.assign(row, values, { SystemModstamp: this.stamp() });
    this.settle(object, row);
  }

  private settle(object: string, row: SalesforceRow): void {
    if (object === 'Contact')
      row['Name'] = [row['FirstName'], row['LastName']].filter((one) => Boolean(one)).join(' ');
    if (object === 'Task') this.settleTask(row);
  }

  /** The account that it is about, whose last activity is that of its last closed task; the account's own times stay. */
  private settleTask(task: SalesforceRow): void {
    task['IsClosed'] = task['Status'] === 'Completed';
    const account = this.all('Account').find(({ Id }) => Id === task['WhatId']);
    task['AccountId'] = account?.Id ?? null;
    if (account === undefined || task['IsClosed'] !== true) return;
    const days = [account['LastActivityDate'], task['ActivityDate']].map((day) => String(day ?? ''));
    account['LastActivityDate'] = days.toSorted().at(-1) || null;
  }

  /** Into the bin; of an account everything goes along that is of it. */
  bin(object: string, row: SalesforceRow): void {
    this.touch(object, row, { IsDeleted: true });
    if (object !== 'Account') return;
    for (const [other, field] of [
      ['Contact', 'AccountId'],
      ['Opportunity', 'AccountId'],
      ['Task', 'WhatId'],
    ] as const)
      for (const one of this.live(other))
        if (one[field] === row.Id) this.touch(other, one, { IsDeleted: true });
  }

  /** Throws SalesforceRefusal: one that is in the bin is told apart from one that never was. */
  find(object: string, id: string): SalesforceRow {
    this.fieldsOf(object);
    const row = this.all(object).find(({ Id }) => Id === id);
    if (row === undefined)
      throw new SalesforceRefusal('NOT_FOUND', 'The requested resource does not exist', 404);
    if (row['IsDeleted'] === true) throw new SalesforceRefusal('ENTITY_IS_DELETED', 'entity is deleted', 404);
    return row;
  }

  /** Throws SalesforceRefusal as the real one does for names, kinds, what must be there and what another record has. */
  judge(object: string, values: Record<string, unknown>, ownId: string | undefined): void {
    const fields = this.fieldsOf(object);
    for (const [name, value] of Object.entries(values)) {
      const field = fields.find((one) => one.name === name);
      if (field === undefined)
        throw new SalesforceRefusal('INVALID_FIELD', `No such column '${name}' on sobject of type ${object}`);
      if (!field.updateable)
        throw new SalesforceRefusal(
          'INVALID_FIELD_FOR_INSERT_UPDATE',
          `Unable to create/update fields: ${name}.`,
        );
      const isWrong =
        value !== null &&
        (field.type === 'double'
          ? typeof value !== 'number'
          : field.type === 'boolean'
            ? typeof value !== 'boolean'
            : typeof value !== 'string');
      if (isWrong)
        throw new SalesforceRefusal('JSON_PARSER_ERROR', `Cannot deserialize instance of ${field.type}`);
      if (field.type === 'reference' && value !== null && !this.exists(String(value)))
        throw new SalesforceRefusal('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${name}`);
      const owner = name === 'OwnerId' ? this.all('User').find(({ Id }) => Id === value) : undefined;
      if (owner !== undefined && owner['IsActive'] !== true)
        throw new SalesforceRefusal('INACTIVE_OWNER_OR_USER', 'owner or user is inactive.');
      const holder = field.externalId ? this.live(object).find((row) => row[name] === value) : undefined;
      if (holder !== undefined && holder.Id !== ownId)
        throw new SalesforceRefusal('DUPLICATE_VALUE', `duplicate value found: ${name}`);
    }
    const lacking = (required[object] ?? []).filter((name) => ownId === undefined && !values[name]);
    if (lacking.length > 0)
      throw new SalesforceRefusal(
        'REQUIRED_FIELD_MISSING',
        `Required fields are missing: [${lacking.join(', ')}]`,
      );
  }

  private exists(id: string): boolean {
    return [...this.tables.values()].some((rows) =>
      rows.some((row) => row.Id === id && row['IsDeleted'] !== true),
    );
  }

  /** By its external id. */
  upsert(
    object: string,
    key: string,
    record: Record<string, unknown>,
  ): { row: SalesforceRow; isNew: boolean } {
    const { attributes: _attributes, ...values } = record;
    const found = this.live(object).find((row) => row[key] === values[key]);
    this.judge(object, values, found?.Id);
    if (found === undefined) return { row: this.make(object, values), isNew: true };
    this.touch(object, found, values);
    return { row: found, isNew: false };
  }

  query(text: string, withDeleted: boolean): SalesforceRow[] {
    const soql = readSoql(text);
    if (this.fields.get(soql.object) === undefined)
      throw new SalesforceRefusal('INVALID_TYPE', `sObject type '${soql.object}' is not supported.`);
    const names = new Set(this.fieldsOf(soql.object).map(({ name }) => name));
    const unknown = [...soql.fields, ...soql.named].find((name) => !names.has(name));
    if (unknown !== undefined)
      throw new SalesforceRefusal('INVALID_FIELD', `No such column '${unknown}' on entity '${soql.object}'`);
    if (soql.named.includes('Description'))
      throw new SalesforceRefusal('INVALID_FIELD', "field 'Description' can not be filtered in a query call");
    const rows = (withDeleted ? this.all(soql.object) : this.live(soql.object)).filter(soql.fits);
    for (const { name, isDescending } of soql.order.toReversed())
      rows.sort((one, other) => {
        const [a, b] = [String(one[name] ?? ''), String(other[name] ?? '')];
        return (isDescending ? -1 : 1) * (a < b ? -1 : a > b ? 1 : 0);
      });
    const { object, fields } = soql;
    return rows.slice(0, soql.limit).map((row) => ({
      attributes: { type: object, url: `/services/data/v62.0/sobjects/${object}/${row.Id}` },
      ...{ Id: row.Id, ...Object.fromEntries(fields.map((name) => [name, row[name] ?? null])) },
    }));
  }
}
