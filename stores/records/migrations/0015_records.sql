ALTER TABLE "tellings" DROP CONSTRAINT "tellings_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "absences" DROP CONSTRAINT "absences_substitute_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "tellings" ADD COLUMN "user_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_substitute_id_users_id_fk" FOREIGN KEY ("substitute_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;