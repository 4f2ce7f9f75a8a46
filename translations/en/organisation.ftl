# The organisation's public page, and where its team writes it.

organisation-funding-title = How it is paid
organisation-no-sponsor = No page here has a sponsor, an advertisement or a request to a third party.
organisation-accreditations = Accreditations
organisation-no-accreditation = No accreditation is recorded.
organisation-number = number { $number }
organisation-accreditation-hint = Records and attestations name an accreditation only for the days on which it holds.
organisation-interests = Declared interests
organisation-interests-lead = Tutors, authors of goals and those who check them declare their interests. They are named here only if they agree.
organisation-nothing = Nothing to declare.
organisation-declared-on = Declared on { $date }.
organisation-unnamed-with = { $count ->
    [one] { $count } person has declared interests without being named.
   *[other] { $count } people have declared interests without being named.
}
organisation-unnamed-without = { $count ->
    [one] { $count } person has nothing to declare and is not named.
   *[other] { $count } people have nothing to declare and are not named.
}
organisation-undeclared = { $count ->
    [one] { $count } person has not made a declaration yet.
   *[other] { $count } people have not made a declaration yet.
}
organisation-nobody = Nobody has one of these roles yet.
organisation-programmes = Programmes
organisation-demonstration = A demonstration: this organisation, its people and their declarations are invented.

organisation-title = The organisation’s page
organisation-lead = What everybody may read about you, signed in or not.
organisation-read = Read the public page
organisation-name = Name – { $language }
organisation-funding = How it is paid – { $language }
organisation-funding-hint = Who pays, for what, and who does not: participants judge your independence by it.
organisation-save = Save
organisation-record-accreditation = Record an accreditation, beside the cohorts
organisation-asked-lead = Each declares their own interests, and nobody declares for somebody else.
organisation-not-declared = Not declared yet
organisation-declared = Declared
organisation-declared-named = Declared, named in public
organisation-done-changed = The page is changed.

organisation-own-interests = Your interests
organisation-own-lead = Payments, shares, gifts, mandates of the last five years that a reader should know of.
organisation-has = What do you declare?
organisation-has-nothing = I have nothing to declare
organisation-has-some = I declare what follows
organisation-interests-in = Your interests – { $language }
organisation-interests-hint = From whom, for what, until when. No amount is needed.
organisation-listed = On the public page
organisation-listed-named = Name me, with my role and my declaration
organisation-listed-counted = Count me without my name
organisation-declare = Declare
organisation-done-declared = Thank you: your declaration is dated today. Declare again whenever it changes.
organisation-fault-interests = Write your interests in this language too, in 1 to 1,000 characters.
organisation-fault-choose = Choose one.
start-about = How it is paid, accreditations, declared interests
team-organisation = The organisation’s page
team-interests = Declare your interests
