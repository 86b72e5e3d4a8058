ALTER TABLE "connections" ADD COLUMN "unsigned_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "unsigned_at" timestamp (3) with time zone;