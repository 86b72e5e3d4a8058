ALTER TABLE "connections" ADD COLUMN "old_token_hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "old_token_until" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "connections_old_token" ON "connections" USING btree ("old_token_hash") WHERE "connections"."old_token_hash" <> '';