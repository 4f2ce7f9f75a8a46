# Guidelines: the pages.

place-guidelines = Guidelines
guideline-work-title = Guidelines in preparation
guideline-work-lead = What all bodies prepare and publish: title, themes, state and method of each are open to every body.
guideline-work-published = Read the published guidelines
guideline-mine = What waits for you
guideline-all-work = All work
guideline-all = All
guideline-part = { $name } ({ $count })
guideline-none-yet = Nothing here yet.
guideline-line = { $kind } – { $body } – { $date }
guideline-propose = Propose an idea
guideline-idea-title = What to call it meanwhile
guideline-idea-title-hint = A few words; the final title comes with the text.
guideline-idea-why = Why now
guideline-idea-why-hint = A situation that repeats itself, or emerges. No name of a patient, a doctor or an establishment.
guideline-propose-button = Propose
guideline-kind = Kind
guideline-kind-general = General recommendation
guideline-kind-general-hint = Of one body, for all of its specialty.
guideline-kind-type-one = Patient-safety solution, type 1
guideline-kind-type-one-hint = One body, without the authority’s opinion.
guideline-kind-type-two = Patient-safety solution, type 2
guideline-kind-type-two-hint = Experts grade the method, then the authority gives its opinion.
guideline-kind-type-three = Patient-safety solution, type 3
guideline-kind-type-three-hint = Several bodies and the authority, together.
guideline-state-idea = Idea
guideline-state-scoped = Scoped
guideline-state-evidence-frozen = Evidence frozen
guideline-state-drafted = Being written
guideline-state-peer-review = Being read
guideline-state-approval = To approve
guideline-state-grading = Method to grade
guideline-state-opinion = Opinion awaited
guideline-state-ready = Ready to publish
guideline-state-under-watch = Published, watched
guideline-state-withdrawn = Withdrawn
guideline-state-put-aside = Put aside
guideline-waits-makers = Waits for those who prepare it.
guideline-waits-peers = Waits for its readers.
guideline-waits-approval = Waits for the approval of { $bodies }.
guideline-waits-graders = Waits for experts who grade the method.
guideline-waits-authority = Waits for the authority.
guideline-waits-look = To be looked at again before { $date }.
guideline-waits-nobody = Waits for nobody.
guideline-done = It is saved.
guideline-lead = Led by
guideline-waits = Waits for
guideline-partners = With
guideline-partners-hint = A type 3 solution is made with at least one other body; each will approve.
guideline-published-version = Published version
guideline-approved = Approval
guideline-approved-by = { $body }, on { $date }
guideline-grade = Grade of the method
guideline-about = What it is about
guideline-question = Question
guideline-question-hint = The one that the guideline answers, in a sentence.
guideline-themes = Themes
guideline-themes-hint = One to five.
guideline-specialties = Specialties
guideline-situation = Risk situation
guideline-situation-none = None of those that the body follows
guideline-scope = Say what it is about
guideline-scope-button = Save the scope
guideline-evidence = What it rests on
guideline-evidence-whole = See each record
guideline-evidence-records = Records of the base
guideline-evidence-studies = Risk studies
guideline-evidence-watch = Horizon scanning
guideline-evidence-lead = Frozen on that day: nothing enters or leaves it afterwards.
guideline-evidence-rule = Numbers of records are told in steps, never one by one, and no record is pointed at here.
guideline-frozen-on = Frozen on
guideline-asked = Asked of the base
guideline-asked-language = Language
guideline-hash = Fingerprint (SHA-256)
guideline-intact = The base still holds exactly these records: the fingerprint is the same.
guideline-altered = The fingerprint no longer matches
guideline-altered-text = A record, a study or something seen in horizon scanning has changed since. Freeze again before the reading, or say so in the method.
guideline-records =
    { $count ->
        [0] No record
        [one] { $count } record
       *[other] { $count } records
    }
guideline-records-none = No record of the base is cited.
guideline-records-fewer = Fewer than { $than } records of the base.
guideline-records-at-least = At least { $count } records of the base.
guideline-studies =
    { $count ->
        [one] { $count } risk study.
       *[other] { $count } risk studies.
    }
