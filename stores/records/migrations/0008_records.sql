CREATE TABLE "person_employers" (
	"person_id" bigint NOT NULL,
	"place" smallint NOT NULL,
	"name" text NOT NULL,
	"domain" text NOT NULL,
	"job_title" text NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "person_employers_person_id_place_pk" PRIMARY KEY("person_id","place")
);
--> statement-breakpoint
ALTER TABLE "mail_recipients" ADD COLUMN "added_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "person_employers" ADD CONSTRAINT "person_employers_person_id_identity_keys_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."identity_keys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_employers_new" ON "person_employers" USING btree ("first_at") WHERE "person_employers"."place" > 0;--> statement-breakpoint
CREATE INDEX "mail_recipients_address" ON "mail_recipients" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "mail_recipients_added" ON "mail_recipients" USING btree ("added_at");--> statement-breakpoint
CREATE INDEX "mail_refusals_address" ON "mail_refusals" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "confirmed_answers_email" ON "confirmed_answers" USING btree (lower(trim("email")));--> statement-breakpoint
CREATE INDEX "identity_keys_last" ON "identity_keys" USING btree ("last_at","id");--> statement-breakpoint
CREATE INDEX "requests_email" ON "requests" USING btree (lower(trim("said_email"))) WHERE "requests"."said_email" <> '';--> statement-breakpoint
CREATE INDEX "requests_phone" ON "requests" USING btree ("said_phone") WHERE "requests"."said_phone" <> '' AND "requests"."said_email" = '';--> statement-breakpoint
CREATE INDEX "requests_suspected" ON "requests" USING btree ("site_id","form_key","received_at") WHERE "requests"."state" = 'suspected';