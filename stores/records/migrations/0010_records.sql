CREATE TABLE "lead_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lead_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"lead_id" bigint NOT NULL,
	"entry_id" bigint,
	"action" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"undoes" bigint
);
--> statement-breakpoint
CREATE TABLE "lead_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lead_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"lead_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"person_id" bigint,
	"mentions" text[] DEFAULT '{}' NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"assignee_id" text,
	"done_at" timestamp (3) with time zone,
	"is_promise" boolean DEFAULT false NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"change_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "leads_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"company_id" integer NOT NULL,
	"person_id" bigint,
	"stage" text NOT NULL,
	"owner_id" text,
	"source" text NOT NULL,
	"score" smallint DEFAULT 0 NOT NULL,
	"fit" smallint DEFAULT 0 NOT NULL,
	"scored_at" timestamp (3) with time zone,
	"next_step" text DEFAULT '' NOT NULL,
	"next_step_at" timestamp (3) with time zone,
	"result_reason" text DEFAULT '' NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"change_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_lookups" (
	"key_id" bigint NOT NULL,
	"provider" text NOT NULL,
	"question" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	CONSTRAINT "person_lookups_key_id_provider_pk" PRIMARY KEY("key_id","provider")
);
--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "old_token_hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "old_token_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "unsigned_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "unsigned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mail_recipients" ADD COLUMN "first_added_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
UPDATE "mail_recipients" SET "first_added_at" = "added_at";--> statement-breakpoint
ALTER TABLE "mailbox_messages" ADD COLUMN "is_named" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "mailbox_messages" ADD COLUMN "content_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD COLUMN "sealed_email" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD COLUMN "reply_next_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD COLUMN "reply_tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD COLUMN "replied_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lead_changes" ADD CONSTRAINT "lead_changes_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_changes" ADD CONSTRAINT "lead_changes_entry_id_lead_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."lead_entries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_entries" ADD CONSTRAINT "lead_entries_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_entries" ADD CONSTRAINT "lead_entries_person_id_identity_keys_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."identity_keys"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_entries" ADD CONSTRAINT "lead_entries_assignee_id_users_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_person_id_identity_keys_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."identity_keys"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_lookups" ADD CONSTRAINT "person_lookups_key_id_identity_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."identity_keys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lead_changes_lead" ON "lead_changes" USING btree ("lead_id","id");--> statement-breakpoint
CREATE INDEX "lead_changes_entry" ON "lead_changes" USING btree ("entry_id") WHERE "lead_changes"."entry_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "lead_changes_undone" ON "lead_changes" USING btree ("undoes") WHERE "lead_changes"."undoes" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "lead_entries_lead" ON "lead_entries" USING btree ("lead_id","at","id");--> statement-breakpoint
CREATE INDEX "lead_entries_due" ON "lead_entries" USING btree ("assignee_id","due_at") WHERE "lead_entries"."due_at" IS NOT NULL AND "lead_entries"."done_at" IS NULL AND "lead_entries"."removed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "lead_entries_person" ON "lead_entries" USING btree ("person_id") WHERE "lead_entries"."person_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "leads_open" ON "leads" USING btree ("company_id") WHERE "leads"."closed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "leads_by_score" ON "leads" USING btree ("score","id") WHERE "leads"."closed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "leads_by_stage" ON "leads" USING btree ("stage","score","id");--> statement-breakpoint
CREATE INDEX "leads_by_owner" ON "leads" USING btree ("owner_id","score","id") WHERE "leads"."closed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "leads_by_step" ON "leads" USING btree ("next_step_at","id") WHERE "leads"."closed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "leads_by_change" ON "leads" USING btree ("changed_at","id");--> statement-breakpoint
CREATE INDEX "leads_company" ON "leads" USING btree ("company_id","id");--> statement-breakpoint
CREATE INDEX "leads_person" ON "leads" USING btree ("person_id") WHERE "leads"."person_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "connections_old_token" ON "connections" USING btree ("old_token_hash") WHERE "connections"."old_token_hash" <> '';--> statement-breakpoint
CREATE INDEX "rights_requests_reply" ON "rights_requests" USING btree ("reply_next_at") WHERE "rights_requests"."reply_next_at" IS NOT NULL;