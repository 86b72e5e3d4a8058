DROP INDEX "company_domains_company";--> statement-breakpoint
DROP INDEX "leads_by_owner";--> statement-breakpoint
CREATE INDEX "crm_deals_ended_early" ON "crm_deals" USING btree ("closed_at") WHERE "crm_deals"."closed_at" < "crm_deals"."opened_at";--> statement-breakpoint
CREATE INDEX "crm_deals_worthless" ON "crm_deals" USING btree (coalesce("closed_at", "opened_at", "first_read_at")) WHERE "crm_deals"."gone_at" IS NULL AND "crm_deals"."state" IN ('open', 'won') AND coalesce("crm_deals"."amount", 0) = 0;--> statement-breakpoint
CREATE INDEX "lead_entries_due_early" ON "lead_entries" USING btree ("due_at","id") WHERE "lead_entries"."kind" = 'task' AND "lead_entries"."removed_at" IS NULL AND "lead_entries"."done_at" IS NULL AND ("lead_entries"."due_at" AT TIME ZONE 'UTC') < ("lead_entries"."at" AT TIME ZONE 'UTC') - interval '1 day';--> statement-breakpoint
CREATE INDEX "leads_ended_early" ON "leads" USING btree ("closed_at","id") WHERE "leads"."closed_at" < "leads"."created_at";--> statement-breakpoint
CREATE INDEX "person_cards_claimed" ON "person_cards" USING btree ("last_at","person_id") WHERE NOT "person_cards"."is_confirmed" AND NOT "person_cards"."is_shared" AND "person_cards"."domain" <> '';--> statement-breakpoint
CREATE INDEX "person_cards_claimed_of" ON "person_cards" USING btree ("domain","last_at") WHERE NOT "person_cards"."is_confirmed" AND NOT "person_cards"."is_shared" AND "person_cards"."domain" <> '';--> statement-breakpoint
CREATE INDEX "company_domains_company" ON "company_domains" USING btree ("company_id","domain");--> statement-breakpoint
CREATE INDEX "leads_by_owner" ON "leads" USING btree ("whose_id","score","id","company_id") WHERE "leads"."closed_at" IS NULL;