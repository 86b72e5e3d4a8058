CREATE TABLE "engagement_import_rows" (
	"import_id" integer NOT NULL,
	"line" integer NOT NULL,
	"row_key" text NOT NULL,
	"outcome" text NOT NULL,
	"values" jsonb,
	"fault" jsonb,
	"event_id" uuid,
	"inherited_from" integer,
	CONSTRAINT "engagement_import_rows_import_id_line_pk" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
CREATE TABLE "engagement_imports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "engagement_imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"site_id" integer NOT NULL,
	"file_name" text NOT NULL,
	"state" text DEFAULT 'reading' NOT NULL,
	"kind" text DEFAULT 'engagement' NOT NULL,
	"provider" text DEFAULT '' NOT NULL,
	"encoding" text DEFAULT '' NOT NULL,
	"separator" text DEFAULT '' NOT NULL,
	"headers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"mapping" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"reading" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"speakers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"origin" text NOT NULL,
	"basis" text NOT NULL,
	"counts" jsonb NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"failure" text DEFAULT '' NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"touched_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"applied_at" timestamp (3) with time zone,
	"undone_by_name" text DEFAULT '' NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undone" jsonb
);
--> statement-breakpoint
CREATE TABLE "engagement_mappings" (
	"signature" text PRIMARY KEY NOT NULL,
	"reading" jsonb NOT NULL,
	"by_name" text NOT NULL,
	"used_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mailbox_messages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mailbox_messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mailbox_id" integer NOT NULL,
	"site_id" integer NOT NULL,
	"uid_validity" bigint NOT NULL,
	"uid" bigint NOT NULL,
	"settled_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"outcome" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"id_mark" text DEFAULT '' NOT NULL,
	"content_mark" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mailboxes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mailboxes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"site_id" integer NOT NULL,
	"name" text NOT NULL,
	"host" text NOT NULL,
	"port" integer NOT NULL,
	"security" text NOT NULL,
	"user_name" text NOT NULL,
	"sealed_password" text NOT NULL,
	"folder" text NOT NULL,
	"own_domains" text[] DEFAULT '{}' NOT NULL,
	"reads_since" timestamp (3) with time zone NOT NULL,
	"marks_read" boolean DEFAULT false NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"stated_by_id" text NOT NULL,
	"stated_by_name" text NOT NULL,
	"stated_at" timestamp (3) with time zone NOT NULL,
	"uid_validity" bigint,
	"last_uid" bigint DEFAULT 0 NOT NULL,
	"holder" text DEFAULT '' NOT NULL,
	"held_until" timestamp (3) with time zone,
	"last_read_at" timestamp (3) with time zone,
	"fault" text DEFAULT '' NOT NULL,
	"fault_at" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_items" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_items_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"record_key" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"lane" text NOT NULL,
	"connection_id" integer,
	"sealed" text NOT NULL,
	"people" text[] DEFAULT '{}' NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"claim" uuid,
	"claimed_until" timestamp (3) with time zone,
	"reason" text DEFAULT '' NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox_lanes" (
	"lane" text PRIMARY KEY NOT NULL,
	"paused_until" timestamp (3) with time zone,
	"reason" text NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_employers" (
	"person_id" bigint NOT NULL,
	"place" smallint NOT NULL,
	"name" text NOT NULL,
	"domain" text NOT NULL,
	"job_title" text NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "person_employers_person_id_place_pk" PRIMARY KEY("person_id","place")
);
--> statement-breakpoint
CREATE TABLE "event_deletions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_deletions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"site_id" integer NOT NULL,
	"event_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"next_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sealed_said" text DEFAULT '' NOT NULL,
	"people" text[] DEFAULT '{}' NOT NULL,
	"source" text NOT NULL,
	"passes" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "gone_things" (
	"connection_id" integer NOT NULL,
	"thing" text NOT NULL,
	"gone_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "gone_things_connection_id_thing_pk" PRIMARY KEY("connection_id","thing")
);
--> statement-breakpoint
CREATE TABLE "reported_things" (
	"connection_id" integer NOT NULL,
	"thing" text NOT NULL,
	"event_id" uuid NOT NULL,
	"site_id" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"sealed_said" text DEFAULT '' NOT NULL,
	"people" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "reported_things_connection_id_thing_event_id_pk" PRIMARY KEY("connection_id","thing","event_id")
);
--> statement-breakpoint
CREATE TABLE "erasure_runs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "erasure_runs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"cleared_at" timestamp (3) with time zone,
	"left" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rights_links" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rights_links_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sealed_email" text NOT NULL,
	"hash" text NOT NULL,
	"language" text NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"next_at" timestamp (3) with time zone DEFAULT now(),
	"tries" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"report_asked_at" timestamp (3) with time zone,
	"sealed_report" text DEFAULT '' NOT NULL,
	"report_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "rights_requests" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rights_requests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"email" text NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by_name" text DEFAULT '' NOT NULL,
	"reason" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "withdrawals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "withdrawals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hash" text NOT NULL,
	"purpose" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"text_version" integer NOT NULL,
	"way" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "withdrawn_browsers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "withdrawn_browsers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hash" text NOT NULL,
	"purposes" smallint NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "visitor_words" ADD COLUMN "token" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "visitor_words" DROP CONSTRAINT "visitor_words_site_id_visitor_key_id_means_id_strength_hour_pk";--> statement-breakpoint
