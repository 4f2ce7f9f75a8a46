# Choosing the goals of a set.

choice-lead = Choose by the patients you see: a useful goal is one you will often have the occasion to apply.
choice-until = You can change this choice until { $date }.
choice-progress = Set { $set } of { $sets }
choice-legend = { $count ->
    [one] Tick { $count } goal
   *[other] Tick { $count } goals
 }
choice-own = Worded for your profession
choice-others = Worded for other professions
choice-concerned = Patients concerned:
choice-read-goal = Read the whole goal
choice-patients = About how many such patients do you see a month?
choice-patients-hint = An estimate is enough; you can leave this empty.
choice-elsewhere = Chosen already: { $sequence }
choice-suspended = Suspended for safety: it cannot be chosen for now.
choice-chosen = Chosen
choice-check = Check my choice
choice-check-title = Check your choice
choice-check-patients = { $count ->
    [one] About { $count } patient concerned a month
   *[other] About { $count } patients concerned a month
 }
choice-check-no-patients = Number of patients not given
choice-confirm = Save these goals
choice-change = Change
