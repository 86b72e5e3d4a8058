// What every connector can do, in our words: one file per CRM beside this one. A connector knows how one CRM speaks and nothing of
// ours; which record is which and who owns a field is decided above it, in `crm/sync`.
//
// Whatever writes is once in effect: by an id of ours that the CRM holds, or by looking again before a repetition. All reject with
// CrmError; one whose outcome is unknown is settled by the next try, which looks for our id first.

import type { CompanyStatus } from '#contract/company.ts';
import type { CrmOrderDocument, CrmProvider, DealState, FieldRule } from '#contract/crm.ts';
import type { OrderKind, OrderLine } from '#contract/order-report.ts';
import type { RestKind } from '#contract/rest-report.ts';
import type { FieldValues } from '#intelligence/sync/field-value.ts';
import type { MatchKey } from '#intelligence/sync/match-record.ts';

export type RecordKind = 'company' | 'person';

/** A company or a person of the CRM. */
export interface RemoteRecord {
  readonly id: string;
  /** Changes with every change of the record; '' when the CRM tells none. */
  readonly version: string;
  /** Our id in it; '' when it bears none. */
  readonly ownId: string;
  /** By the CRM's names, the fields of the rules. */
  readonly values: FieldValues;
  readonly name: string;
  /** As they stand there: addresses or domains. */
  readonly domains: readonly string[];
  readonly vatNumber: string;
  readonly emails: readonly string[];
  /** As `listOwners` names them; '' for none. */
  readonly ownerId: string;
  /** What the CRM says the company is to us; undefined when it says nothing. */
  readonly status: CompanyStatus | undefined;
  /** Ids of records that were merged into it. */
  readonly mergedIds: readonly string[];
  /** Of a company: when somebody there last called, met or wrote to it, milliseconds since 1970; for CRMs that tell it. */
  readonly contactedMs?: number | undefined;
}

/** One that stands there. */
export interface StandingRecord {
  readonly id: string;
  /** As in `RemoteRecord`. */
  readonly contactedMs?: number | undefined;
}

export interface RemoteDeal {
  readonly id: string;
  readonly version: string;
  /** '' for none. */
  readonly companyId: string;
  readonly name: string;
  readonly stageId: string;
  readonly state: DealState;
  readonly amount: number | undefined;
  /** ISO 4217; '' when it says none. */
  readonly currency: string;
  readonly ownerId: string;
  readonly lostReason: string;
  /** Milliseconds since 1970. */
  readonly openedMs: number | undefined;
  readonly closedMs: number | undefined;
  /**
   * Where the CRM keeps no moment of closing: then `closedMs` is when it was closed at the latest, which holds for a deal that was seen
   * open, and this is what is said of one that was closed when it was first seen.
   */
  readonly closedFirstMs?: number | undefined;
  /** What stands there and could not be read, such as `amount: many`. */
  readonly unread?: readonly string[];
}

/** An order or invoice of the CRM. */
export interface RemoteOrder {
  readonly id: string;
  /** '' for none. */
  readonly companyId: string;
  readonly kind: OrderKind;
  /** '' for one that has none. */
  readonly number: string;
  /** A day, such as 2026-11-27; '' when it says none. */
  readonly day: string;
  /** One for each product; empty when it says none. */
  readonly lines: readonly OrderLine[];
  /** Without taxes; below zero for what was given back. Undefined for the sum of its lines. */
  readonly amount: number | undefined;
  /** ISO 4217; '' when it says none. */
  readonly currency: string;
  /** In the CRM's own word. */
  readonly state: string;
  /** False for one that was cancelled, or is no order yet, such as a quotation. */
  readonly isStanding: boolean;
  /** What stands there and could not be read, such as `amount: many`. */
  readonly unread?: readonly string[];
}

interface OrdersPage {
  readonly orders: readonly RemoteOrder[];
  /** Where to go on; after the last page, where to begin the next time. */
  readonly cursor: string;
  readonly isLast: boolean;
}

