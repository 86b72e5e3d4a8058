ALTER TABLE "mail_recipients" ADD COLUMN "first_added_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
UPDATE "mail_recipients" SET "first_added_at" = "added_at";--> statement-breakpoint
ALTER TABLE "mailbox_messages" ADD COLUMN "is_named" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "mailbox_messages" ADD COLUMN "content_at" timestamp (3) with time zone;
