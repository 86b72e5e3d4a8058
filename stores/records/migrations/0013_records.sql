CREATE TABLE "custom_fields" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "custom_fields_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subject" text NOT NULL,
	"type" text NOT NULL,
	"label_en" text NOT NULL,
	"label_it" text NOT NULL,
	"choices" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"place" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "custom_values" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "custom_values_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"field_id" bigint NOT NULL,
	"company_id" integer,
	"lead_id" bigint,
	"key_id" bigint,
	"value" jsonb,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"undoes" bigint,
	CONSTRAINT "custom_values_holder" CHECK (num_nonnulls("custom_values"."company_id", "custom_values"."lead_id", "custom_values"."key_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "order_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "order_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" bigint NOT NULL,
	"action" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"undoes" bigint
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "orders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"company_id" integer NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"ordered_on" date NOT NULL,
	"product" text DEFAULT '' NOT NULL,
	"amount" numeric(18, 2) NOT NULL,
	"currency" text NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"change_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_filters" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "saved_filters_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"owner_id" text NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"sharing" text DEFAULT 'nobody' NOT NULL,
	"team_id" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
DROP INDEX "leads_by_step";--> statement-breakpoint
ALTER TABLE "alert_channels" ADD COLUMN "address_mark" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "postcode" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "company_merges" ADD COLUMN "lead_change_id" bigint;--> statement-breakpoint
ALTER TABLE "company_import_lines" ADD COLUMN "document" jsonb;--> statement-breakpoint
ALTER TABLE "company_import_lines" ADD COLUMN "written_order" jsonb;--> statement-breakpoint
ALTER TABLE "company_imports" ADD COLUMN "kind" text DEFAULT 'companies' NOT NULL;--> statement-breakpoint
ALTER TABLE "crm_connections" ADD COLUMN "company_page" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "crm_questions" ADD COLUMN "answers" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "crm_questions" ADD COLUMN "to_read" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "lead_entries" ADD COLUMN "answers_id" bigint;--> statement-breakpoint
ALTER TABLE "territories" ADD COLUMN "postcodes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "custom_values" ADD CONSTRAINT "custom_values_field_id_custom_fields_id_fk" FOREIGN KEY ("field_id") REFERENCES "public"."custom_fields"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_values" ADD CONSTRAINT "custom_values_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_values" ADD CONSTRAINT "custom_values_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_values" ADD CONSTRAINT "custom_values_key_id_identity_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."identity_keys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_changes" ADD CONSTRAINT "order_changes_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_filters" ADD CONSTRAINT "saved_filters_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_filters" ADD CONSTRAINT "saved_filters_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "custom_values_company" ON "custom_values" USING btree ("company_id","field_id","id");--> statement-breakpoint
CREATE INDEX "custom_values_lead" ON "custom_values" USING btree ("lead_id","field_id","id");--> statement-breakpoint
CREATE INDEX "custom_values_key" ON "custom_values" USING btree ("key_id","field_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "custom_values_undone" ON "custom_values" USING btree ("undoes") WHERE "custom_values"."undoes" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "order_changes_order" ON "order_changes" USING btree ("order_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_changes_undone" ON "order_changes" USING btree ("undoes") WHERE "order_changes"."undoes" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "orders_number" ON "orders" USING btree ("kind","number") WHERE "orders"."removed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "orders_by_day" ON "orders" USING btree ("ordered_on","id") WHERE "orders"."removed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "orders_company" ON "orders" USING btree ("company_id","ordered_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_filters_name" ON "saved_filters" USING btree ("owner_id","list","name");--> statement-breakpoint
CREATE INDEX "saved_filters_list" ON "saved_filters" USING btree ("list","sharing");--> statement-breakpoint
CREATE INDEX "saved_filters_team" ON "saved_filters" USING btree ("team_id");--> statement-breakpoint
ALTER TABLE "lead_entries" ADD CONSTRAINT "lead_entries_answers_id_lead_entries_id_fk" FOREIGN KEY ("answers_id") REFERENCES "public"."lead_entries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alert_channels_browser" ON "alert_channels" USING btree ("address_mark") WHERE "alert_channels"."address_mark" <> '';--> statement-breakpoint
CREATE INDEX "company_changes_by" ON "company_changes" USING btree ("by_id","at");--> statement-breakpoint
CREATE INDEX "contact_permissions_by" ON "contact_permissions" USING btree ("by_id","at");--> statement-breakpoint
CREATE INDEX "crm_questions_read" ON "crm_questions" USING btree ("crm_id") WHERE "crm_questions"."to_read" <> '[]';--> statement-breakpoint
CREATE INDEX "lead_changes_by" ON "lead_changes" USING btree ("by_id","at");--> statement-breakpoint
CREATE INDEX "lead_entries_by" ON "lead_entries" USING btree ("by_id","at");--> statement-breakpoint
CREATE INDEX "lead_entries_mentions" ON "lead_entries" USING gin ("mentions") WHERE "lead_entries"."mentions" <> '{}';--> statement-breakpoint
CREATE INDEX "lead_entries_answers" ON "lead_entries" USING btree ("answers_id") WHERE "lead_entries"."answers_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "lead_entries_open_of" ON "lead_entries" USING btree ("assignee_id","due_at","id") WHERE "lead_entries"."kind" = 'task' AND "lead_entries"."removed_at" IS NULL AND "lead_entries"."done_at" IS NULL;--> statement-breakpoint
CREATE INDEX "lead_entries_open" ON "lead_entries" USING btree ("due_at","id") WHERE "lead_entries"."kind" = 'task' AND "lead_entries"."removed_at" IS NULL AND "lead_entries"."done_at" IS NULL;--> statement-breakpoint
CREATE INDEX "lead_entries_done_of" ON "lead_entries" USING btree ("assignee_id","due_at","id") WHERE "lead_entries"."kind" = 'task' AND "lead_entries"."removed_at" IS NULL AND "lead_entries"."done_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "lead_entries_done" ON "lead_entries" USING btree ("due_at","id") WHERE "lead_entries"."kind" = 'task' AND "lead_entries"."removed_at" IS NULL AND "lead_entries"."done_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "leads_by_score_of_all" ON "leads" USING btree ("score","id");--> statement-breakpoint
CREATE INDEX "audit_log_deeds" ON "audit_log" USING btree ("at") WHERE "audit_log"."action" NOT LIKE 'look%';--> statement-breakpoint
CREATE INDEX "person_values_odd_phone" ON "person_values" USING btree ("key_id") WHERE "person_values"."field" = 'phone' AND ("person_values"."value" !~ '^[+]?[0-9 ()./-]{6,25}$' OR "person_values"."value" ~ '0{7}|1{7}|2{7}|3{7}|4{7}|5{7}|6{7}|7{7}|8{7}|9{7}');--> statement-breakpoint
CREATE INDEX "request_states_by" ON "request_states" USING btree ("by_id","at");--> statement-breakpoint
CREATE INDEX "company_scores_verdict" ON "company_scores" USING btree ("verdict","company_id");--> statement-breakpoint
CREATE INDEX "leads_by_step" ON "leads" USING btree ("next_step_at","id") WHERE "leads"."next_step_at" IS NOT NULL;