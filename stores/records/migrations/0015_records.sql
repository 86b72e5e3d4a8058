ALTER TABLE "crm_links" ADD COLUMN "seen_owner" text;--> statement-breakpoint
ALTER TABLE "crm_links" ADD COLUMN "whole_hash" text DEFAULT '' NOT NULL;