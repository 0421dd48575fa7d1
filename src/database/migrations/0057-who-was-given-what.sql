-- Why somebody was given a copy, and what was kept back from them and why: the same that is asked when a plan is given whole.
alter table copy_steps add column why text, add column withheld text, add column withheld_why text,
  add constraint copy_steps_kept_back check ((withheld is null) = (withheld_why is null)),
  add constraint copy_steps_given check (step = 'given' or (why is null and withheld is null));

-- How many lines of each part were there to be chosen and do not stand on the copy: a number by part, and none of the words. Empty on copies that
-- were made before it was counted.
alter table copies add column left_off jsonb;
