CREATE TABLE "crm_orders" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "crm_orders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"crm_id" integer NOT NULL,
	"document" text NOT NULL,
	"their_id" text NOT NULL,
	"their_company_id" text NOT NULL,
	"order_id" bigint,
	"same_as" bigint,
	"is_waiting" boolean NOT NULL,
	"values" jsonb NOT NULL,
	"state" text NOT NULL,
	"version" text NOT NULL,
	"gone_at" timestamp (3) with time zone
);
--> statement-breakpoint
DROP INDEX "orders_number";--> statement-breakpoint
ALTER TABLE "crm_connections" ADD COLUMN "order_documents" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "book" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "crm_orders" ADD CONSTRAINT "crm_orders_crm_id_crm_connections_id_fk" FOREIGN KEY ("crm_id") REFERENCES "public"."crm_connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_orders" ADD CONSTRAINT "crm_orders_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_orders" ADD CONSTRAINT "crm_orders_same_as_orders_id_fk" FOREIGN KEY ("same_as") REFERENCES "public"."orders"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "crm_orders_theirs" ON "crm_orders" USING btree ("crm_id","document","their_id");--> statement-breakpoint
CREATE INDEX "crm_orders_ours" ON "crm_orders" USING btree ("order_id") WHERE "crm_orders"."order_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "crm_orders_same" ON "crm_orders" USING btree ("same_as") WHERE "crm_orders"."same_as" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "crm_orders_waiting" ON "crm_orders" USING btree ("crm_id","their_company_id") WHERE "crm_orders"."is_waiting";--> statement-breakpoint
CREATE UNIQUE INDEX "orders_number" ON "orders" USING btree ("kind","number","book") WHERE "orders"."removed_at" IS NULL;