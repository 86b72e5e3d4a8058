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
ALTER TABLE "erased_keys" ADD COLUMN "id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "erased_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
CREATE INDEX "rights_links_hash" ON "rights_links" USING btree ("hash","asked_at");--> statement-breakpoint
CREATE INDEX "rights_links_due" ON "rights_links" USING btree ("next_at") WHERE "rights_links"."next_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "rights_links_asked" ON "rights_links" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "rights_requests_open" ON "rights_requests" USING btree ("due_at") WHERE "rights_requests"."state" <> 'done';--> statement-breakpoint
CREATE INDEX "rights_requests_at" ON "rights_requests" USING btree ("at");--> statement-breakpoint
CREATE INDEX "rights_requests_hash" ON "rights_requests" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "withdrawals_hash" ON "withdrawals" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "withdrawn_browsers_at" ON "withdrawn_browsers" USING btree ("at");--> statement-breakpoint
ALTER TABLE "erased_keys" ADD CONSTRAINT "erased_keys_id_unique" UNIQUE("id");