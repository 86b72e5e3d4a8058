// What every stub of a CRM is to the tests: a server of its own with a memory, people who work in it, and faults to be switched on. Stubs
// are written from the CRMs' documentation and refuse what the real ones refuse; they know nothing of our connectors.

import type { CrmCredentials, CrmProvider, CrmSettings } from '#contract/crm.ts';
import type { FolderSettings } from '#crm/connectors/csv/folder-place.ts';

/** At once from a stub's memory, later from a real server. */
type Later<T> = T | Promise<T>;

/** A company, person, note or task as it stands in the CRM. */
export interface StubRecord {
  readonly id: string;
  /** Our id in it; '' when it bears none. */
  readonly ownId: string;
  readonly name: string;
  /** Domain of a company, address of a person, '' else. */
  readonly key: string;
  /** Of a person, note or task. */
  readonly companyId: string;
  /** Of a note or task. */
  readonly text: string;
  readonly score: string;
  readonly ownerId: string;
}

/** What goes wrong with the next calls. */
const stubFaults = [
  'burst_limit',
  'daily_limit',
  'expired',
  'locked',
  'unavailable',
  'html_page',
  'item_failure',
  'answer_lost',
  'reset',
] as const;
export type StubFault = (typeof stubFaults)[number];

export interface NewStubCompany {
  readonly name: string;
  readonly domain?: string;
  readonly vatNumber?: string;
  readonly ownerId?: string;
}

interface NewStubPerson {
  readonly companyId: string;
  readonly name: string;
  readonly email: string;
  /** What somebody wrote of them, where there is a place for it. */
  readonly text?: string;
}

interface NewStubDeal {
  readonly companyId: string;
  readonly name: string;
  readonly state: 'open' | 'won' | 'lost';
  readonly amount?: number;
  readonly lostReason?: string;
}

export interface NewStubOrder {
  readonly companyId: string;
  /** Each price is that of all pieces together. */
  readonly lines: readonly { readonly product: string; readonly quantity: number; readonly price: number }[];
  /** A quotation, of which nobody knows whether it becomes an order. */
  readonly isQuotation?: boolean;
  /** An invoice, or one by which it goes back. */
  readonly kind?: 'order' | 'invoice' | 'credit';
}

/** What people who work in the CRM do with orders. */
export interface StubOrders {
  /** So many take several pages to be read. */
  readonly many: number;
  readonly kinds: readonly NonNullable<NewStubOrder['kind']>[];
  /** Answers its id. */
  add(order: NewStubOrder): Later<string>;
  addMany(orders: readonly NewStubOrder[]): Later<void>;
  /** The number that its people see. */
  numberOf(id: string): Later<string>;
  /** The price of its first product. */
  changePrice(id: string, price: number): Later<void>;
  cancel(id: string): Later<void>;
  /** One that was cancelled is wanted again. */
  restore(id: string): Later<void>;
  remove(id: string): Later<void>;
}

export interface CrmStub {
  readonly provider: CrmProvider;
  readonly url: string;
  readonly credentials: CrmCredentials;
  /** What an administrator must say before it can be written to. */
  readonly settings?: Partial<CrmSettings>;
  /** Where it exchanges files on this machine. */
  readonly folders?: FolderSettings;
  /** Those that this CRM knows; a locked record or a failed item is not a thing everywhere. */
  readonly faults: readonly StubFault[];
  /** Whether the CRM tells which record is left of two that were merged. */
  readonly canMerge: boolean;
  /** Whether a company there has an owner. */
  readonly tellsOwner: boolean;
  /** Whether we say whose a company is when we make it. */
  readonly takesOwner?: boolean;
  /** False where the deals of a company cannot be asked for: they are known once they were read. */
  readonly tellsDealsOf?: boolean;
  /** So many companies take several pages to be read. */
  readonly manyCompanies: number;
  /** Writes of one push at which it is worth to go wrong. */
  readonly faultPlaces: readonly number[];
  list(kind: 'company' | 'person' | 'note' | 'task'): Later<readonly StubRecord[]>;
  /** What a user of the CRM does. */
  addCompany(company: NewStubCompany): Later<string>;
  addCompanies(companies: readonly NewStubCompany[]): Later<void>;
  /** Of CRMs where a person is of one company. */
  addPerson?(person: NewStubPerson): Later<string>;
  /** Of those where a person may be of several. */
  addSharedPerson?(person: NewStubPerson): Later<string>;
  /** Whoever works in it leaves: nothing can be given to them any more. */
  retireOwner?(): Later<void>;
  /** Somebody fills in a field of a company that no rule of ours names, goes on with a task, or writes more into a note. */
  workOn?(kind: 'company' | 'note' | 'task', id: string): Later<void>;
  /** Whether a text stands anywhere in it, in bins and archives too. */
  holds(text: string): Later<boolean>;
  /** Whoever asks over the API sees those of these names alone, until what is answered is called. */
  hideBut?(names: readonly string[]): () => void;
  /** Other records hold on to a person, who cannot be deleted. */
  holdPerson?(id: string): void;
  addDeal(deal: NewStubDeal): Later<string>;
  removeDeal(id: string): Later<void>;
  /** Of CRMs that have orders. */
  readonly orders?: StubOrders;
  changeCompany(
    id: string,
    change: { name?: string; ownerId?: string; score?: string; isCustomer?: boolean },
  ): Later<void>;
  /** Somebody calls the company and writes it down there; of CRMs that tell when they last did. `atMs`: milliseconds since 1970. */
  logContact?(companyId: string, atMs: number): Later<void>;
  removeCompany(id: string): Later<void>;
  mergeCompanies(fromId: string, intoId: string): Later<void>;
  /** The next `times` writes after `after` others go wrong. */
  fail(fault: StubFault, options?: { times?: number; after?: number }): void;
  /** What was to go wrong and did not is forgotten. */
  calm(): void;
  /** Searches do not see what is younger, in milliseconds. */
  lagSearch(ms: number): void;
  /** Its clock against ours, in milliseconds. */
  skewClock(ms: number): void;
  /** Writes that came, refused ones too. */
  writes(): number;
  close(): Promise<void>;
}

/** Who works in every stub. */
export const stubOwner = { id: '7001', name: 'Anna Venditrice', email: 'anna@operator.example' } as const;

/** Whose token it is, of those that make them the owner of what we make. */
export const stubTokenUser = { id: '7000', name: 'Tino Token', email: 'tino@operator.example' } as const;
