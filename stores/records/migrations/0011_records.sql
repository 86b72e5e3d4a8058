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
ALTER TABLE "company_scores" ADD CONSTRAINT "company_scores_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_lines" ADD CONSTRAINT "score_lines_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_person_id_identity_keys_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."identity_keys"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
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
CREATE INDEX "leads_by_creation" ON "leads" USING btree ("created_at","id");