/** Orders and invoices of a CRM that has such. */
export interface OrderSource {
  /** Every kind of them, in the CRM's own word, with why it is not read. */
  listDocuments(): Promise<readonly CrmOrderDocument[]>;
  /** `cursor`: '' from the very beginning. */
  readChanged(document: string, cursor: string): Promise<OrdersPage>;
  /** Of these ids those that stand there; absent where a record says itself that it was deleted. */
  listStanding?(document: string, ids: readonly string[]): Promise<readonly string[]>;
}

export interface RecordWrite {
  readonly ownId: string;
  /** Of the record to change; undefined to make one, unless one with our id is there. */
  readonly theirId: string | undefined;
  /** By the CRM's names; null makes a field blank. */
  readonly values: FieldValues;
  /** Of a person: the company there that they are of. */
  readonly companyId?: string | undefined;
  /** Whose it is to be when it is made; '' or absent for whoever the CRM says. */
  readonly ownerId?: string | undefined;
  /** When a try whose outcome nobody knows went out, milliseconds since 1970: a look that lags behind does not do. */
  readonly doubtSinceMs?: number | undefined;
}

export interface NoteWrite {
  readonly ownId: string;
  /** Of the note to write anew; undefined to make it, unless one with our id is there. */
  readonly theirId: string | undefined;
  readonly companyId: string;
  /** Of the CRM; '' for whoever we are there. */
  readonly ownerId: string;
  readonly week: string;
  readonly lines: readonly string[];
  readonly language: 'en' | 'it';
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly doubtSinceMs?: number | undefined;
}

export interface TaskWrite {
  readonly ownId: string;
  readonly theirId: string | undefined;
  readonly companyId: string;
  readonly ownerId: string;
  readonly subject: string;
  readonly text: string;
  readonly dueMs: number;
  readonly doubtSinceMs?: number | undefined;
}

export interface WrittenRecord {
  readonly id: string;
  readonly version: string;
  /** It was made by this call. */
  readonly isNew: boolean;
  /** Of what else stands in it; see CrmLink. */
  readonly wholeHash?: string | undefined;
  /** A company or a person as they stand there now, in the CRM's own way of writing; absent when its answer does not say. */
  readonly record?: RemoteRecord | undefined;
}

/** What people may have done with what we made: what stands in it, and what they have hung on it. */
export interface RemoteWhole {
  /** By the CRM's names, what is filled: of a company or a person the fields that no rule names; of a note or a task all. */
  readonly values: FieldValues;
  /** Ids of people, deals, notes, tasks and the like that stand under it, however they came there. Rejects with CrmError. */
  listBeneath(): Promise<readonly string[]>;
  /** Whether there may be some that cannot be asked for. */
  readonly mayHideBeneath?: boolean;
}

export type ChangeStream = 'company' | 'person' | 'deal';

export interface ChangedPage {
  readonly records: readonly RemoteRecord[];
  readonly deals: readonly RemoteDeal[];
  /** Where to go on; after the last page, where to begin the next time. */
  readonly cursor: string;
  readonly isLast: boolean;
}

export interface GonePage {
  readonly gone: readonly { readonly id: string; readonly mergedInto: string }[];
  readonly cursor: string;
  readonly isLast: boolean;
}

export interface RemoteOwner {
  readonly id: string;
  readonly name: string;
  /** Lower case; '' when it is not told. */
  readonly email: string;
}

export interface RemoteStage {
  readonly id: string;
  readonly pipeline: string;
  readonly label: string;
  readonly place: number;
}

interface FieldDescription {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly isWritable: boolean;
}

export interface ConnectorTest {
  /** Whom we are there, as a human knows it. */
  readonly account: string;
  /** What is missing, each in the CRM's own word, such as a right or a field. */
  readonly missing: readonly string[];
  /** What stands where, for those whose places an administrator says. */
  readonly found?: readonly FoundKind[];
}

