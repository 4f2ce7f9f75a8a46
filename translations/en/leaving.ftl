# Being away, and leaving.

leaving-leave-title = Being away for a while
leaving-leave-lead = Leave, illness, a long replacement: say from when, and we stop writing to you until you are back.
leaving-extends = While you are away you owe nothing. What you could have done in that time is put off: its due date and its closing date come later by the days you were away.
leaving-extends-not = While you are away you owe nothing and receive no reminder. In this programme the dates themselves do not move: if one passes, write to the team.
leaving-away = You are away
leaving-come-back = I am back
leaving-noted = What you have told us
leaving-period = from { $from } to { $to }
leaving-period-open = from { $from }, until you say you are back
leaving-leave-form = Say that you are away
leaving-from = First day away
leaving-to = Last day away
leaving-to-hint = Leave it empty if you do not know yet; you will say when you are back.
leaving-kind = What for?
leaving-kind-hint = For you alone: it changes nothing, and the team does not see why.
leaving-kind-leave = Leave
leaving-kind-illness = Illness
leaving-leave-button = Save
leaving-wrong-date = This is not a date. Give one such as 2008-05-01, or choose it in the calendar.
leaving-rather-withdraw = I would rather leave the programme
leaving-has-left = You have left this programme: nothing is asked any more.
leaving-to-record = What remains of it

leaving-withdrawal-title = Leaving the programme
leaving-withdrawal-lead = You may leave at any time, without giving a reason and without consequence.
leaving-rather-leave = Only short of time for now?
leaving-given = What becomes of what you gave
leaving-given-nothing-owed = Nothing more is asked of you, and we stop writing to you about it.
leaving-given-frozen = Figures already made stay as they are: nobody can be recognised in them. Later figures are made without you.
leaving-given-drafts = Questionnaires begun and not submitted are erased at once.
leaving-given-record = What you submitted stays yours, in your record, which you can download at any time. No attestation of the whole programme is made.
leaving-questions = Before you go, if you are willing
leaving-no-answer = No answer
leaving-yes = Yes
leaving-no = No
leaving-other-words = In a few words, if you like
leaving-continue = Continue
leaving-stay = Stay in the programme
leaving-confirm-title = Leave for good?
leaving-confirm-lead = Nothing has been done yet. Leaving cannot be undone; you could enrol again in a later cohort.
leaving-confirm-answers = { $count ->
    [0] You answered none of the questions, which is fine.
    [one] You answered { $count } question; the answer goes to the programme team, without your name.
   *[other] You answered { $count } questions; the answers go to the programme team, without your name.
 }
leaving-confirm-button = Leave the programme
leaving-left-title = You have left the programme
leaving-left-on = Since { $date }.
leaving-left-thanks = Thank you for what you shared. Nothing more is asked of you.
leaving-left-record = Your record keeps what you did; it is yours.
