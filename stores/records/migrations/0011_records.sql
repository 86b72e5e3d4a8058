ALTER TABLE "requests" ADD COLUMN "known_as" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "lookup_providers" ADD COLUMN "failed_in_row" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lookup_providers" ADD COLUMN "walked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lookup_providers" ADD COLUMN "walked_id" bigint;--> statement-breakpoint
CREATE INDEX "person_lookups_provider" ON "person_lookups" USING btree ("provider");--> statement-breakpoint
CREATE INDEX "person_values_provider" ON "person_values" USING btree ("source","key_id") WHERE "person_values"."source" LIKE 'provider:%';