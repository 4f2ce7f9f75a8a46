# The analysis of a near miss, on the approved body's side.

fault-near-miss-absence = The absence ends before it begins, or is over already. Check both dates.
fault-near-miss-away = This expert is away today. Choose somebody else from the list.
fault-near-miss-cap = An expert has at most { $max } near misses open at once. Give a smaller number.
fault-near-miss-changed = Somebody else wrote in the meantime. Reload the page, read, then write again: your text is still on the screen.
fault-near-miss-coded-once = Only one person has coded this part. Wait for the second coding, then settle it together.
fault-near-miss-codes = This code is not in the list, or this question takes only one. Choose from the list.
fault-near-miss-cover = The cover must be another expert of the body. Choose from the list, or leave it empty.
fault-near-miss-enough = This near miss has ten recommendations already. Put together what belongs together.
fault-near-miss-full = This expert has as many near misses as they will take. Choose somebody else, or raise their cap first.
fault-near-miss-many-criteria = There are more than { $max } criteria or examples. Put together those that belong together.
fault-near-miss-no-criterion = No criterion is written. Write one at least.
fault-near-miss-no-link = There is no link left to destroy. Nothing was changed.
fault-near-miss-no-record = The specialty or the narrative is missing: nothing can enter the base. Complete it with the author.
fault-near-miss-no-words = Nothing is written. Write your message.
fault-near-miss-period = The period ends before it begins. Check both dates.
fault-near-miss-reference = This is a serious adverse event: the reference of its declaration to the regional health agency is needed first. Return the near miss to its author to ask for it.
fault-near-miss-second-asked = A second coding was asked for already. Wait for it.
fault-near-miss-serious = This is a serious adverse event, which this scheme does not take. Declare it out of scope: its author is told of the duty to declare it and keeps the text.
fault-near-miss-taken = This serious event carries the reference of its declaration, and your body takes such events. Go on with the analysis.
fault-near-miss-unfit = This near miss cannot be given to this expert. Choose somebody else from the list.
fault-near-miss-unsaid = The text is missing in this language. Write it in French and in English.
