CREATE TABLE "person_lookups" (
	"key_id" bigint NOT NULL,
	"provider" text NOT NULL,
	"question" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	CONSTRAINT "person_lookups_key_id_provider_pk" PRIMARY KEY("key_id","provider")
);
--> statement-breakpoint
ALTER TABLE "person_lookups" ADD CONSTRAINT "person_lookups_key_id_identity_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."identity_keys"("id") ON DELETE cascade ON UPDATE no action;