CREATE TABLE "read_days" (
	"user_id" text NOT NULL,
	"day" date NOT NULL,
	"rows" bigint NOT NULL,
	"largest_export" bigint NOT NULL,
	CONSTRAINT "read_days_user_id_day_pk" PRIMARY KEY("user_id","day")
);
--> statement-breakpoint
DROP INDEX "leads_by_stage";--> statement-breakpoint
DROP INDEX "custom_values_text";--> statement-breakpoint
DROP INDEX "custom_values_number";--> statement-breakpoint
ALTER TABLE "crm_connections" ADD COLUMN "order_counts" jsonb DEFAULT '{"taken":0,"waiting":0}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "crm_orders" ADD COLUMN "gone_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "crm_links" ADD COLUMN "seen_status" text;--> statement-breakpoint
ALTER TABLE "custom_values" ADD COLUMN "holds" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "custom_values" v SET "holds" = true FROM (SELECT DISTINCT ON ("field_id", "company_id", "lead_id", "key_id") "id" FROM "custom_values"
	ORDER BY "field_id", "company_id", "lead_id", "key_id", "id" DESC) AS newest WHERE v."id" = newest."id" AND v."value" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "verdict" text;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "band" text;--> statement-breakpoint
UPDATE "leads" SET ("verdict", "band") = (WITH RECURSIVE up AS (
	SELECT c.id, c.merged_into_id, 0 AS depth FROM "companies" c WHERE c.id = "leads"."company_id"
	UNION ALL SELECT c.id, c.merged_into_id, up.depth + 1 FROM up JOIN "companies" c ON c.id = up.merged_into_id WHERE up.depth < 20)
	SELECT s."verdict", s."band" FROM up JOIN "company_scores" s ON s."company_id" = up.id WHERE up.merged_into_id IS NULL);--> statement-breakpoint
ALTER TABLE "read_days" ADD CONSTRAINT "read_days_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "crm_orders_company" ON "crm_orders" USING btree ("crm_id","their_company_id");--> statement-breakpoint
CREATE INDEX "crm_orders_missing" ON "crm_orders" USING btree ("crm_id","id") WHERE "crm_orders"."gone_reason" = 'missing';--> statement-breakpoint
CREATE UNIQUE INDEX "custom_values_of_company" ON "custom_values" USING btree ("field_id","company_id") WHERE "custom_values"."holds" AND "custom_values"."company_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "custom_values_of_lead" ON "custom_values" USING btree ("field_id","lead_id") WHERE "custom_values"."holds" AND "custom_values"."lead_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "custom_values_of_key" ON "custom_values" USING btree ("field_id","key_id") WHERE "custom_values"."holds" AND "custom_values"."key_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "custom_values_emptied" ON "custom_values" USING btree ("field_id","key_id") WHERE "custom_values"."value" IS NULL;--> statement-breakpoint
CREATE INDEX "leads_board" ON "leads" USING btree ("stage","score","id","fit","next_step_at","verdict","band","whose_id") WHERE "leads"."closed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "leads_board_ended" ON "leads" USING btree ("stage","changed_at","id","fit","next_step_at","verdict","band","whose_id") WHERE "leads"."closed_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "leads_by_verdict" ON "leads" USING btree ("verdict","score","id") WHERE "leads"."closed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "custom_values_text" ON "custom_values" USING btree ("field_id",(lower("left"("value" #>> '{}', 100)) COLLATE "C")) WHERE "custom_values"."holds";--> statement-breakpoint
CREATE INDEX "custom_values_number" ON "custom_values" USING btree ("field_id",(CASE WHEN jsonb_typeof("value") = 'number' THEN ("value" #>> '{}')::numeric END)) WHERE "custom_values"."holds";--> statement-breakpoint
UPDATE "order_changes" h SET "after" = jsonb_set(h."after", '{kind}', '"credit_note"') FROM "orders" o
	WHERE o."id" = h."order_id" AND o."kind" = 'credit_note' AND h."after"->>'kind' = 'invoice';--> statement-breakpoint
UPDATE "order_changes" h SET "before" = jsonb_set(h."before", '{kind}', '"credit_note"') FROM "orders" o
	WHERE o."id" = h."order_id" AND o."kind" = 'credit_note' AND h."before"->>'kind' = 'invoice';
