CREATE TABLE "link_hits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site_id" integer NOT NULL,
	"link_id" integer,
	"mailing_id" integer,
	"recipient_id" bigint,
	"kind" text NOT NULL,
	"method" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"network" text DEFAULT '' NOT NULL,
	"network_class" text DEFAULT '' NOT NULL,
	"agent" text DEFAULT '' NOT NULL,
	"is_known_robot" boolean DEFAULT false NOT NULL,
	"verdict" text DEFAULT 'unsure' NOT NULL,
	"reasons" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "link_sights" (
	"key" text PRIMARY KEY NOT NULL,
	"site_id" integer NOT NULL,
	"link_id" integer,
	"recipient_id" bigint,
	"visitor" text DEFAULT '' NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"network" text DEFAULT '' NOT NULL,
	"network_class" text DEFAULT '' NOT NULL,
	"agent" text DEFAULT '' NOT NULL,
	"gesture" boolean DEFAULT false NOT NULL,
	"is_robot" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "links_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"site_id" integer NOT NULL,
	"code" text NOT NULL,
	"target" text NOT NULL,
	"title" text NOT NULL,
	"channel" text NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"medium" text DEFAULT '' NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"term" text DEFAULT '' NOT NULL,
	"content" text DEFAULT '' NOT NULL,
	"mailing_id" integer,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"archived_by_name" text DEFAULT '' NOT NULL,
	CONSTRAINT "links_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "mail_recipients" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mail_recipients_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mailing_id" integer NOT NULL,
	"email" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"allows_tracking" boolean
);
--> statement-breakpoint
CREATE TABLE "mail_refusals" (
	"site_id" integer NOT NULL,
	"email" text NOT NULL,
	"unsubscribed_at" timestamp (3) with time zone,
	"unsubscribed_by" text,
	"withdrawn_at" timestamp (3) with time zone,
	"mailing_id" integer,
	CONSTRAINT "mail_refusals_site_id_email_pk" PRIMARY KEY("site_id","email")
);
--> statement-breakpoint
CREATE TABLE "mailings" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mailings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"site_id" integer NOT NULL,
	"name" text NOT NULL,
	"counts_opens" boolean DEFAULT false NOT NULL,
	"statement" text DEFAULT '' NOT NULL,
	"stated_by_id" text,
	"stated_by_name" text DEFAULT '' NOT NULL,
	"stated_at" timestamp (3) with time zone,
	"token_days" integer DEFAULT 180 NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "link_hits" ADD CONSTRAINT "link_hits_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_hits" ADD CONSTRAINT "link_hits_link_id_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."links"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_hits" ADD CONSTRAINT "link_hits_mailing_id_mailings_id_fk" FOREIGN KEY ("mailing_id") REFERENCES "public"."mailings"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_hits" ADD CONSTRAINT "link_hits_recipient_id_mail_recipients_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."mail_recipients"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_sights" ADD CONSTRAINT "link_sights_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_sights" ADD CONSTRAINT "link_sights_link_id_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."links"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_sights" ADD CONSTRAINT "link_sights_recipient_id_mail_recipients_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."mail_recipients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_mailing_id_mailings_id_fk" FOREIGN KEY ("mailing_id") REFERENCES "public"."mailings"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_recipients" ADD CONSTRAINT "mail_recipients_mailing_id_mailings_id_fk" FOREIGN KEY ("mailing_id") REFERENCES "public"."mailings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_refusals" ADD CONSTRAINT "mail_refusals_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_refusals" ADD CONSTRAINT "mail_refusals_mailing_id_mailings_id_fk" FOREIGN KEY ("mailing_id") REFERENCES "public"."mailings"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "link_hits_link" ON "link_hits" USING btree ("link_id","at");--> statement-breakpoint
CREATE INDEX "link_hits_recipient" ON "link_hits" USING btree ("recipient_id","at");--> statement-breakpoint
CREATE INDEX "link_hits_mailing" ON "link_hits" USING btree ("mailing_id","at");--> statement-breakpoint
CREATE INDEX "link_hits_at" ON "link_hits" USING btree ("at");--> statement-breakpoint
CREATE INDEX "link_hits_network" ON "link_hits" USING btree ("site_id","network","at");--> statement-breakpoint
CREATE INDEX "link_sights_recipient" ON "link_sights" USING btree ("recipient_id","at");--> statement-breakpoint
CREATE INDEX "link_sights_link" ON "link_sights" USING btree ("link_id","at");--> statement-breakpoint
CREATE INDEX "link_sights_at" ON "link_sights" USING btree ("at");--> statement-breakpoint
CREATE INDEX "links_site" ON "links" USING btree ("site_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_recipients_email" ON "mail_recipients" USING btree ("mailing_id","email");--> statement-breakpoint
CREATE INDEX "mail_recipients_order" ON "mail_recipients" USING btree ("mailing_id","id");--> statement-breakpoint
CREATE INDEX "mailings_site" ON "mailings" USING btree ("site_id","id");