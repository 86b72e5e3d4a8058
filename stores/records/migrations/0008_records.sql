ALTER TABLE "visitor_words" ADD COLUMN "token" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "visitor_words" DROP CONSTRAINT "visitor_words_site_id_visitor_key_id_means_id_strength_hour_pk";--> statement-breakpoint
ALTER TABLE "visitor_words" ADD CONSTRAINT "visitor_words_pk" PRIMARY KEY("site_id","visitor","key_id","means_id","strength","hour","token");--> statement-breakpoint
CREATE INDEX "visitor_words_token" ON "visitor_words" USING btree ("token") WHERE "visitor_words"."token" <> 0;