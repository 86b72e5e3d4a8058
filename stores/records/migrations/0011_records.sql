ALTER TABLE "mail_refusals" ADD COLUMN "told_kind" text;--> statement-breakpoint
ALTER TABLE "mail_refusals" ADD COLUMN "told_by" text;