CREATE TABLE "engagement_import_rows" (
	"import_id" integer NOT NULL,
	"line" integer NOT NULL,
	"row_key" text NOT NULL,
	"outcome" text NOT NULL,
	"values" jsonb,
	"fault" jsonb,
	"event_id" uuid,
	"inherited_from" integer,
	CONSTRAINT "engagement_import_rows_import_id_line_pk" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
CREATE TABLE "engagement_imports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "engagement_imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"site_id" integer NOT NULL,
	"file_name" text NOT NULL,
	"state" text DEFAULT 'reading' NOT NULL,
	"kind" text DEFAULT 'engagement' NOT NULL,
	"provider" text DEFAULT '' NOT NULL,
	"encoding" text DEFAULT '' NOT NULL,
	"separator" text DEFAULT '' NOT NULL,
	"headers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"mapping" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"reading" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"speakers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"origin" text NOT NULL,
	"basis" text NOT NULL,
	"counts" jsonb NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"failure" text DEFAULT '' NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"touched_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"applied_at" timestamp (3) with time zone,
	"undone_by_name" text DEFAULT '' NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undone" jsonb
);
--> statement-breakpoint
CREATE TABLE "engagement_mappings" (
	"signature" text PRIMARY KEY NOT NULL,
	"reading" jsonb NOT NULL,
	"by_name" text NOT NULL,
	"used_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "messages" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "engagement_import_rows" ADD CONSTRAINT "engagement_import_rows_import_id_engagement_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."engagement_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_imports" ADD CONSTRAINT "engagement_imports_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "engagement_import_rows_outcome" ON "engagement_import_rows" USING btree ("import_id","outcome","line");--> statement-breakpoint
CREATE INDEX "engagement_import_rows_waiting" ON "engagement_import_rows" USING btree ("import_id","line") WHERE "engagement_import_rows"."values" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "engagement_import_rows_key" ON "engagement_import_rows" USING btree ("row_key") WHERE "engagement_import_rows"."row_key" <> '';--> statement-breakpoint
CREATE INDEX "engagement_imports_site" ON "engagement_imports" USING btree ("site_id","id");--> statement-breakpoint
CREATE INDEX "person_values_import" ON "person_values" USING btree ("source","key_id") WHERE "person_values"."source" LIKE 'import:%';