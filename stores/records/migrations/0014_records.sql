ALTER TABLE "crm_connections" ADD COLUMN "account_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "crm_connections" ADD COLUMN "is_proven" boolean DEFAULT true NOT NULL;