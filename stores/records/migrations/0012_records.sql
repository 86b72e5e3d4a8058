ALTER TABLE "alert_settings" ALTER COLUMN "takes_unowned" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "tellings" ADD COLUMN "waiting_ids" bigint[];--> statement-breakpoint
ALTER TABLE "tellings" ADD COLUMN "counts" boolean DEFAULT false NOT NULL;