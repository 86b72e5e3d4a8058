DROP INDEX "leads_by_owner";--> statement-breakpoint
DROP INDEX "leads_ended_of";--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "company_owner_id" text;--> statement-breakpoint
UPDATE "leads" SET "company_owner_id" = (
  WITH RECURSIVE up AS (
    SELECT c.merged_into_id, c.owner_id, 0 AS depth FROM "companies" c WHERE c.id = "leads"."company_id"
    UNION ALL SELECT c.merged_into_id, c.owner_id, up.depth + 1 FROM up JOIN "companies" c ON c.id = up.merged_into_id WHERE up.depth < 20)
  SELECT up.owner_id FROM up WHERE up.merged_into_id IS NULL);--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "whose_id" text GENERATED ALWAYS AS (coalesce(owner_id, company_owner_id)) STORED;--> statement-breakpoint
ALTER TABLE "company_scores" ADD COLUMN "owner_id" text;--> statement-breakpoint
UPDATE "company_scores" s SET "owner_id" = c."owner_id" FROM "companies" c WHERE c."id" = s."company_id" AND c."owner_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_company_owner_id_users_id_fk" FOREIGN KEY ("company_owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_scores" ADD CONSTRAINT "company_scores_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "company_scores_warm_since" ON "company_scores" USING btree ("warm_since","company_id") WHERE "company_scores"."warm_since" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "company_scores_warm_of" ON "company_scores" USING btree ("owner_id","score","company_id") WHERE "company_scores"."warm_since" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "leads_by_owner" ON "leads" USING btree ("whose_id","score","id") WHERE "leads"."closed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "leads_ended_of" ON "leads" USING btree ("whose_id","changed_at","id") WHERE "leads"."closed_at" IS NOT NULL;