CREATE TABLE "outbox_items" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_items_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"record_key" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"lane" text NOT NULL,
	"connection_id" integer,
	"sealed" text NOT NULL,
	"people" text[] DEFAULT '{}' NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"claim" uuid,
	"claimed_until" timestamp (3) with time zone,
	"reason" text DEFAULT '' NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox_lanes" (
	"lane" text PRIMARY KEY NOT NULL,
	"paused_until" timestamp (3) with time zone,
	"reason" text NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_deletions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_deletions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"site_id" integer NOT NULL,
	"event_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"next_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sealed_said" text DEFAULT '' NOT NULL,
	"people" text[] DEFAULT '{}' NOT NULL,
	"source" text NOT NULL,
	"passes" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "gone_things" (
	"connection_id" integer NOT NULL,
	"thing" text NOT NULL,
	"gone_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "gone_things_connection_id_thing_pk" PRIMARY KEY("connection_id","thing")
);
--> statement-breakpoint
CREATE TABLE "reported_things" (
	"connection_id" integer NOT NULL,
	"thing" text NOT NULL,
	"event_id" uuid NOT NULL,
	"site_id" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"sealed_said" text DEFAULT '' NOT NULL,
	"people" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "reported_things_connection_id_thing_event_id_pk" PRIMARY KEY("connection_id","thing","event_id")
);
--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "sealed_credentials" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "deleted_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD COLUMN "secret_used" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox_items" ADD CONSTRAINT "outbox_items_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_deletions" ADD CONSTRAINT "event_deletions_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gone_things" ADD CONSTRAINT "gone_things_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_things" ADD CONSTRAINT "reported_things_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_things" ADD CONSTRAINT "reported_things_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_items_once" ON "outbox_items" USING btree ("kind","dedupe_key");--> statement-breakpoint
CREATE INDEX "outbox_items_next" ON "outbox_items" USING btree ("next_at","id") WHERE "outbox_items"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "outbox_items_record" ON "outbox_items" USING btree ("record_key","id") WHERE "outbox_items"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "outbox_items_aside" ON "outbox_items" USING btree ("id") WHERE "outbox_items"."state" = 'aside';--> statement-breakpoint
CREATE INDEX "outbox_items_settled" ON "outbox_items" USING btree ("settled_at") WHERE "outbox_items"."settled_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "outbox_items_connection" ON "outbox_items" USING btree ("connection_id");--> statement-breakpoint
CREATE INDEX "outbox_items_people" ON "outbox_items" USING gin ("people");--> statement-breakpoint
CREATE UNIQUE INDEX "event_deletions_once" ON "event_deletions" USING btree ("site_id","event_id");--> statement-breakpoint
CREATE INDEX "event_deletions_next" ON "event_deletions" USING btree ("next_at","id");--> statement-breakpoint
CREATE INDEX "event_deletions_people" ON "event_deletions" USING gin ("people");--> statement-breakpoint
CREATE INDEX "event_deletions_open" ON "event_deletions" USING btree ("id") WHERE "event_deletions"."done_at" IS NULL;--> statement-breakpoint
CREATE INDEX "gone_things_at" ON "gone_things" USING btree ("gone_at");--> statement-breakpoint
CREATE INDEX "reported_things_people" ON "reported_things" USING gin ("people");--> statement-breakpoint
CREATE INDEX "reported_things_at" ON "reported_things" USING btree ("at");