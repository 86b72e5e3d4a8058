ALTER TABLE "rights_requests" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD COLUMN "sealed_email" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD COLUMN "reply_next_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD COLUMN "reply_tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD COLUMN "replied_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "rights_requests_reply" ON "rights_requests" USING btree ("reply_next_at") WHERE "rights_requests"."reply_next_at" IS NOT NULL;