guideline-watch-items =
    { $count ->
        [one] { $count } item of horizon scanning.
       *[other] { $count } items of horizon scanning.
    }
guideline-frozen = This was frozen on { $date }.
guideline-freeze = Freeze what it rests on
guideline-freeze-text = The base answers now; the records found are kept as they are, with a fingerprint. Doing it again before the reading replaces it; what was there before stays on file.
guideline-freeze-words = Ask the base
guideline-freeze-words-hint = The words you would search for. Leave empty if it rests on something else.
guideline-freeze-specialty = Specialty of the records
guideline-freeze-phase = Moment of care
guideline-freeze-studies = References of risk studies
guideline-freeze-watch = References of horizon scanning
guideline-references-hint = One a line, as they stand on their page.
guideline-freeze-button = Freeze
guideline-any = All
guideline-words = The text
guideline-words-closed = The text opens to those who prepare it, to readers once they declared their interests, and to those who must approve it.
guideline-part-title = Title
guideline-part-situation = Situation
guideline-part-measures = Practical measures
guideline-part-messages = Key messages
guideline-part-method = Method
guideline-one-a-line = One a line.
guideline-in-french = In French
guideline-in-english = In English
guideline-write = Write
guideline-write-text = Both languages are needed before anybody is asked to read it.
guideline-write-button = Open the text
guideline-draft-of = Text: { $title }
guideline-draft-lead = Each saving is a revision; none is erased. What is missing can wait, but not beyond the reading.
guideline-draft-button = Save
guideline-invite = Ask for a reading
guideline-invite-who = Whom
guideline-invite-hint = Experts of all bodies who took no part in the writing.
guideline-invite-button = Ask
guideline-nobody = There is nobody else to ask today.
guideline-person = { $name } ({ $body })
guideline-declare = Your interests
guideline-declare-text = Before you read the text, say whether something binds you: a product, a manufacturer, a dispute, a competing project. With a conflict you give no opinion and the page says so; nobody will hold it against you.
guideline-conflict = Do you have a conflict of interest on this subject?
guideline-conflict-no = No
guideline-conflict-yes = Yes: I will give no opinion
guideline-interests = Your interests
guideline-interests-hint = Needed if there is a conflict. Read by those who prepare the text.
guideline-no-interests = No interest declared.
guideline-declare-button = Declare
guideline-close = Close the reading
guideline-close-text = Each remark has its answer. From then on the text does not change, and waits for approval.
guideline-close-button = Close
guideline-review = Your opinion
guideline-verdict = Opinion
guideline-verdict-favourable = In favour
guideline-verdict-with-changes = In favour with changes
guideline-verdict-unfavourable = Against
guideline-review-words = Your opinion in a few words
guideline-review-words-hint = What convinces, what is missing.
guideline-remark = Remark { $number }
guideline-review-button = Give this opinion
guideline-peers = Reading
guideline-peer-invited = Asked: has not declared interests yet
guideline-peer-free = Is reading the text
guideline-peer-conflicted = Declared a conflict of interest: gives no opinion
guideline-remarks = Remarks
guideline-remark-of = Remark { $number }, { $name }
guideline-answer = Your answer to remark { $number }
guideline-answer-button = Answer remark { $number }
guideline-unanswered = Not answered yet.
guideline-approve = Approval
guideline-approve-text = You neither wrote nor read this text: your approval is your organisation’s.
guideline-approve-button = Approve
guideline-send-back = Or give it back to its writers, and why
guideline-send-back-hint = The reading will begin again on the new text.
guideline-send-back-button = Give back
guideline-grading = Grade the method
guideline-grading-text = Each criterion is given 0 (absent) to 3 (fully met).
guideline-grading-words = Why these marks
guideline-grading-button = Give these marks
guideline-opinion = The authority’s opinion
guideline-opinion-which = Opinion
guideline-opinion-for = Favourable
guideline-opinion-against = Unfavourable: the text goes back to its writers
guideline-grounds = Grounds
guideline-opinion-button = Give this opinion
guideline-publish = Publish
guideline-publish-text = The text becomes public, in both languages. It is not changed afterwards: a revision makes a new version.
guideline-look-by = To be looked at again before
guideline-look-by-hint = Within two years. A reminder leaves sixty days before.
guideline-publish-button = Publish
guideline-watch = Watch
guideline-revise = Begin a revision
guideline-revise-why = Why
guideline-revise-hint = The published version stays in force until the next is published.
guideline-revise-button = Begin the revision
guideline-keep = Keep as it is
guideline-keep-by = To be looked at again before
guideline-keep-why = What was checked
guideline-keep-button = Keep
guideline-withdraw = Withdraw
guideline-withdraw-why = Why
guideline-withdraw-hint = Public. The withdrawn version stays readable, with this reason.
guideline-replaced-by = Reference of what replaces it
guideline-replaced-by-hint = As it stands on the public page. Empty if nothing replaces it.
guideline-withdraw-button = Withdraw
guideline-put-aside = Give up this work
guideline-put-aside-why = Why
guideline-put-aside-button = Give up
guideline-history = What was done
guideline-history-line = { $what } – { $who }, { $date }
guideline-deed-proposed = Idea proposed
guideline-deed-scoped = Scope said
guideline-deed-frozen = Evidence frozen
guideline-deed-drafted = Text saved
guideline-deed-invited = Reading asked for
guideline-deed-conflicted = Conflict of interest declared
guideline-deed-declared = Interests declared
guideline-deed-reviewed = Opinion given
guideline-deed-answered = Remark answered
guideline-deed-review-closed = Reading closed
guideline-deed-approved = Approval given
guideline-deed-sent-back = Given back to its writers
guideline-deed-graded = Method graded
guideline-deed-opined-for = Favourable opinion of the authority
guideline-deed-opined-against = Unfavourable opinion of the authority
guideline-deed-published = Publication
guideline-deed-kept = Kept as it is
guideline-deed-revision-begun = Revision begun
guideline-deed-withdrawn = Withdrawal
guideline-deed-put-aside = Work given up
guideline-title = Guidelines
guideline-lead-text = What bodies drew from reported near misses, studies and horizon scanning: practical measures, and what they rest on.
guideline-by-specialty = Specialty
guideline-by-theme = Theme
guideline-by-kind = Kind
guideline-narrow = Choose
guideline-widen = See all
guideline-in-force = In force
guideline-nothing-yet = Nothing is published yet.
guideline-nothing-so = Nothing published answers this choice.
guideline-listed = { $kind } – { $bodies } – version { $version }, { $date }
guideline-superseded = Version { $version } replaces this one
guideline-read-newer = Read the version that replaces it
guideline-withdrawn-on = Withdrawn on { $date }
guideline-replaced = Replaced by
guideline-not-replaced = Nothing replaces it for now.
guideline-where-from = Where this guideline comes from
guideline-made-by = Made by
guideline-published-on = Published on
guideline-reference = Reference
guideline-making = How it was made
guideline-made-opinions =
    { $count ->
        [one] { $count } opinion of a peer without a conflict of interest.
       *[other] { $count } opinions of peers without a conflict of interest.
    }
guideline-made-remarks =
    { $count ->
        [one] { $count } remark, which was answered.
       *[other] { $count } remarks, all of which were answered.
    }
guideline-made-aside =
    { $count ->
        [one] { $count } person stood aside for a conflict of interest.
       *[other] { $count } people stood aside for a conflict of interest.
    }
guideline-made-approved = Approved on { $date } by somebody who neither wrote nor read it.
guideline-made-grade =
    { $count ->
        [one] Method graded { $percent } by { $count } expert (grid { $grid }).
       *[other] Method graded { $percent } by { $count } experts (grid { $grid }).
    }
guideline-made-opinion = Favourable opinion of the authority on { $date }.
guideline-made-agreed = Made with the authority, which approved it on { $date }.
guideline-versions = Versions
guideline-version-line = Version { $version }, { $date }
guideline-file = Download this version (JSON)
guideline-start = Read the guidelines that bodies published
guideline-themes-note = The page of a theme shows how many apply it, beside the reports that followed.
guideline-as-goal = In your programmes
guideline-make-goal = Make a goal of it in “{ $programme }”
guideline-make-goal-begin = Begin the next version of “{ $programme }”, to make a goal of it
guideline-uptake = Say whether you apply it
