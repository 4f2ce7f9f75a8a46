# Sealed links between near misses and the base, and their destruction.

link-title = Links to the base
link-lead = A sealed link leads from an accepted near miss to the record it gave, for its author and its expert. Destroyed, it is gone for good: the record, credits and guidelines stay as they are.
link-there = { $count ->
    [one] One link is there.
   *[other] { $count } links are there.
}
link-destroyed = { $count ->
    [one] One was destroyed.
   *[other] { $count } were destroyed.
}
link-waiting = { $count ->
    [one] One accepted near miss waits to enter the base: it has no link yet.
   *[other] { $count } accepted near misses wait to enter the base: they have no link yet.
}
link-rule-title = By themselves
link-rule-set = Since { $date }, a link is destroyed { $months ->
    [one] one month
   *[other] { $months } months
} after its record entered.
link-rule-none = No link is destroyed by itself.
link-months = Months after the record entered
link-months-hint = 1 to 120. Leave it empty, and no link is destroyed by itself.
link-rule-save = Keep this rule
link-destroy-title = Now
link-destroy-text = This cannot be undone.
link-which = Which links?
link-older = Those of a certain age
link-one = That of one near miss
link-age = Age in months, at least
link-reference = Reference of the near miss
link-why = Why
link-why-hint = Kept, encrypted, beside the proof.
link-destroy = Destroy for good
link-proofs = What was destroyed
link-proofs-none = Nothing so far.
link-proofs-text = Each line is in the sealed journal. The hash is SHA-256 over the sorted SHA-256 of the sealed links, a line each: whoever kept an older copy of the database can recompute it.
link-proof = { $date }: { $count ->
    [one] one link
   *[other] { $count } links
}
link-no-such = No near miss has this reference. Copy it from its page.
link-done-destroyed = { $count ->
    [one] One link is destroyed. Nothing else has changed.
   *[other] { $count } links are destroyed. Nothing else has changed.
}
link-done-rule = The rule is kept.
link-own = Your near miss
link-own-record = Read what was learnt from it
link-record = The record it gave
fault-link-months = Give 1 to { $most } months.
fault-link-why = Say why, in { $most } characters at most.
