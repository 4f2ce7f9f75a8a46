# The receipt of a near miss: opening state and trail with its secret, without signing in.

receipt-title = Open a receipt
receipt-lead = The secret given when a near miss was sent shows where it stands, without signing in.
receipt-secret = Secret of the receipt
receipt-secret-hint = 26 letters and digits. Spaces, dashes and capitals do not matter.
receipt-open = Open
receipt-unknown = This secret opens no receipt. Compare it with the one you kept: it has 26 letters and digits.
receipt-what = What a receipt shows, and what if the secret is lost
receipt-what-shows = The reference, the body, the state, and the dates of what was done. Never the narrative, nor a name: neither the author’s nor the expert’s. Nothing ties this secret to an account.
receipt-what-lost = A lost secret cannot be replaced: it is kept nowhere. The author finds the near miss again by signing in.
receipt-opened = Where this near miss stands
receipt-reference = Reference
receipt-body = Body
receipt-state = State
receipt-clock = What is awaited
receipt-waits-manager = The body is to give it to an expert (since { $since }). A verdict is due by { $due }.
receipt-waits-expert = An expert analyses it (since { $since }). A verdict is due by { $due }.
receipt-waits-author = Its author is invited to complete it (since { $since }), which is done signed in.
receipt-waits-nobody = Nothing more is awaited from anybody.
receipt-overdue = That day has passed; the body is told.
receipt-trail = What was done
receipt-no-content = This page is kept nowhere and holds nothing of the narrative.
receipt-another = Open another receipt

receipt-proof-title = Check a receipt
receipt-proof-lead = Says whether a receipt you are shown was given out by a body present here. It proves that something was sent on that day, and no more: neither by whom nor about what.
receipt-proof-choose = Choose
receipt-proof-day = Day it was sent
receipt-proof-no-day = Give the day written on the receipt, such as 2026-03-14.
receipt-proof-signature = Seal
receipt-proof-signature-hint = 24 letters and digits, below the reference.
receipt-proof-check = Check
receipt-proof-ours = This receipt is genuine
receipt-proof-ours-text = The body gave out this reference on that day.
receipt-proof-not-ours = Nothing agrees
receipt-proof-not-ours-text = The body did not give out this reference on that day with this seal. Compare each letter with the original.
