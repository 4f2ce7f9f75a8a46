# Questionnaires: the analysis of practice and the evaluations.

evaluation-begin = Begin
evaluation-resume = Resume where I was
evaluation-go-check = Check my answers
evaluation-amend = Look at my answers again, or correct them
evaluation-choose-first = Choose my goals
evaluation-read-report = Read my individual report
evaluation-sent = Submitted on { $moment }
evaluation-until = Due by { $date }.
evaluation-late = The planned date has passed and nothing is lost: you can answer until { $date }.
evaluation-pages = The pages of this questionnaire
evaluation-block-untouched = Not begun
evaluation-block-begun = Under way
evaluation-block-done = Filled in

evaluation-progress = Goal { $goal } of { $goals }
evaluation-progress-general = To finish
evaluation-general = About the set as a whole
evaluation-plan = Your plan: “When { $cue }, I will { $action }.”
evaluation-argument = Read the argument and the means again
evaluation-continue = Save and continue
evaluation-leave = Save and continue later
evaluation-decline = I prefer not to answer
evaluation-declined = Prefers not to answer
evaluation-other = Other
evaluation-other-words = Say which, in a few words
evaluation-other-said = Other: { $words }
evaluation-or-else = Or else
evaluation-yes = Yes
evaluation-no = No
evaluation-rank = Place { $place }
evaluation-unusual = This value is possible, but unusual. Confirm it, or correct it.
evaluation-sure = Yes, that is right
evaluation-only-if = Only if { $conditions }.
evaluation-if-and = and
evaluation-if-or = or
evaluation-if-quoted = “{ $answer }”
evaluation-if-is = your answer to “{ $question }” is { $answers }
evaluation-if-is-not = your answer to “{ $question }” is other than { $answers }
evaluation-if-least = your answer to “{ $question }” is at least { $count }
evaluation-if-most = your answer to “{ $question }” is at most { $count }
evaluation-not-saved = This page was not saved
evaluation-still-here = Your answers are still below: you can copy them.

evaluation-conflict-title = Two versions of your answers
evaluation-conflict-text = These answers were changed elsewhere since you opened the page, probably on another device. Nothing was overwritten: choose the version to keep.
evaluation-conflict-which = Which version should be kept?
evaluation-conflict-choose = Choose one of the two versions.
evaluation-conflict-keep = Keep these versions and continue

evaluation-left-empty = Optional, left empty
evaluation-check-title = Check your answers
evaluation-left = { $count ->
    [one] { $count } question is left
   *[other] { $count } questions are left
 }
evaluation-not-sent = Your answers are not submitted yet
evaluation-other-device = A page open elsewhere changed your answers in the meantime. Both are brought together below: read them again, then submit.
evaluation-send-text = As soon as you submit, your individual report is ready. You can still correct your answers until the time is up.
evaluation-amend-text = You have submitted this questionnaire already. Submitting again replaces the earlier answers, which stay in your history.
evaluation-send = Submit my answers
evaluation-send-again = Submit my corrected answers
