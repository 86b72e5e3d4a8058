CREATE TABLE "lookup_answers" (
	"provider" text NOT NULL,
	"key_hash" text NOT NULL,
	"sealed" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lookup_answers_provider_key_hash_pk" PRIMARY KEY("provider","key_hash")
);
--> statement-breakpoint
CREATE TABLE "lookup_providers" (
	"name" text PRIMARY KEY NOT NULL,
	"config" jsonb NOT NULL,
	"sealed_key" text DEFAULT '' NOT NULL,
	"key_end" text DEFAULT '' NOT NULL,
	"price_per_lookup_micros" bigint NOT NULL,
	"monthly_budget_micros" bigint NOT NULL,
	"currency" text DEFAULT '' NOT NULL,
	"stopped_code" text DEFAULT '' NOT NULL,
	"stopped_detail" text DEFAULT '' NOT NULL,
	"stopped_until" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "datasets" ADD COLUMN "health_code" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "datasets" ADD COLUMN "health_detail" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "datasets" ADD COLUMN "answered" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "datasets" ADD COLUMN "purged_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "lookup_answers_expiry" ON "lookup_answers" USING btree ("expires_at");