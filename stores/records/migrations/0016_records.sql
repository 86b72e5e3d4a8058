DROP INDEX "leads_by_stage";--> statement-breakpoint
ALTER TABLE "crm_connections" ADD COLUMN "order_counts" jsonb DEFAULT '{"taken":0,"waiting":0}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "crm_orders" ADD COLUMN "gone_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "verdict" text;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "band" text;--> statement-breakpoint
UPDATE "leads" SET ("verdict", "band") = (WITH RECURSIVE up AS (
	SELECT c.id, c.merged_into_id, 0 AS depth FROM "companies" c WHERE c.id = "leads"."company_id"
	UNION ALL SELECT c.id, c.merged_into_id, up.depth + 1 FROM up JOIN "companies" c ON c.id = up.merged_into_id WHERE up.depth < 20)
	SELECT s."verdict", s."band" FROM up JOIN "company_scores" s ON s."company_id" = up.id WHERE up.merged_into_id IS NULL);--> statement-breakpoint
CREATE INDEX "crm_orders_company" ON "crm_orders" USING btree ("crm_id","their_company_id");--> statement-breakpoint
CREATE INDEX "crm_orders_missing" ON "crm_orders" USING btree ("crm_id","id") WHERE "crm_orders"."gone_reason" = 'missing';--> statement-breakpoint
CREATE INDEX "leads_board" ON "leads" USING btree ("stage","score","id","fit","next_step_at","verdict","band","whose_id") WHERE "leads"."closed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "leads_board_ended" ON "leads" USING btree ("stage","changed_at","id","fit","next_step_at","verdict","band","whose_id") WHERE "leads"."closed_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "leads_by_verdict" ON "leads" USING btree ("verdict","score","id") WHERE "leads"."closed_at" IS NULL;--> statement-breakpoint
UPDATE "order_changes" h SET "after" = jsonb_set(h."after", '{kind}', '"credit_note"') FROM "orders" o
	WHERE o."id" = h."order_id" AND o."kind" = 'credit_note' AND h."after"->>'kind' = 'invoice';--> statement-breakpoint
UPDATE "order_changes" h SET "before" = jsonb_set(h."before", '{kind}', '"credit_note"') FROM "orders" o
	WHERE o."id" = h."order_id" AND o."kind" = 'credit_note' AND h."before"->>'kind' = 'invoice';
