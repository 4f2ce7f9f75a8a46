# Trying the form, with nothing kept.

try-title = Try reporting
try-lead = The real form and the real assist, without an account. Nothing is kept or sent to a body: what you write is gone as soon as you leave this page.
try-nobody = This is a try: invent. Write nothing of a real patient, a real colleague or a real place.
try-look = See what would keep it from being sent
try-again = Clear everything and start again
try-analysis = Causes, barriers and lessons: they may wait
try-analysis-text = The facts may leave alone. This half is completed later, with the expert or in a meeting.
try-ready = This near miss could be sent
try-ready-text = Nothing leaves from here: this was a try. In earnest you would still be asked what may be done with it, and be given a receipt.
try-serious = This would be a serious adverse event
try-serious-here = By default it does not enter this scheme. In earnest your text would be handed to you as a file: nothing is lost.
try-found = { $count ->
    [one] One passage may lead to somebody: read it again further down.
   *[other] { $count } passages may lead to somebody: read them again further down.
 }
try-nothing-found = The assist found nothing. Read it again all the same: only a person can say that a text leads to nobody.
try-passages = Passages that may lead to somebody
try-passages-text = For each: rewrite it, replace it by what it is (“a colleague”, “in spring”), or tick it if it leads to nobody. Then look again.
try-to-question = Go to the answer
try-kept-nothing = No base, file or journal keeps what you write here. Changing language clears the page.
