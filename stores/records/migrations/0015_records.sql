CREATE TABLE "crm_orders" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "crm_orders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"crm_id" integer NOT NULL,
	"document" text NOT NULL,
	"their_id" text NOT NULL,
	"their_company_id" text NOT NULL,
	"order_id" bigint,
	"same_as" bigint,
	"is_waiting" boolean NOT NULL,
	"values" jsonb NOT NULL,
	"state" text NOT NULL,
	"version" text NOT NULL,
	"gone_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "tellings" DROP CONSTRAINT "tellings_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "absences" DROP CONSTRAINT "absences_substitute_id_users_id_fk";
--> statement-breakpoint
DROP INDEX "companies_by_name";--> statement-breakpoint
DROP INDEX "companies_by_change";--> statement-breakpoint
DROP INDEX "companies_by_creation";--> statement-breakpoint
DROP INDEX "lead_entries_open_of";--> statement-breakpoint
DROP INDEX "lead_entries_done_of";--> statement-breakpoint
DROP INDEX "leads_by_owner";--> statement-breakpoint
DROP INDEX "leads_ended_of";--> statement-breakpoint
DROP INDEX "leads_company";--> statement-breakpoint
DROP INDEX "orders_number";--> statement-breakpoint
ALTER TABLE "tellings" ADD COLUMN "user_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "crm_connections" ADD COLUMN "order_documents" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "crm_deals" ADD COLUMN "first_read_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "crm_links" ADD COLUMN "seen_owner" text;--> statement-breakpoint
ALTER TABLE "crm_links" ADD COLUMN "whole_hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "crm_links" ADD COLUMN "contacted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "company_owner_id" text;--> statement-breakpoint
UPDATE "leads" SET "company_owner_id" = (WITH RECURSIVE up AS (
	SELECT c.merged_into_id, c.owner_id, 0 AS depth FROM "companies" c WHERE c.id = "leads"."company_id"
	UNION ALL SELECT c.merged_into_id, c.owner_id, up.depth + 1 FROM up JOIN "companies" c ON c.id = up.merged_into_id WHERE up.depth < 20)
	SELECT up.owner_id FROM up WHERE up.merged_into_id IS NULL);--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "whose_id" text GENERATED ALWAYS AS (coalesce(owner_id, company_owner_id)) STORED;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "book" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "owner_id" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "owner_known" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "whose" text GENERATED ALWAYS AS (CASE WHEN owner_known THEN coalesce(owner_id, '') ELSE '?' END) STORED;--> statement-breakpoint
ALTER TABLE "company_scores" ADD COLUMN "owner_id" text;--> statement-breakpoint
UPDATE "company_scores" s SET "owner_id" = c."owner_id" FROM "companies" c WHERE c."id" = s."company_id" AND c."owner_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "crm_orders" ADD CONSTRAINT "crm_orders_crm_id_crm_connections_id_fk" FOREIGN KEY ("crm_id") REFERENCES "public"."crm_connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_orders" ADD CONSTRAINT "crm_orders_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_orders" ADD CONSTRAINT "crm_orders_same_as_orders_id_fk" FOREIGN KEY ("same_as") REFERENCES "public"."orders"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "crm_orders_theirs" ON "crm_orders" USING btree ("crm_id","document","their_id");--> statement-breakpoint
CREATE INDEX "crm_orders_ours" ON "crm_orders" USING btree ("order_id") WHERE "crm_orders"."order_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "crm_orders_same" ON "crm_orders" USING btree ("same_as") WHERE "crm_orders"."same_as" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "crm_orders_waiting" ON "crm_orders" USING btree ("crm_id","their_company_id") WHERE "crm_orders"."is_waiting";--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_company_owner_id_users_id_fk" FOREIGN KEY ("company_owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_scores" ADD CONSTRAINT "company_scores_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_substitute_id_users_id_fk" FOREIGN KEY ("substitute_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "leads_ended_step" ON "leads" USING btree ("stage","next_step_at") WHERE "leads"."closed_at" IS NOT NULL AND "leads"."next_step_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "leads_whose" ON "leads" USING btree ("whose_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_words" ON "audit_log" USING gin (regexp_split_to_array("subject", '[^A-Za-z0-9_-]+')) WHERE "audit_log"."action" NOT LIKE 'look%';--> statement-breakpoint
CREATE INDEX "orders_by_kind" ON "orders" USING btree ("kind","ordered_on","id") WHERE "orders"."removed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "orders_by_amount" ON "orders" USING btree ("amount") WHERE "orders"."removed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "orders_by_owner" ON "orders" USING btree ("whose","ordered_on","id");--> statement-breakpoint
CREATE INDEX "orders_removed" ON "orders" USING btree ("ordered_on","id") WHERE "orders"."removed_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "orders_without_owner_known" ON "orders" USING btree ("id") WHERE NOT "orders"."owner_known";--> statement-breakpoint
CREATE INDEX "outbox_items_pushes" ON "outbox_items" USING btree ("record_key","id") WHERE "outbox_items"."kind" = 'push_company';--> statement-breakpoint
CREATE INDEX "company_scores_suggested" ON "company_scores" USING btree ("score","company_id","warm_since","owner_id","fit") WHERE "company_scores"."warm_since" IS NOT NULL AND "company_scores"."verdict" IN ('known', 'prospect');--> statement-breakpoint
CREATE INDEX "company_scores_warm_since" ON "company_scores" USING btree ("warm_since","company_id") WHERE "company_scores"."warm_since" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "company_scores_warm_of" ON "company_scores" USING btree ("owner_id","score","company_id") WHERE "company_scores"."warm_since" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "companies_by_name" ON "companies" USING btree ("name_sort","id","status","country") WHERE "companies"."merged_into_id" IS NULL AND "companies"."removed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "companies_by_change" ON "companies" USING btree ("changed_at","id","status","country") WHERE "companies"."merged_into_id" IS NULL AND "companies"."removed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "companies_by_creation" ON "companies" USING btree ("created_at","id","status","country") WHERE "companies"."merged_into_id" IS NULL AND "companies"."removed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "lead_entries_open_of" ON "lead_entries" USING btree ("assignee_id","due_at","id","lead_id") WHERE "lead_entries"."kind" = 'task' AND "lead_entries"."removed_at" IS NULL AND "lead_entries"."done_at" IS NULL;--> statement-breakpoint
CREATE INDEX "lead_entries_done_of" ON "lead_entries" USING btree ("assignee_id","due_at","id","lead_id") WHERE "lead_entries"."kind" = 'task' AND "lead_entries"."removed_at" IS NULL AND "lead_entries"."done_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "leads_by_owner" ON "leads" USING btree ("whose_id","score","id") WHERE "leads"."closed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "leads_ended_of" ON "leads" USING btree ("whose_id","changed_at","id") WHERE "leads"."closed_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "leads_company" ON "leads" USING btree ("company_id","id","closed_at");--> statement-breakpoint
UPDATE "orders" SET "kind" = 'credit_note' WHERE "kind" = 'invoice' AND "amount" < 0;--> statement-breakpoint
CREATE UNIQUE INDEX "orders_number" ON "orders" USING btree ("kind","number","book") WHERE "orders"."removed_at" IS NULL;