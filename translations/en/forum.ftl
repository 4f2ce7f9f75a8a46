# Forums: reading, writing under a pseudonym, answering for the team, moderating.

forum-title = Forums
forum-path = My path
forum-lead = Colleagues speak freely here about the goals they work on: what works, what does not, what they tried.
forum-team-hint = Read, answer for the team, moderate.
forum-team-lead = Colleagues speak under a pseudonym that belongs to one thread. Your answers are marked “team”, without your name.
forum-mine = Your forums
forum-others = The other forums
forum-others-hint = You can read them. People write only in the forums of goals they chose.
forum-of = Forum: { $topic }
forum-of-goal = The forum where it is talked about
forum-of-cohort = Forums, { $cohort }
forum-facts = { $threads ->
    [one] { $threads } thread
   *[other] { $threads } threads
}, { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}, the latest on { $date }
forum-empty = Nobody has written here yet.
forum-yours = you write here
forum-to-read = to read
forum-quiet = quiet
forum-begin = Begin a thread
forum-read-only = You can read this forum. Those who chose the goal write in it.
forum-no-thread = No thread here yet.
forum-threads = Threads
forum-thread-facts = { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}, the latest on { $date }
forum-title-gone = Thread whose first post is withdrawn
forum-newest = Newest threads
forum-older = Older threads

forum-posts = { $count ->
    [one] { $count } post
   *[other] { $count } posts
}
forum-post-on = Post { $number }, { $date }
forum-team = The programme’s team
forum-team-tag = team
forum-redacted = reworded
forum-hidden = hidden
forum-hidden-text = A moderator hid this post.
forum-taken-back = Its author took this post back.
forum-taken-back-tag = taken back
forum-moderate = Moderate this post
forum-closed = This thread is closed: it can still be read, and nobody can tell any more who wrote it.
forum-answer = Answer
forum-words = Your post
forum-words-hint = Name no patient, colleague or institution: nobody should be recognised by reading you.
forum-answer-team-hint = Your answer is the team’s: it is marked “team”, without your name.
forum-send = Send
forum-who-sees = Who sees what I write?
forum-terms-pseudonym = You write under a pseudonym that belongs to this thread. It changes in the next one, and nothing links it to your evaluations; only the day is shown, not the time.
forum-terms-team = Colleagues of your cohort and the programme’s team read you, and do not know who you are. The page is the same for everybody, you included: only your page “My posts” says which are yours.
forum-terms-opening = One exception: if a patient is in danger, if somebody is threatened, or if the law demands it, two persons of the team in two different roles can together ask who wrote. It is written in the journal, and you are told.
forum-terms-until = After { $date } nobody can: the secret of the thread is destroyed.
forum-few = Fewer than { $k } colleagues work on this goal. A member of the team who follows the cohort could guess that it is you: write knowing it.
forum-field-title = Title
forum-field-title-hint = What you want to talk about, in { $limit } characters at most.

forum-own = My posts
forum-own-lead = You alone see this page: what you wrote, under which pseudonym, and what became of it.
forum-own-until = Until { $date } you find your posts here. After that nothing links them to you, not even for yourself.
forum-own-none = You have not written anything yet.
forum-own-name = Your pseudonym in this thread: { $name }
forum-opened = Two persons of the team asked who had written one of your posts
forum-opened-why = On { $date }, for post { $post }. Ground: { $ground }. “{ $reason }”
forum-note-hidden = Hidden by a moderator on { $date }: “{ $reason }”
forum-note-shown = Visible again since { $date }: “{ $reason }”
forum-note-redacted = Reworded by a moderator on { $date }: “{ $reason }”
forum-note-taken-back = Taken back by its author on { $date }. { $reason }
forum-take-back = Take this post back
forum-take-back-text = Its words are erased for good. In its place stands that its author took it back; the answers stay.
forum-take-back-do = Erase my words
forum-taken-back-own = You took this post back.
forum-taken-back-done = Your post is taken back: its words are erased.

