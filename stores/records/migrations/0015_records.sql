ALTER TABLE "orders" ADD COLUMN "owner_id" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "owner_known" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "whose" text GENERATED ALWAYS AS (CASE WHEN owner_known THEN coalesce(owner_id, '') ELSE '?' END) STORED;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "orders_by_kind" ON "orders" USING btree ("kind","ordered_on","id") WHERE "orders"."removed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "orders_by_amount" ON "orders" USING btree ("amount") WHERE "orders"."removed_at" IS NULL;--> statement-breakpoint
CREATE INDEX "orders_by_owner" ON "orders" USING btree ("whose","ordered_on","id");--> statement-breakpoint
CREATE INDEX "orders_removed" ON "orders" USING btree ("ordered_on","id") WHERE "orders"."removed_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "orders_without_owner_known" ON "orders" USING btree ("id") WHERE NOT "orders"."owner_known";