# Signing in, invitations, one's own account, and the places each role leads to.

account-name = Name
account-email = E-mail address
account-password = Password
account-password-show = Show what I type
account-password-hide = Hide what I type
account-yours = Your account

sign-in-title = Sign in
sign-in-first = You are no longer signed in. Sign in, then send this again.
sign-in-then = Sign in first; the page you asked for comes next.
sign-in-button = Sign in
sign-in-help = I cannot sign in
sign-in-help-new = First time here? The e-mail that invites you holds a link for choosing your password.
sign-in-help-lost = Password forgotten? Ask the programme team that invited you for a new invitation: its link lets you choose another password. Nothing you have entered is lost.
sign-in-hats-title = What are you here for today?
sign-in-hats-text = You have several roles. Choose one; it stays visible at the top of each page, and you can change at any time.

invitation-title = Your invitation
invitation-welcome = Welcome, { $name }
invitation-lead = You have been invited. One thing to do: choose a password.
invitation-password = Choose a password
invitation-password-hint = At least { $least } characters. Several words that do not go together are easy to remember and hard to guess. If you already had a password here, this one replaces it.
invitation-button = Save the password and go in
invitation-once = This link works once. From then on, you sign in with your address and this password.
invitation-over-title = This invitation has been used or is over
invitation-over-text = An invitation works once, within { $days } days; a newer one replaces it.
invitation-over-sign-in = You have already chosen a password: sign in with your address.
invitation-over-again = You have not, or you have forgotten it: ask whoever invited you for a new invitation.

sessions-title = Your account
sessions-where = Where you are signed in
sessions-text = If you do not recognise one of these, sign it out and ask for a new invitation to change your password.
sessions-began = Signed in on { $time }
sessions-seen = Last used on { $time }, to within ten minutes
sessions-this-one = This device
sessions-revoke = Sign out
sessions-revoke-all = Sign out everywhere
sessions-language = Language of e-mails
sessions-language-question = In which language do we write to you?
sessions-language-hint = The language of the pages is chosen at the top of each page.
sessions-language-button = Save

place-mine = My programmes
place-path = My path
place-report = My report
place-record = My record
place-leave = Being away
place-team = Cohorts
place-cohorts = Start a cohort
place-programmes = Programmes
place-members = Team
place-enrolment = Enrolment
place-operation = Installation
place-accounts = Accounts
place-organisations = Organisations
place-hospitals = Hospitals
