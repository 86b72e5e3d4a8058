CREATE TABLE "saved_filters" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "saved_filters_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"owner_id" text NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"sharing" text DEFAULT 'nobody' NOT NULL,
	"team_id" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
DROP INDEX "leads_by_step";--> statement-breakpoint
ALTER TABLE "saved_filters" ADD CONSTRAINT "saved_filters_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_filters" ADD CONSTRAINT "saved_filters_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_filters_name" ON "saved_filters" USING btree ("owner_id","list","name");--> statement-breakpoint
CREATE INDEX "saved_filters_list" ON "saved_filters" USING btree ("list","sharing");--> statement-breakpoint
CREATE INDEX "saved_filters_team" ON "saved_filters" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "lead_entries_open_of" ON "lead_entries" USING btree ("assignee_id","due_at","id") WHERE "lead_entries"."kind" = 'task' AND "lead_entries"."removed_at" IS NULL AND "lead_entries"."done_at" IS NULL;--> statement-breakpoint
CREATE INDEX "lead_entries_open" ON "lead_entries" USING btree ("due_at","id") WHERE "lead_entries"."kind" = 'task' AND "lead_entries"."removed_at" IS NULL AND "lead_entries"."done_at" IS NULL;--> statement-breakpoint
CREATE INDEX "lead_entries_done_of" ON "lead_entries" USING btree ("assignee_id","due_at","id") WHERE "lead_entries"."kind" = 'task' AND "lead_entries"."removed_at" IS NULL AND "lead_entries"."done_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "lead_entries_done" ON "lead_entries" USING btree ("due_at","id") WHERE "lead_entries"."kind" = 'task' AND "lead_entries"."removed_at" IS NULL AND "lead_entries"."done_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "leads_by_score_of_all" ON "leads" USING btree ("score","id");--> statement-breakpoint
CREATE INDEX "company_scores_verdict" ON "company_scores" USING btree ("verdict","company_id");--> statement-breakpoint
CREATE INDEX "leads_by_step" ON "leads" USING btree ("next_step_at","id") WHERE "leads"."next_step_at" IS NOT NULL;