CREATE TABLE "mailbox_messages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mailbox_messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mailbox_id" integer NOT NULL,
	"site_id" integer NOT NULL,
	"uid_validity" bigint NOT NULL,
	"uid" bigint NOT NULL,
	"settled_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"outcome" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"id_mark" text DEFAULT '' NOT NULL,
	"content_mark" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mailboxes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mailboxes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"site_id" integer NOT NULL,
	"name" text NOT NULL,
	"host" text NOT NULL,
	"port" integer NOT NULL,
	"security" text NOT NULL,
	"user_name" text NOT NULL,
	"sealed_password" text NOT NULL,
	"folder" text NOT NULL,
	"own_domains" text[] DEFAULT '{}' NOT NULL,
	"reads_since" timestamp (3) with time zone NOT NULL,
	"marks_read" boolean DEFAULT false NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"stated_by_id" text NOT NULL,
	"stated_by_name" text NOT NULL,
	"stated_at" timestamp (3) with time zone NOT NULL,
	"uid_validity" bigint,
	"last_uid" bigint DEFAULT 0 NOT NULL,
	"holder" text DEFAULT '' NOT NULL,
	"held_until" timestamp (3) with time zone,
	"last_read_at" timestamp (3) with time zone,
	"fault" text DEFAULT '' NOT NULL,
	"fault_at" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mailbox_messages" ADD CONSTRAINT "mailbox_messages_mailbox_id_mailboxes_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "public"."mailboxes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD CONSTRAINT "mailboxes_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mailbox_messages_once" ON "mailbox_messages" USING btree ("mailbox_id","uid_validity","uid");--> statement-breakpoint
CREATE INDEX "mailbox_messages_newest" ON "mailbox_messages" USING btree ("mailbox_id","id");--> statement-breakpoint
CREATE INDEX "mailbox_messages_id_mark" ON "mailbox_messages" USING btree ("site_id","id_mark") WHERE "mailbox_messages"."id_mark" <> '';--> statement-breakpoint
CREATE INDEX "mailbox_messages_content_mark" ON "mailbox_messages" USING btree ("site_id","content_mark") WHERE "mailbox_messages"."content_mark" <> '';--> statement-breakpoint
CREATE INDEX "mailbox_messages_settled" ON "mailbox_messages" USING btree ("settled_at");--> statement-breakpoint
CREATE INDEX "mailboxes_site" ON "mailboxes" USING btree ("site_id");