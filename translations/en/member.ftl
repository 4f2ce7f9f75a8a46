# The team of an organisation.

member-title = Team
member-people = Who is in it
member-table = Members of the team and their roles
member-col-person = Person
member-col-roles = Roles
member-col-state = Account
member-active = Active
member-pending = Link not used yet
member-no-participant = Participants are not listed here: the team knows them by pseudonym.
member-separations = Roles kept apart
member-separations-text = Each programme says which roles one person cannot hold together, and how many people it needs at least.
member-standing-whole = Complete
member-standing-not-yet = Not complete yet
member-persons = { $persons ->
    [one] One person holds these roles
   *[other] { $persons } people hold these roles
 }; at least { $fewest } are needed.
member-missing = Nobody holds yet: { $roles }.
member-together = One person holds { $roles }: take one of the two back.
member-add-title = Give a role
member-add-button = Give this role
member-role = Role
member-role-missing = Choose a role.
member-role-lead = Cohorts, board, general measures, wording of mails; gives the roles.
member-role-clerk = Sees names and evidence, never answers.
member-role-tutor = Sees answers under pseudonyms, never names.
member-role-editor = Writes goals and syntheses.
member-role-second-reader = Reads what someone else wrote before it is published.
member-role-doctor = Reports near misses and follows their own.
member-role-manager = Chooses which expert analyses which near miss, without reading a word of it.
member-role-expert = Analyses the near misses given to them, with the authors, who stay pseudonymous unless the body says otherwise.
member-role-officer = Reads the REX base for the authority, and nothing that leads to a doctor.
member-role-correspondent = Prepares drafts for the doctors of the establishment, and learns only whether they took them over.
member-role-moderator = Moderates exchanges.
member-way = Their link
member-way-mail = Mail it to them
member-way-show = Show it to me once, I hand it over
member-way-show-hint = Only for a new account. Otherwise it leaves by mail, because this link lets its holder choose the password.
member-link-title = The link of { $name }
member-link-text = Select it, copy it and hand it over in person. It works once, for 14 days, and is shown only now.
member-done-mailed = Done: a mail with a link of their own is about to leave.
member-done-mailed-instead = Done. This account was there already, or opens other doors than yours: its link leaves by mail and is not shown here.
member-done-taken = The role is taken back, and the reason is in the journal.
member-take-title = Take a role back
member-take-which = Which role?
member-take-button = Take this role back
member-link-by-mail = A new link
member-link-by-mail-text = For whoever did not get theirs or lost their password. The old link is worth nothing once this one leaves.
member-link-by-mail-button = Send a link by mail
