CREATE TABLE "alert_acts" (
	"telling_id" bigint NOT NULL,
	"act" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alert_channels" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alert_channels_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" text,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"sealed_address" text DEFAULT '' NOT NULL,
	"shown_address" text DEFAULT '' NOT NULL,
	"sealed_secret" text DEFAULT '' NOT NULL,
	"sealed_old_secret" text DEFAULT '' NOT NULL,
	"old_secret_until" timestamp (3) with time zone,
	"signals" text[] DEFAULT '{}' NOT NULL,
	"pace" text NOT NULL,
	"language" text NOT NULL,
	"names" boolean NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"ended" text DEFAULT '' NOT NULL,
	"created_by_id" text NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alert_deliveries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alert_deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"channel_id" bigint NOT NULL,
	"message_id" text NOT NULL,
	"what" text NOT NULL,
	"telling_ids" bigint[] DEFAULT '{}' NOT NULL,
	"week" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"status" integer DEFAULT 0 NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_try_at" timestamp (3) with time zone,
	"next_try_at" timestamp (3) with time zone,
	CONSTRAINT "alert_deliveries_message_id_unique" UNIQUE("message_id")
);
--> statement-breakpoint
CREATE TABLE "alert_settings" (
	"user_id" text PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"takes_unowned" boolean NOT NULL,
	"weekly" boolean NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tellings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tellings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"signal_id" bigint NOT NULL,
	"user_id" text,
	"channel_id" bigint,
	"again" smallint DEFAULT 0 NOT NULL,
	"how" text NOT NULL,
	"reason" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"bundle_at" timestamp (3) with time zone,
	"bundled_at" timestamp (3) with time zone,
	"told_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "crm_connections" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "crm_connections_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"provider" text NOT NULL,
	"name" text NOT NULL,
	"base_url" text NOT NULL,
	"sealed_credentials" text NOT NULL,
	"settings" jsonb NOT NULL,
	"mode" text DEFAULT 'dry' NOT NULL,
	"run_id" bigint,
	"next_pull_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"pull_claimed_until" timestamp (3) with time zone,
	"pulled_at" timestamp (3) with time zone,
	"pull_reason" text DEFAULT '' NOT NULL,
	"pull_detail" text DEFAULT '' NOT NULL,
	"pull_failures" integer DEFAULT 0 NOT NULL,
	"created_by_id" text NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "crm_cursors" (
	"crm_id" integer NOT NULL,
	"stream" text NOT NULL,
	"cursor" text NOT NULL,
	"moved_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "crm_cursors_crm_id_stream_pk" PRIMARY KEY("crm_id","stream")
);
--> statement-breakpoint
CREATE TABLE "crm_owners" (
	"crm_id" integer NOT NULL,
	"their_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"user_id" text,
	CONSTRAINT "crm_owners_crm_id_their_id_pk" PRIMARY KEY("crm_id","their_id")
);
--> statement-breakpoint
CREATE TABLE "crm_runs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "crm_runs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"crm_id" integer NOT NULL,
	"mode" text NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undone_by_name" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "crm_stages" (
	"crm_id" integer NOT NULL,
	"their_id" text NOT NULL,
	"pipeline" text NOT NULL,
	"label" text NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "crm_stages_crm_id_their_id_pk" PRIMARY KEY("crm_id","their_id")
);
--> statement-breakpoint
CREATE TABLE "crm_deals" (
	"crm_id" integer NOT NULL,
	"their_id" text NOT NULL,
	"their_company_id" text NOT NULL,
	"company_id" integer,
	"name" text NOT NULL,
	"stage_id" text NOT NULL,
	"state" text NOT NULL,
	"amount" numeric(18, 2),
	"currency" text NOT NULL,
	"owner_id" text NOT NULL,
	"lost_reason" text NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"version" text NOT NULL,
	"gone_at" timestamp (3) with time zone,
	CONSTRAINT "crm_deals_crm_id_their_id_pk" PRIMARY KEY("crm_id","their_id")
);
--> statement-breakpoint
CREATE TABLE "crm_links" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "crm_links_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"crm_id" integer NOT NULL,
	"kind" text NOT NULL,
	"our_id" text NOT NULL,
	"their_id" text NOT NULL,
	"company_id" integer,
	"key_id" bigint,
	"found_by" text NOT NULL,
	"pushed_hash" text DEFAULT '' NOT NULL,
	"pushed_at" timestamp (3) with time zone,
	"seen_version" text DEFAULT '' NOT NULL,
	"seen_hash" text DEFAULT '' NOT NULL,
	"gone_at" timestamp (3) with time zone,
	"gone_reason" text DEFAULT '' NOT NULL,
	"linked_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "crm_questions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "crm_questions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"crm_id" integer NOT NULL,
	"kind" text NOT NULL,
	"question" text NOT NULL,
	"our_id" text NOT NULL,
	"other_id" text DEFAULT '' NOT NULL,
	"company_id" integer,
	"key_id" bigint,
	"found_by" text NOT NULL,
	"their_ids" jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answered_by_id" text DEFAULT '' NOT NULL,
	"answered_by_name" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "crm_writes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "crm_writes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"crm_id" integer NOT NULL,
	"run_id" bigint NOT NULL,
	"item_id" bigint,
	"kind" text NOT NULL,
	"action" text NOT NULL,
	"our_id" text NOT NULL,
	"their_id" text DEFAULT '' NOT NULL,
	"company_id" integer,
	"state" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"sealed" text DEFAULT '' NOT NULL,
	"people" text[] DEFAULT '{}' NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "company_scores" (
	"company_id" integer PRIMARY KEY NOT NULL,
	"score" smallint NOT NULL,
	"fit" smallint NOT NULL,
	"verdict" text NOT NULL,
	"band" text NOT NULL,
	"warm_since" timestamp (3) with time zone,
	"first_event_at" timestamp (3) with time zone,
	"last_event_at" timestamp (3) with time zone,
	"scored_at" timestamp (3) with time zone NOT NULL,
	"refreshed_at" timestamp (3) with time zone NOT NULL,
	"score_rules" integer NOT NULL,
	"signal_rules" integer NOT NULL,
	"reasons" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "score_lines" (
	"company_id" integer NOT NULL,
	"event_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"rule_version" integer NOT NULL,
	"rule_group" text NOT NULL,
	"actor" text NOT NULL,
	"site_id" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"fades_at" timestamp (3) with time zone NOT NULL,
	"replaced_at" timestamp (3) with time zone,
	"points" smallint NOT NULL,
	CONSTRAINT "score_lines_company_id_event_id_rule_pk" PRIMARY KEY("company_id","event_id","rule")
);
--> statement-breakpoint
CREATE TABLE "scoring_due" (
	"subject" text PRIMARY KEY NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"fresh_from" timestamp (3) with time zone,
	"taken_fresh" timestamp (3) with time zone,
	"causes" bigint DEFAULT 1 NOT NULL,
	"taken_causes" bigint,
	"taken_until" timestamp (3) with time zone,
	"failures" smallint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "signals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"company_id" integer NOT NULL,
	"lead_id" bigint,
	"person_id" bigint,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"found_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"event_id" uuid,
	"because" text[] DEFAULT '{}' NOT NULL,
	"score" smallint NOT NULL,
	"fit" smallint NOT NULL,
	"verdict" text NOT NULL,
	"band" text NOT NULL,
	"deal" text NOT NULL,
	CONSTRAINT "signals_key" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
ALTER TABLE "mail_refusals" ADD COLUMN "told_kind" text;--> statement-breakpoint
ALTER TABLE "mail_refusals" ADD COLUMN "told_by" text;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "chat" uuid;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "enclosed" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "known_as" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "lookup_providers" ADD COLUMN "failed_in_row" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lookup_providers" ADD COLUMN "walked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lookup_providers" ADD COLUMN "walked_id" bigint;--> statement-breakpoint
ALTER TABLE "alert_acts" ADD CONSTRAINT "alert_acts_telling_id_tellings_id_fk" FOREIGN KEY ("telling_id") REFERENCES "public"."tellings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_channels" ADD CONSTRAINT "alert_channels_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_deliveries" ADD CONSTRAINT "alert_deliveries_channel_id_alert_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."alert_channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_settings" ADD CONSTRAINT "alert_settings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tellings" ADD CONSTRAINT "tellings_signal_id_signals_id_fk" FOREIGN KEY ("signal_id") REFERENCES "public"."signals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tellings" ADD CONSTRAINT "tellings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tellings" ADD CONSTRAINT "tellings_channel_id_alert_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."alert_channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_cursors" ADD CONSTRAINT "crm_cursors_crm_id_crm_connections_id_fk" FOREIGN KEY ("crm_id") REFERENCES "public"."crm_connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_owners" ADD CONSTRAINT "crm_owners_crm_id_crm_connections_id_fk" FOREIGN KEY ("crm_id") REFERENCES "public"."crm_connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_owners" ADD CONSTRAINT "crm_owners_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_runs" ADD CONSTRAINT "crm_runs_crm_id_crm_connections_id_fk" FOREIGN KEY ("crm_id") REFERENCES "public"."crm_connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_stages" ADD CONSTRAINT "crm_stages_crm_id_crm_connections_id_fk" FOREIGN KEY ("crm_id") REFERENCES "public"."crm_connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_deals" ADD CONSTRAINT "crm_deals_crm_id_crm_connections_id_fk" FOREIGN KEY ("crm_id") REFERENCES "public"."crm_connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_deals" ADD CONSTRAINT "crm_deals_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_links" ADD CONSTRAINT "crm_links_crm_id_crm_connections_id_fk" FOREIGN KEY ("crm_id") REFERENCES "public"."crm_connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_links" ADD CONSTRAINT "crm_links_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_links" ADD CONSTRAINT "crm_links_key_id_identity_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."identity_keys"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_questions" ADD CONSTRAINT "crm_questions_crm_id_crm_connections_id_fk" FOREIGN KEY ("crm_id") REFERENCES "public"."crm_connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_questions" ADD CONSTRAINT "crm_questions_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_questions" ADD CONSTRAINT "crm_questions_key_id_identity_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."identity_keys"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_writes" ADD CONSTRAINT "crm_writes_crm_id_crm_connections_id_fk" FOREIGN KEY ("crm_id") REFERENCES "public"."crm_connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_writes" ADD CONSTRAINT "crm_writes_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_scores" ADD CONSTRAINT "company_scores_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_lines" ADD CONSTRAINT "score_lines_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_person_id_identity_keys_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."identity_keys"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alert_acts_once" ON "alert_acts" USING btree ("telling_id","act");--> statement-breakpoint
CREATE UNIQUE INDEX "alert_channels_own_mail" ON "alert_channels" USING btree ("user_id") WHERE "alert_channels"."kind" = 'mail';--> statement-breakpoint
CREATE INDEX "alert_channels_user" ON "alert_channels" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "alert_deliveries_channel" ON "alert_deliveries" USING btree ("channel_id","id");--> statement-breakpoint
CREATE INDEX "alert_deliveries_created" ON "alert_deliveries" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "tellings_once" ON "tellings" USING btree ("signal_id",coalesce("user_id", ''),coalesce("channel_id", 0),"again");--> statement-breakpoint
CREATE INDEX "tellings_bundle" ON "tellings" USING btree ("bundle_at") WHERE "tellings"."bundle_at" IS NOT NULL AND "tellings"."bundled_at" IS NULL;--> statement-breakpoint
CREATE INDEX "tellings_user" ON "tellings" USING btree ("user_id","decided_at");--> statement-breakpoint
CREATE INDEX "tellings_channel" ON "tellings" USING btree ("channel_id","decided_at");--> statement-breakpoint
CREATE INDEX "crm_connections_due" ON "crm_connections" USING btree ("next_pull_at");--> statement-breakpoint
CREATE INDEX "crm_owners_user" ON "crm_owners" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "crm_owners_email" ON "crm_owners" USING btree ("email");--> statement-breakpoint
CREATE INDEX "crm_runs_of" ON "crm_runs" USING btree ("crm_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "crm_runs_current" ON "crm_runs" USING btree ("crm_id") WHERE "crm_runs"."ended_at" IS NULL;--> statement-breakpoint
CREATE INDEX "crm_deals_company" ON "crm_deals" USING btree ("company_id") WHERE "crm_deals"."company_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "crm_deals_theirs" ON "crm_deals" USING btree ("crm_id","their_company_id");--> statement-breakpoint
CREATE INDEX "crm_deals_closed" ON "crm_deals" USING btree ("closed_at") WHERE "crm_deals"."closed_at" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "crm_links_ours" ON "crm_links" USING btree ("crm_id","kind","our_id");--> statement-breakpoint
CREATE UNIQUE INDEX "crm_links_theirs" ON "crm_links" USING btree ("crm_id","kind","their_id");--> statement-breakpoint
CREATE INDEX "crm_links_company" ON "crm_links" USING btree ("company_id") WHERE "crm_links"."company_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "crm_links_key" ON "crm_links" USING btree ("key_id") WHERE "crm_links"."key_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "crm_questions_once" ON "crm_questions" USING btree ("crm_id","kind","our_id","question");--> statement-breakpoint
CREATE INDEX "crm_questions_open" ON "crm_questions" USING btree ("crm_id","id") WHERE "crm_questions"."state" = 'open';--> statement-breakpoint
CREATE INDEX "crm_questions_company" ON "crm_questions" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "crm_questions_key" ON "crm_questions" USING btree ("key_id");--> statement-breakpoint
CREATE INDEX "crm_writes_of" ON "crm_writes" USING btree ("crm_id","id");--> statement-breakpoint
CREATE INDEX "crm_writes_run" ON "crm_writes" USING btree ("run_id","id");--> statement-breakpoint
CREATE INDEX "crm_writes_company" ON "crm_writes" USING btree ("company_id","id") WHERE "crm_writes"."company_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "crm_writes_sending" ON "crm_writes" USING btree ("crm_id","our_id") WHERE "crm_writes"."state" = 'sending';--> statement-breakpoint
CREATE INDEX "crm_writes_day" ON "crm_writes" USING btree ("crm_id","at");--> statement-breakpoint
CREATE INDEX "crm_writes_people" ON "crm_writes" USING gin ("people");--> statement-breakpoint
CREATE INDEX "company_scores_scored" ON "company_scores" USING btree ("scored_at");--> statement-breakpoint
CREATE INDEX "company_scores_warm" ON "company_scores" USING btree ("score","company_id") WHERE "company_scores"."warm_since" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "company_scores_fading" ON "company_scores" USING btree ("refreshed_at") WHERE "company_scores"."score" > 0;--> statement-breakpoint
CREATE INDEX "score_lines_actor" ON "score_lines" USING btree ("actor");--> statement-breakpoint
CREATE INDEX "scoring_due_next" ON "scoring_due" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "scoring_due_fresh" ON "scoring_due" USING btree ("due_at") WHERE "scoring_due"."fresh_from" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "signals_company" ON "signals" USING btree ("company_id","id");--> statement-breakpoint
CREATE INDEX "signals_lead" ON "signals" USING btree ("lead_id","id") WHERE "signals"."lead_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "signals_person" ON "signals" USING btree ("person_id") WHERE "signals"."person_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "signals_found" ON "signals" USING btree ("found_at","id");--> statement-breakpoint
CREATE INDEX "leads_by_creation" ON "leads" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "person_lookups_provider" ON "person_lookups" USING btree ("provider");--> statement-breakpoint
CREATE INDEX "person_values_provider" ON "person_values" USING btree ("source","key_id") WHERE "person_values"."source" LIKE 'provider:%';--> statement-breakpoint
CREATE INDEX "requests_chat" ON "requests" USING btree ("site_id","chat","at") WHERE "requests"."chat" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "requests_messages" ON "requests" USING gin (jsonb_path_query_array("messages", '$[*].id'::jsonpath)) WHERE "requests"."messages" <> '[]'::jsonb;