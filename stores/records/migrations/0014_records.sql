ALTER TABLE "alert_deliveries" ADD COLUMN "audit_id" bigint;--> statement-breakpoint
ALTER TABLE "exports" ADD COLUMN "stands_in_for" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "alert_deliveries" ADD CONSTRAINT "alert_deliveries_audit_id_audit_log_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audit_log"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_deliveries_audit" ON "alert_deliveries" USING btree ("audit_id") WHERE "alert_deliveries"."audit_id" IS NOT NULL;