-- Decisions are sorted by an id without order, so that whoever asks for those of a company or of a month would read all of them.
-- Two narrow copies, kept by the engine itself: by time for the companies of a period, by company for one company.
-- A merge that drops older rows makes the copies anew.
ALTER TABLE decisions_v1 $ON_CLUSTER MODIFY SETTING deduplicate_merge_projection_mode = 'rebuild';

ALTER TABLE decisions_v1 $ON_CLUSTER ADD PROJECTION IF NOT EXISTS by_time (
  SELECT decision, version, decided_at, band, reason, kind, company_id, name, domain, country, network, is_own, is_contested,
    blind, blind_band, blind_kind
  ORDER BY decided_at);

ALTER TABLE decisions_v1 $ON_CLUSTER ADD PROJECTION IF NOT EXISTS by_company (
  SELECT decision, band, company_id, domain, name
  ORDER BY company_id, domain, name);

ALTER TABLE decisions_v1 $ON_CLUSTER MATERIALIZE PROJECTION IF EXISTS by_time;

ALTER TABLE decisions_v1 $ON_CLUSTER MATERIALIZE PROJECTION IF EXISTS by_company;
