ALTER TABLE "webhook_deliveries" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "chat" uuid;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "enclosed" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "requests_chat" ON "requests" USING btree ("site_id","chat","at") WHERE "requests"."chat" IS NOT NULL;