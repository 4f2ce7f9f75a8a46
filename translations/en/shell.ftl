# The frame of every page, forms, errors.

shell-skip = Skip to content
shell-home = home
shell-language = Language
shell-hat = Your role now
shell-no-hat = No role chosen: choose one in your menu.
shell-change-hat = Act in another role
shell-sign-out = Sign out
shell-places = Sections
shell-back = Back
shell-crumbs = You are here
shell-no-answer = No answer yet
shell-change = Change
shell-pages = Pages
shell-page = Page
shell-previous = Previous
shell-next = Next
shell-foot = Presque is free software (EUPL-1.2), without advertising or tracking. This installation belongs to the organisation that opens it to you.

demonstration-title = Demonstration
demonstration-text = All people and all answers are made up.
demonstration-date = Today is
demonstration-move = Change
demonstration-wrong-date = “{ $date }” is not a date. Give a date such as 2008-05-01; the clock has not moved.

form-error = Error:
form-errors-title = A few things to look at again
form-limit = { $limit ->
    [one] { $limit } character at most
   *[other] { $limit } characters at most
 }
form-characters-left = Characters left:
form-characters-over = Characters too many:
form-saving = Saving…
form-saved-at = Saved at
form-save-yourself = Your answers are saved when you continue.
form-not-saved = Not saved yet: no connection. We will try again by ourselves; keep this page open.
form-save-refused = This answer could not be saved.
form-conflict-title = This answer was changed elsewhere
form-conflict-text = You probably opened it on another device. Nothing was overwritten: choose the version to keep.
form-conflict-line = Two versions of this answer: choose the one to keep.
form-conflict-kept = The other device's version is kept.
form-conflict-mine = Here
form-conflict-theirs = On the other device
form-conflict-keep-mine = Keep the one from here
form-conflict-keep-theirs = Keep the other

failure-home = Go to the start page
failure-refused-title = This cannot be done here
failure-refused-text = The role you are acting in does not allow this, or it is not yet time.
failure-refused-roles = This needs the role: { $roles }.
failure-refused-next = If you have several roles, change role at the top of the page. Otherwise the programme team can tell you who takes care of it.
failure-not-found-title = Page not found
failure-not-found-text = There is nothing at this address, or nothing meant for you.
failure-not-found-next = Check the address if you copied it. If you came from an e-mail, sign in first and then open the link again.
failure-conflict-title = Something changed in the meantime
failure-conflict-text = This was changed since you opened the page. Nothing was overwritten.
failure-conflict-next = Go back to the previous page, reload it, look at what changed, then try again.
failure-invalid-title = We did not understand what was sent
failure-invalid-text = Something is missing, or a value does not have the expected form. Nothing was saved.
failure-invalid-next = Go back to the previous page: what you typed is still there. Check it and send it again.
failure-unreadable-title = This text cannot be read
failure-unreadable-text = What was sent contains characters that do not form a text (UTF-8). Nothing was saved.
failure-unreadable-next = Go back to the previous page and type the text again rather than pasting it from another program. For a file, save it as UTF-8 first.
failure-too-large-title = This is too large
failure-too-large-text = The text or file is larger than this page accepts. Nothing was saved.
failure-too-large-next = Go back to the previous page: what you typed is still there. Shorten it, then send it again.
failure-foreign-title = This was sent from another site
failure-foreign-text = For safety, only pages of this site can act in your name. Nothing was done.
failure-foreign-next = Open this site in a new tab and start again from its own pages.
failure-method-title = This address does not work that way
failure-method-text = It is for sending a form, not for reading, or the other way round. Nothing was done.
failure-method-next = Go to the start page and follow the links to the page you want.
failure-too-many-title = Too many attempts in a short time
failure-too-many-text = To protect your account, we are pausing for a little while.
failure-too-many-next = Wait a few minutes, then try again. Nothing is lost.
failure-slow-title = The service is very busy
failure-slow-text = The answer took too long; we stopped waiting.
failure-slow-next = Try again in a minute. Whatever was already saved still is.
failure-broken-title = Something went wrong on our side
failure-broken-text = The request of { $time } was not completed. Whatever was already saved still is.
failure-broken-next = Try again in a few minutes. If it happens again, give the date and time above to the person who runs this site.


role-operator = Operator
role-lead = Programme lead
role-clerk = Enrolment clerk
role-tutor = Tutor
role-editor = Editor
role-second-reader = Second reader
role-moderator = Moderator
role-participant = Participant
role-doctor = Doctor
role-manager = Manager of the body
role-expert = Expert of the body
role-officer = Officer of the authority
role-correspondent = Hospital correspondent
role-installation = This installation
