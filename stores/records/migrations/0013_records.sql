ALTER TABLE "crm_connections" ADD COLUMN "company_page" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "crm_questions" ADD COLUMN "answers" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "crm_questions" ADD COLUMN "to_read" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "crm_questions_read" ON "crm_questions" USING btree ("crm_id") WHERE "crm_questions"."to_read" <> '[]';