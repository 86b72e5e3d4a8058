CREATE TABLE "read_days" (
	"user_id" text NOT NULL,
	"day" date NOT NULL,
	"rows" bigint NOT NULL,
	"largest_export" bigint NOT NULL,
	CONSTRAINT "read_days_user_id_day_pk" PRIMARY KEY("user_id","day")
);
--> statement-breakpoint
ALTER TABLE "read_days" ADD CONSTRAINT "read_days_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;