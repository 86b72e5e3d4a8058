DROP INDEX "custom_values_text";--> statement-breakpoint
DROP INDEX "custom_values_number";--> statement-breakpoint
ALTER TABLE "custom_values" ADD COLUMN "holds" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "custom_values" v SET "holds" = true FROM (SELECT DISTINCT ON ("field_id", "company_id", "lead_id", "key_id") "id" FROM "custom_values" ORDER BY "field_id", "company_id", "lead_id", "key_id", "id" DESC) AS newest WHERE v."id" = newest."id" AND v."value" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "custom_values_of_company" ON "custom_values" USING btree ("field_id","company_id") WHERE "custom_values"."holds" AND "custom_values"."company_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "custom_values_of_lead" ON "custom_values" USING btree ("field_id","lead_id") WHERE "custom_values"."holds" AND "custom_values"."lead_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "custom_values_of_key" ON "custom_values" USING btree ("field_id","key_id") WHERE "custom_values"."holds" AND "custom_values"."key_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "custom_values_emptied" ON "custom_values" USING btree ("field_id","key_id") WHERE "custom_values"."value" IS NULL;--> statement-breakpoint
CREATE INDEX "custom_values_text" ON "custom_values" USING btree ("field_id",(lower("left"("value" #>> '{}', 100)) COLLATE "C")) WHERE "custom_values"."holds";--> statement-breakpoint
CREATE INDEX "custom_values_number" ON "custom_values" USING btree ("field_id",(CASE WHEN jsonb_typeof("value") = 'number' THEN ("value" #>> '{}')::numeric END)) WHERE "custom_values"."holds";