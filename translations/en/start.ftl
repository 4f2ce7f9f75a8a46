# The page everybody meets first.

start-title = Improve your practice, and see it measured
start-lead = Choose your goals, look at your practice as it is, and see after 4 months and after 12 what changed, what stood in the way, and what others tried.
start-voluntary = Taking part is voluntary. No employer, payer or authority sees your answers.
start-style = See the components of the pages
start-home = Go to my pages
start-try = Try it as somebody else

start-slope-title = Three published goals, from 4 to 12 months: share of participants who say they do it
start-slope-short = at 4 months
start-slope-long = at 12 months
start-slope-line = { $goal }: { $short } at 4 months, { $long } at 12 months.
start-count = { $count } of { $of }
start-goal = Goal
start-enrolled = enrolled in January 2008
start-continued = took part in the second year
start-caveat = Self-declared, by those who answered and saw such patients. Effects on patients were not measured. Synthetic answers, published totals.
start-method = How to read this
start-method-rate = Rates are self-declared; effects on patients were not measured. Each counts the people who chose the goal, answered, and saw at least one patient concerned. Those who stayed may differ from those who left: at 12 months, only those still taking part are counted.
start-method-source = Synthetic answers whose totals are the figures published in BMJ Qual Saf 2010;19(Suppl 1):A156. The figures are computed here from individual answers, never typed in.
start-read-results = Sign in as the tutor to read all the results

start-how = How one goal is worked
start-way-choose = Choose
start-way-choose-text = Three concrete goals at a time, close to the patients you see.
start-way-look = Look
start-way-look-text = How is it today? Your last patients, counted rather than guessed.
start-way-act = Act
start-way-act-text = A plan in one sentence: when this happens, I do that.
start-way-verify = Verify at 4 months
start-way-verify-text = Is it in place? What stood in the way? Ten minutes at most.
start-way-return = Look back at 12 months
start-way-return-text = Did it last, and is the goal still worth it?

start-cast = Try it: sign in as…
start-cast-text = One click, no password. These people do not exist; what you change stays in this demonstration.
start-cast-take-part = They take part
start-cast-run = They run the programme
start-cast-analyse = They assign, analyse and learn
start-cast-operate = They run the installation

start-houses = The organisations here
start-notice = What must be said beside it

start-doors = Without signing in
start-door-try = Try reporting a near miss: the real form, with nothing kept
start-door-receipt = Open the receipt of a near miss
start-door-counts = Read the published counts of the base of near misses
