ALTER TABLE "leads" ADD COLUMN "at_first" jsonb;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "words" "tsvector" DEFAULT ''::tsvector NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "found" "tsvector" GENERATED ALWAYS AS (words || array_to_tsvector(ARRAY['STAGE ' || stage, CASE WHEN closed_at IS NULL THEN 'OPEN' ELSE 'ENDED' END])) STORED;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "lines" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "custom_values_text" ON "custom_values" USING btree ("field_id",(lower("left"("value" #>> '{}', 100)) COLLATE "C"));--> statement-breakpoint
CREATE INDEX "custom_values_number" ON "custom_values" USING btree ("field_id",(CASE WHEN jsonb_typeof("value") = 'number' THEN ("value" #>> '{}')::numeric END));--> statement-breakpoint
CREATE INDEX "leads_ended_of" ON "leads" USING btree ("owner_id","changed_at","id") WHERE "leads"."closed_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "leads_by_fit" ON "leads" USING btree ("fit","id") WHERE "leads"."closed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "leads_found" ON "leads" USING gin ("found");--> statement-breakpoint
CREATE INDEX "leads_without_words" ON "leads" USING btree ("id") WHERE "leads"."words" = ''::tsvector;--> statement-breakpoint
CREATE INDEX "orders_by_number" ON "orders" USING btree (lower("number") text_pattern_ops);