DROP INDEX "company_domains_company";--> statement-breakpoint
DROP INDEX "leads_by_owner";--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "contacted_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "leads" l SET "contacted_at" = e."at" FROM (SELECT "lead_id", max("at") AS "at" FROM "lead_entries"
	WHERE "removed_at" IS NULL AND "kind" IN ('call', 'meeting', 'agreement') GROUP BY "lead_id") AS e WHERE e."lead_id" = l."id";--> statement-breakpoint
WITH RECURSIVE up AS (
	SELECT c.id, c.merged_into_id AS above, k."contacted_at" AS at, 0 AS depth FROM "crm_links" k JOIN "companies" c ON c.id = k."company_id"
	WHERE k."kind" = 'company' AND k."contacted_at" IS NOT NULL
	UNION ALL SELECT c.id, c.merged_into_id, up.at, up.depth + 1 FROM up JOIN "companies" c ON c.id = up.above WHERE up.depth < 20),
told AS (SELECT id, max(at) AS at FROM up WHERE above IS NULL GROUP BY id),
members AS (
	SELECT id, at, 0 AS depth FROM told
	UNION ALL SELECT o.id, m.at, m.depth + 1 FROM members m JOIN "companies" o ON o.merged_into_id = m.id WHERE m.depth < 20)
UPDATE "leads" l SET "contacted_at" = greatest(l."contacted_at", m.at) FROM members m
	WHERE l."company_id" = m.id AND l."contacted_at" IS DISTINCT FROM greatest(l."contacted_at", m.at);--> statement-breakpoint
CREATE INDEX "companies_aside" ON "companies" USING btree ("id") WHERE ("companies"."merged_into_id" IS NOT NULL OR "companies"."removed_at" IS NOT NULL);--> statement-breakpoint
CREATE INDEX "crm_deals_ended_early" ON "crm_deals" USING btree ("closed_at") WHERE "crm_deals"."closed_at" < "crm_deals"."opened_at";--> statement-breakpoint
CREATE INDEX "crm_deals_worthless" ON "crm_deals" USING btree (coalesce("closed_at", "opened_at", "first_read_at")) WHERE "crm_deals"."gone_at" IS NULL AND "crm_deals"."state" IN ('open', 'won') AND coalesce("crm_deals"."amount", 0) = 0;--> statement-breakpoint
CREATE INDEX "lead_entries_due_early" ON "lead_entries" USING btree ("due_at","id") WHERE "lead_entries"."kind" = 'task' AND "lead_entries"."removed_at" IS NULL AND "lead_entries"."done_at" IS NULL AND ("lead_entries"."due_at" AT TIME ZONE 'UTC') < ("lead_entries"."at" AT TIME ZONE 'UTC') - interval '1 day';--> statement-breakpoint
CREATE INDEX "leads_by_contact" ON "leads" USING btree (coalesce("contacted_at", "created_at"),"id") WHERE "leads"."closed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "leads_ended_early" ON "leads" USING btree ("closed_at","id") WHERE "leads"."closed_at" < "leads"."created_at";--> statement-breakpoint
CREATE INDEX "person_cards_claimed" ON "person_cards" USING btree ("last_at","person_id") WHERE NOT "person_cards"."is_confirmed" AND NOT "person_cards"."is_shared" AND "person_cards"."domain" <> '';--> statement-breakpoint
CREATE INDEX "person_cards_claimed_of" ON "person_cards" USING btree ("domain","last_at") WHERE NOT "person_cards"."is_confirmed" AND NOT "person_cards"."is_shared" AND "person_cards"."domain" <> '';--> statement-breakpoint
CREATE INDEX "company_domains_company" ON "company_domains" USING btree ("company_id","domain");--> statement-breakpoint
CREATE INDEX "leads_by_owner" ON "leads" USING btree ("whose_id","score","id","company_id") WHERE "leads"."closed_at" IS NULL;