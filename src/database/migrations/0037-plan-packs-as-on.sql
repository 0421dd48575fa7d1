-- A law may change under a draft. Whoever takes the newer one over says as on which day it is taken; without one, the day the plan was made.
alter table plan_packs add column as_on date;