ALTER TABLE "visitor_words" ADD CONSTRAINT "visitor_words_pk" PRIMARY KEY("site_id","visitor","key_id","means_id","strength","hour","token");--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "sealed_credentials" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "deleted_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD COLUMN "secret_used" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_recipients" ADD COLUMN "added_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "erased_keys" ADD COLUMN "id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "erased_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "messages" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "engagement_import_rows" ADD CONSTRAINT "engagement_import_rows_import_id_engagement_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."engagement_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_imports" ADD CONSTRAINT "engagement_imports_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailbox_messages" ADD CONSTRAINT "mailbox_messages_mailbox_id_mailboxes_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "public"."mailboxes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD CONSTRAINT "mailboxes_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_items" ADD CONSTRAINT "outbox_items_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_employers" ADD CONSTRAINT "person_employers_person_id_identity_keys_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."identity_keys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_deletions" ADD CONSTRAINT "event_deletions_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gone_things" ADD CONSTRAINT "gone_things_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_things" ADD CONSTRAINT "reported_things_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_things" ADD CONSTRAINT "reported_things_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "engagement_import_rows_outcome" ON "engagement_import_rows" USING btree ("import_id","outcome","line");--> statement-breakpoint
CREATE INDEX "engagement_import_rows_waiting" ON "engagement_import_rows" USING btree ("import_id","line") WHERE "engagement_import_rows"."values" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "engagement_import_rows_key" ON "engagement_import_rows" USING btree ("row_key") WHERE "engagement_import_rows"."row_key" <> '';--> statement-breakpoint
CREATE INDEX "engagement_imports_site" ON "engagement_imports" USING btree ("site_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "mailbox_messages_once" ON "mailbox_messages" USING btree ("mailbox_id","uid_validity","uid");--> statement-breakpoint
CREATE INDEX "mailbox_messages_newest" ON "mailbox_messages" USING btree ("mailbox_id","id");--> statement-breakpoint
CREATE INDEX "mailbox_messages_id_mark" ON "mailbox_messages" USING btree ("site_id","id_mark") WHERE "mailbox_messages"."id_mark" <> '';--> statement-breakpoint
CREATE INDEX "mailbox_messages_content_mark" ON "mailbox_messages" USING btree ("site_id","content_mark") WHERE "mailbox_messages"."content_mark" <> '';--> statement-breakpoint
CREATE INDEX "mailbox_messages_settled" ON "mailbox_messages" USING btree ("settled_at");--> statement-breakpoint
CREATE INDEX "mailboxes_site" ON "mailboxes" USING btree ("site_id");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_items_once" ON "outbox_items" USING btree ("kind","dedupe_key");--> statement-breakpoint
CREATE INDEX "outbox_items_next" ON "outbox_items" USING btree ("next_at","id") WHERE "outbox_items"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "outbox_items_record" ON "outbox_items" USING btree ("record_key","id") WHERE "outbox_items"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "outbox_items_aside" ON "outbox_items" USING btree ("id") WHERE "outbox_items"."state" = 'aside';--> statement-breakpoint
CREATE INDEX "outbox_items_settled" ON "outbox_items" USING btree ("settled_at") WHERE "outbox_items"."settled_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "outbox_items_connection" ON "outbox_items" USING btree ("connection_id");--> statement-breakpoint
CREATE INDEX "outbox_items_people" ON "outbox_items" USING gin ("people");--> statement-breakpoint
CREATE INDEX "person_employers_new" ON "person_employers" USING btree ("first_at") WHERE "person_employers"."place" > 0;--> statement-breakpoint
CREATE UNIQUE INDEX "event_deletions_once" ON "event_deletions" USING btree ("site_id","event_id");--> statement-breakpoint
CREATE INDEX "event_deletions_next" ON "event_deletions" USING btree ("next_at","id");--> statement-breakpoint
CREATE INDEX "event_deletions_people" ON "event_deletions" USING gin ("people");--> statement-breakpoint
CREATE INDEX "event_deletions_open" ON "event_deletions" USING btree ("id") WHERE "event_deletions"."done_at" IS NULL;--> statement-breakpoint
CREATE INDEX "gone_things_at" ON "gone_things" USING btree ("gone_at");--> statement-breakpoint
CREATE INDEX "reported_things_people" ON "reported_things" USING gin ("people");--> statement-breakpoint
CREATE INDEX "reported_things_at" ON "reported_things" USING btree ("at");--> statement-breakpoint
CREATE INDEX "rights_links_hash" ON "rights_links" USING btree ("hash","asked_at");--> statement-breakpoint
CREATE INDEX "rights_links_due" ON "rights_links" USING btree ("next_at") WHERE "rights_links"."next_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "rights_links_asked" ON "rights_links" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "rights_requests_open" ON "rights_requests" USING btree ("due_at") WHERE "rights_requests"."state" <> 'done';--> statement-breakpoint
CREATE INDEX "rights_requests_at" ON "rights_requests" USING btree ("at");--> statement-breakpoint
CREATE INDEX "rights_requests_hash" ON "rights_requests" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "withdrawals_hash" ON "withdrawals" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "withdrawn_browsers_at" ON "withdrawn_browsers" USING btree ("at");--> statement-breakpoint
CREATE INDEX "mail_recipients_address" ON "mail_recipients" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "mail_recipients_added" ON "mail_recipients" USING btree ("added_at");--> statement-breakpoint
CREATE INDEX "mail_refusals_address" ON "mail_refusals" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "confirmed_answers_email" ON "confirmed_answers" USING btree (lower(trim("email")));--> statement-breakpoint
CREATE INDEX "identity_keys_last" ON "identity_keys" USING btree ("last_at","id");--> statement-breakpoint
CREATE INDEX "person_values_import" ON "person_values" USING btree ("source","key_id") WHERE "person_values"."source" LIKE 'import:%';--> statement-breakpoint
CREATE INDEX "visitor_words_token" ON "visitor_words" USING btree ("token") WHERE "visitor_words"."token" <> 0;--> statement-breakpoint
CREATE INDEX "requests_email" ON "requests" USING btree (lower(trim("said_email"))) WHERE "requests"."said_email" <> '';--> statement-breakpoint
CREATE INDEX "requests_phone" ON "requests" USING btree ("said_phone") WHERE "requests"."said_phone" <> '' AND "requests"."said_email" = '';--> statement-breakpoint
CREATE INDEX "requests_suspected" ON "requests" USING btree ("site_id","form_key","received_at") WHERE "requests"."state" = 'suspected';--> statement-breakpoint
ALTER TABLE "erased_keys" ADD CONSTRAINT "erased_keys_id_unique" UNIQUE("id");