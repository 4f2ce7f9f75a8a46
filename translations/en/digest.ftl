# The digest: what is new, as often as somebody chose.

digest-title = Digest of what is new
digest-lead = Titles and links of new stories, alerts and guidelines, as often as you like.
digest-go = Choose my digest
digest-rhythm = How often?
digest-monthly = Every month
digest-weekly = Every week
digest-none = Never
digest-specialties = Specialties
digest-specialties-hint = Without a choice: all of them.
digest-themes = Themes
digest-themes-hint = Without a choice: all of them.
digest-save = Save
digest-note = An urgent alert of your specialty reaches you in any case. Each digest has a link that stops it without signing in.
digest-done = Your choice is saved.
digest-stop-title = No more digests
digest-stop-text = You will no longer get the digest at this address. You can take it up again on your account.
digest-stop = No more of it
digest-stopped = You will get no more digests
digest-stopped-text = You can take it up again on your account at any time.

digest-mail-subject = What is new from { $from } to { $to }
digest-mail-greeting = Dear { $name },
digest-mail-lead = What came out from { $from } to { $to }, as you chose:
digest-mail-alerts = Alerts
digest-mail-guidelines = Guidelines
digest-mail-stories = Stories
digest-mail-choice = Change how often, which specialties or which themes:
digest-mail-stop = No more of this digest, without signing in:

fault-digest-rhythm = Choose how often.
fault-digest-unknown = A choice is not in the list. Choose from what is offered.
