CREATE TABLE "resolution_runs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "resolution_runs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"cause" text NOT NULL,
	"decisions" integer NOT NULL,
	"left" integer NOT NULL,
	"changed" integer NOT NULL,
	"moved" integer NOT NULL,
	"samples" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visitor_claims" (
	"site_id" integer NOT NULL,
	"visitor" text NOT NULL,
	"kind" text NOT NULL,
	"domain" text NOT NULL,
	"said_on" date NOT NULL,
	CONSTRAINT "visitor_claims_site_id_visitor_kind_domain_pk" PRIMARY KEY("site_id","visitor","kind","domain")
);
--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "company_without_consent" jsonb;--> statement-breakpoint
ALTER TABLE "visitor_claims" ADD CONSTRAINT "visitor_claims_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "resolution_runs_at" ON "resolution_runs" USING btree ("at");--> statement-breakpoint
CREATE INDEX "visitor_claims_said_on" ON "visitor_claims" USING btree ("said_on");