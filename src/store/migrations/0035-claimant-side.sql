-- Who regulates the firm that acts for claimants, in its own words, for its public pages; null: it did not say.
alter table claimant_side add column regulated_en text;
alter table claimant_side add column regulated_cy text;
