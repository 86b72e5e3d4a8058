ALTER TABLE "alert_deliveries" ADD COLUMN "audit_id" bigint;--> statement-breakpoint
ALTER TABLE "crm_connections" ADD COLUMN "account_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "crm_connections" ADD COLUMN "is_proven" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "stands_in_for" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "at_first" jsonb;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "words" "tsvector" DEFAULT ''::tsvector NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "found" "tsvector" GENERATED ALWAYS AS (words || array_to_tsvector(ARRAY['STAGE ' || stage, CASE WHEN closed_at IS NULL THEN 'OPEN' ELSE 'ENDED' END])) STORED;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "lines" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "alert_deliveries" ADD CONSTRAINT "alert_deliveries_audit_id_audit_log_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audit_log"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_deliveries_audit" ON "alert_deliveries" USING btree ("audit_id") WHERE "alert_deliveries"."audit_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "custom_values_text" ON "custom_values" USING btree ("field_id",(lower("left"("value" #>> '{}', 100)) COLLATE "C"));--> statement-breakpoint
CREATE INDEX "custom_values_number" ON "custom_values" USING btree ("field_id",(CASE WHEN jsonb_typeof("value") = 'number' THEN ("value" #>> '{}')::numeric END));--> statement-breakpoint
CREATE INDEX "leads_ended_of" ON "leads" USING btree ("owner_id","changed_at","id") WHERE "leads"."closed_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "leads_by_fit" ON "leads" USING btree ("fit","id") WHERE "leads"."closed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "leads_found" ON "leads" USING gin ("found");--> statement-breakpoint
CREATE INDEX "leads_without_words" ON "leads" USING btree ("id") WHERE "leads"."words" = ''::tsvector;--> statement-breakpoint
CREATE INDEX "orders_by_number" ON "orders" USING btree (lower("number") text_pattern_ops);