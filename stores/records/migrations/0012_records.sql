ALTER TABLE "crm_runs" ADD COLUMN "looked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "crm_runs" ADD COLUMN "looked_by_name" text DEFAULT '' NOT NULL;