# The yearly synthesis for hospitals' own reporting bodies.

hospital-title = What was learnt, year by year
hospital-lead = Nameless counts of the base that all bodies feed, and what was published. The page is the same for every hospital.
hospital-years = Years
hospital-year = The year { $year }
hospital-frozen = Frozen on { $date }: it does not change any more.
hospital-rule = A count is told as “at least”, in steps of { $least }, or not at all.
hospital-caveat = These counts say what was reported and accepted in all bodies together. They say nothing of your establishment, nor how often such things happen.
hospital-too-few = No count of this year reached { $least }.
hospital-csv = These figures as CSV
hospital-records = Records
hospital-by-specialty = Specialty
hospital-by-theme = Theme of risk
hospital-by-phase = Phase of care
hospital-by-severity = What it did
hospital-guidelines = Guidelines of the year
hospital-no-guideline = None was published.
hospital-stories = Stories of the year
hospital-no-story = None was published.
hospital-none = The first synthesis is frozen in April, for the year before.
place-hospital = Yearly synthesis
