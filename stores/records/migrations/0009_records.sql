DROP INDEX "requests_phone";--> statement-breakpoint
ALTER TABLE "link_sights" ADD COLUMN "chosen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "subjects" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "erasure_runs" ADD COLUMN "sealed" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "requests_subjects" ON "requests" USING gin ("subjects");--> statement-breakpoint
CREATE INDEX "requests_phone" ON "requests" USING btree ((regexp_replace(regexp_replace("said_phone", '[^0-9+]'::text, ''::text, 'g'::text), '^00'::text, '+'::text))) WHERE "requests"."said_phone" <> '' AND "requests"."said_email" = '';