CREATE TABLE "confirmation_mails" (
	"request_id" bigint PRIMARY KEY NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone DEFAULT now(),
	"sent_at" timestamp (3) with time zone,
	"failure" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "confirmed_answers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "confirmed_answers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"site_id" integer NOT NULL,
	"request_id" bigint NOT NULL,
	"visitor" text DEFAULT '' NOT NULL,
	"email" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"said_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "own_forms" (
	"key" text PRIMARY KEY NOT NULL,
	"site_id" integer NOT NULL,
	"name" text NOT NULL,
	"fields" jsonb NOT NULL,
	"consent_text" jsonb NOT NULL,
	"consent_version" integer DEFAULT 1 NOT NULL,
	"thanks" jsonb NOT NULL,
	"confirms" boolean DEFAULT false NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"trapped" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_states" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "request_states_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request_id" bigint NOT NULL,
	"state" text NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "requests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"site_id" integer NOT NULL,
	"event_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"way" text NOT NULL,
	"provider" text DEFAULT '' NOT NULL,
	"kind" text DEFAULT '' NOT NULL,
	"form_key" text DEFAULT '' NOT NULL,
	"form_name" text DEFAULT '' NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"answers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"said_name" text DEFAULT '' NOT NULL,
	"said_email" text DEFAULT '' NOT NULL,
	"said_phone" text DEFAULT '' NOT NULL,
	"said_company" text DEFAULT '' NOT NULL,
	"said_job_title" text DEFAULT '' NOT NULL,
	"language" text DEFAULT '' NOT NULL,
	"page" text DEFAULT '' NOT NULL,
	"campaign_source" text DEFAULT '' NOT NULL,
	"campaign_medium" text DEFAULT '' NOT NULL,
	"campaign_name" text DEFAULT '' NOT NULL,
	"visitor" text DEFAULT '' NOT NULL,
	"decision" text DEFAULT '0' NOT NULL,
	"consent_text" text DEFAULT '' NOT NULL,
	"consent_version" integer DEFAULT 0 NOT NULL,
	"confirmation" text DEFAULT 'not_asked' NOT NULL,
	"state" text DEFAULT 'new' NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, translate(said_name || ' ' || said_email || ' ' || said_company || ' ' || form_name || ' ' || "text" || ' ' || replace(replace(answers::text, '\n', ' '), '\t', ' '), '@._-/:,"\', '         '))) STORED
);
--> statement-breakpoint
ALTER TABLE "confirmation_mails" ADD CONSTRAINT "confirmation_mails_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmed_answers" ADD CONSTRAINT "confirmed_answers_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmed_answers" ADD CONSTRAINT "confirmed_answers_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_forms" ADD CONSTRAINT "own_forms_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_states" ADD CONSTRAINT "request_states_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "confirmation_mails_due" ON "confirmation_mails" USING btree ("next_at") WHERE "confirmation_mails"."next_at" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "confirmed_answers_request" ON "confirmed_answers" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "confirmed_answers_visitor" ON "confirmed_answers" USING btree ("site_id","visitor");--> statement-breakpoint
CREATE INDEX "confirmed_answers_unsaid" ON "confirmed_answers" USING btree ("id") WHERE "confirmed_answers"."said_at" IS NULL;--> statement-breakpoint
CREATE INDEX "own_forms_site" ON "own_forms" USING btree ("site_id","created_at");--> statement-breakpoint
CREATE INDEX "request_states_request" ON "request_states" USING btree ("request_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_event" ON "requests" USING btree ("site_id","event_id");--> statement-breakpoint
CREATE INDEX "requests_newest" ON "requests" USING btree ("site_id","at","id");--> statement-breakpoint
CREATE INDEX "requests_received" ON "requests" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "requests_visitor" ON "requests" USING btree ("site_id","visitor");--> statement-breakpoint
CREATE INDEX "requests_search" ON "requests" USING gin ("search");