ALTER TABLE "alert_channels" ADD COLUMN "address_mark" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "alert_channels_browser" ON "alert_channels" USING btree ("address_mark") WHERE "alert_channels"."address_mark" <> '';--> statement-breakpoint
CREATE INDEX "company_changes_by" ON "company_changes" USING btree ("by_id","at");--> statement-breakpoint
CREATE INDEX "contact_permissions_by" ON "contact_permissions" USING btree ("by_id","at");--> statement-breakpoint
CREATE INDEX "lead_changes_by" ON "lead_changes" USING btree ("by_id","at");--> statement-breakpoint
CREATE INDEX "lead_entries_open" ON "lead_entries" USING btree ("assignee_id") WHERE "lead_entries"."kind" = 'task' AND "lead_entries"."done_at" IS NULL AND "lead_entries"."removed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "lead_entries_by" ON "lead_entries" USING btree ("by_id","at");--> statement-breakpoint
CREATE INDEX "lead_entries_mentions" ON "lead_entries" USING gin ("mentions") WHERE "lead_entries"."mentions" <> '{}';--> statement-breakpoint
CREATE INDEX "audit_log_deeds" ON "audit_log" USING btree ("at") WHERE "audit_log"."action" NOT LIKE 'look%';--> statement-breakpoint
CREATE INDEX "person_values_odd_phone" ON "person_values" USING btree ("key_id") WHERE "person_values"."field" = 'phone' AND ("person_values"."value" !~ '^[+]?[0-9 ()./-]{6,25}$' OR "person_values"."value" ~ '0{7}|1{7}|2{7}|3{7}|4{7}|5{7}|6{7}|7{7}|8{7}|9{7}');--> statement-breakpoint
CREATE INDEX "request_states_by" ON "request_states" USING btree ("by_id","at");