forum-moderate-title = Moderate post { $number }
forum-moderated = Saved.
forum-notes = What was done
forum-hide = Hide this post
forum-show-again = Show this post again
forum-reason = Reason
forum-reason-hint = Its author will read it on their page. Say what the difficulty is, without blame.
forum-redact = Reword this post
forum-redact-summary = Replace words, such as those by which a patient could be recognised
forum-redact-text = The words replaced are kept nowhere. Mark with […] what you take out.
forum-opening-title = Who wrote it?
forum-ask-opening = Ask who wrote this post
forum-ask-opening-text = A programme lead other than yourself must consent. The author will be told, with your reason, and the journal keeps the request.
forum-ask-opening-do = Ask
forum-opening-ground = Ground
forum-opening-reason = Reason, in a few words
forum-opening-reason-hint = The author will read this reason if the request is accepted.
forum-ground-missing = Choose a ground: there is no other.
forum-ground-danger = a patient is in danger, and only the author can say which
forum-ground-attack = somebody is threatened or harassed
forum-ground-law = a court or an authority demands it by law
forum-openings = Requests to open a pseudonym
forum-openings-hint = For grave cases: two persons, two roles, one reason.
forum-openings-see = See the requests
forum-openings-lead = A moderator asks, a lead consents or not. They are two persons. The author is told as soon as a pseudonym is opened.
forum-openings-wait = { $count ->
    [one] { $count } request to open a pseudonym waits for your answer
   *[other] { $count } requests to open a pseudonym wait for your answer
}
forum-openings-none = No request.
forum-opening-of = { $name }, post { $post }
forum-opening-asked = waits for a second person
forum-opening-declined = declined
forum-opening-readable = accepted
forum-opening-over = over
forum-opening-asked-on = Asked on
forum-opening-declined-on = Declined on
forum-opening-until = Can be read until
forum-opening-see-post = Read the post
forum-opening-consent = Consent
forum-opening-decline = Decline
forum-opening-read = Read who wrote
forum-opening-read-hint = Each reading is written in the journal.
forum-identity = Who wrote
forum-identity-name = Name
forum-identity-email = E-mail address
forum-identity-text = Do not keep this page. It serves to reach this person and nothing else; the author knows that you could read it.

forum-name = { $first } { $second }
forum-name-number = Colleague { $number }
forum-name-first = Tit, Otter, Beech, Lark, Heather, Chamois, Broom, Swallow, Lizard, Blackbird, Hazel, Olive tree, Finch, Fox, Elder, Lime tree, Squirrel, Fern, Cricket, Heron, Daffodil, Dragonfly, Marmot, Peony, Robin, Willow, Dove, Bee, Birch, Stork, Maple, Ermine
forum-name-second = of the brook, of the hill, of the orchard, of the glade, of the dale, of the dune, of the mill, of the meadow, of the shore, of the heath, of the path, of the cliff, of the hedgerow, of the spring, of the hamlet, of the forest, of the plateau, of the vineyard, of the marsh, of the cove, of the pass, of the hedge, of the well, of the waterfall, of the lighthouse, of the moor, of the slope, of the peninsula, of the bridge, of the scrubland, of the garden, of the coombe

fault-forum-closed = The threads of this cohort are closed: nobody can write in them any more.
fault-forum-deed = Only its author can take a post back. You can hide it or reword it.
fault-forum-moderated = This post is no longer as you saw it. Load the page again.
fault-forum-not-chosen = People write only in the forums of goals they chose.
fault-forum-reason = Give the reason: the author of the post must be able to read it.
fault-forum-taken-back = This post is taken back already.
fault-forum-title = Give the thread a title.
fault-forum-words = Write your post.
fault-opening-answered = Somebody has answered this request already. Load the page again.
fault-opening-forgotten = The secret of this thread is destroyed: nobody can tell any more who wrote.
fault-opening-same-person = You made this request. Another person must answer it.
fault-opening-team = This post is the team’s: it has no author to look for here.
fault-opening-waits = A request about this person waits already.

place-forum = Forums