export interface FoundKind {
  readonly kind: RestKind;
  /** Records on the first page. */
  readonly count: number;
  /** Id of the first one; '' when there is none. */
  readonly example: string;
  /** Code of what is wrong; '' when nothing is. */
  readonly problem: string;
  /** States of deals that no word of the mapping means. */
  readonly unknownWords?: readonly string[];
}

export interface Connector {
  readonly provider: CrmProvider;
  /** A task there is a deal: while one is open, what else is to be done about the company belongs to it. */
  readonly tasksAreDeals?: boolean;
  /** It takes nobody without a name: of whom nothing but the address is known, the address stands for it. */
  readonly needsPersonName?: boolean;
  /** Its calls are counted, and people and other programs share them: what may be known late is asked for seldom. */
  readonly isMetered?: boolean;
  /** Of these streams deletions can be read. */
  readonly goneStreams: readonly ChangeStream[];
  readonly streams: readonly ChangeStream[];
  /** Absent where no orders are read. */
  readonly orders?: OrderSource;
  test(): Promise<ConnectorTest>;
  /** Makes our fields where they are missing and it may. The same again does nothing. */
  prepare(): Promise<void>;
  describeFields(kind: RecordKind): Promise<readonly FieldDescription[]>;
  /** All that the key fits. `doubtSinceMs`: see RecordWrite. */
  find(kind: RecordKind, key: MatchKey, doubtSinceMs?: number): Promise<readonly RemoteRecord[]>;
  write(kind: RecordKind, write: RecordWrite): Promise<WrittenRecord>;
  /** Says that the person is of the company. The same again does nothing. */
  link(personId: string, companyId: string): Promise<void>;
  writeNote(note: NoteWrite): Promise<WrittenRecord>;
  writeTask(task: TaskWrite): Promise<WrittenRecord>;
  /** Undefined when it is gone. Without it nobody can know that what we made is untouched, and an undo leaves it. */
  readWhole?(kind: RecordKind | 'note' | 'task', id: string): Promise<RemoteWhole | undefined>;
  /** Takes away what we had made; what is gone already stays gone. */
  remove(kind: RecordKind | 'note' | 'task', id: string): Promise<void>;
  /**
   * Wipes what we had made of a person for good, as far as the CRM lets anybody; what is gone already stays gone. `blanked`: nothing of
   * them stands in it any more, and it is still there.
   */
  erase(personId: string): Promise<'erased' | 'blanked'>;
  /** `cursor`: '' from the very beginning. */
  readChanged(stream: ChangeStream, cursor: string): Promise<ChangedPage>;
  readGone(stream: ChangeStream, cursor: string): Promise<GonePage>;
  /** Of these ids those that stand there; for CRMs that tell nobody of deletions, or not of all and for ever. */
  listStanding?(kind: RecordKind, ids: readonly string[]): Promise<readonly StandingRecord[]>;
  /** The same of deals, where these are not among `goneStreams` either. */
  listStandingDeals?(ids: readonly string[]): Promise<readonly string[]>;
  /** Each of them costs a call: those that ended long ago are asked for seldom. */
  readonly asksDealsSingly?: boolean;
  /** The account's own id, which no other has; '' where it tells none. For CRMs that have one. */
  tellAccount?(): Promise<string>;
  /** Whoever we are there, by the ids of `listOwners`, for CRMs that make us the owner of what we make; '' when it is not told. */
  tellOwnUser?(): Promise<string>;
  /** Where people open a company there, with `{id}`, for CRMs whose address does not say it; '' when it tells none. */
  tellCompanyPage?(): Promise<string>;
  listOwners(): Promise<readonly RemoteOwner[]>;
  listStages(): Promise<readonly RemoteStage[]>;
}

/** The rules in force for each kind: the connector's own, with what the administrator changed. */
export interface ConnectorRules {
  readonly company: readonly FieldRule[];
  readonly person: readonly FieldRule[];
}
