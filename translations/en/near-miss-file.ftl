# The files an author takes away: their near miss, or what they had typed about a serious event.

near-miss-file-own-title = A near miss
near-miss-file-own-note = A copy handed to its author, for a review in their establishment. It holds what was written, without anybody's name; read it again before you share it.
near-miss-file-serious-title = What you wrote about a serious event
near-miss-file-serious-note = This text was not sent. Nothing of it is lost: it can serve for the declaration that this event asks for elsewhere.
near-miss-file-address = To declare it: { $address }
near-miss-file-reference = Reference: { $reference }
near-miss-file-sent = Sent on { $date }
near-miss-file-state = State: { $state }
near-miss-file-body = Body: { $body }
near-miss-file-form = Form: { $form }
near-miss-file-row = { $title } { $row }
near-miss-file-graded = { $cause }: { $grade }
near-miss-file-yes = Yes
near-miss-file-no = No
near-miss-file-said = Exchanges and opinions
near-miss-file-by-author = The author, { $date }
near-miss-file-by-expert = The expert, { $date }
near-miss-file-by-body = The body, { $date }
