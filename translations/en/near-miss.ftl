# Near misses, the author's side: what could not be done, why, and what to do.

fault-body-code = This cannot be a code. Use lower-case letters, digits and hyphens, and another word than “other”.
fault-body-months = Give 1 to 12 months.
fault-body-scheme = This scheme does not come with this version. Choose one from the list.
fault-body-specialty = This specialty is not in the scheme. Choose it from the list.
fault-body-wording = The text is missing in one language. Write it in French and in English.
fault-doctor-field = Fill in this field, with { $most } characters at most.
fault-doctor-practice = This establishment is not known, or the mode of practice is neither private, salaried nor mixed. Enter the establishment first, then choose the mode.
fault-doctor-rpps = An RPPS number has eleven digits. Check it.
fault-doctor-rpps-taken = This RPPS number is somebody else's already. Check it.
fault-doctor-specialty = The body does not cover this specialty on that date. Choose a specialty or a date that it covers.
fault-doctor-team = A team has at least two members. Add some.
fault-near-miss-asked-already = Another opinion was asked for already, which can be done once. Both opinions stay readable.
fault-near-miss-assigned = Your near miss was given to an expert already. Write to the body if their reading troubles you.
fault-near-miss-can-be-mended = The author can mend this. Return the near miss and say what is missing; it can be rejected only after that.
fault-near-miss-declare = This may be a serious adverse event. Give the reference of its declaration to the health agency; your text is kept as a draft.
fault-near-miss-drafts = You have { $most } drafts already. Send or delete some before you begin another.
fault-near-miss-evaluated = This answer was evaluated already. Write to the expert if it has changed.
fault-near-miss-identifiers = A passage could point to somebody. Rewrite it, replace it by what it is, or say why it points to nobody.
fault-near-miss-is-serious = From your answers, this is a serious adverse event, which this scheme does not take. It is declared to the health agency. Nothing is lost: take your text out as a file, or correct this answer.
fault-near-miss-not-cleared = The version without anybody in it is not written yet. Write it, then accept.
fault-near-miss-not-now = This cannot be done in the state the near miss is in. Reload the page to see where it stands.
fault-near-miss-past = This day has passed. Give a day to come.
fault-near-miss-team = You are not a member of this team today. Choose one of your teams, or send in your own name.
fault-near-miss-used = It has happened already, and cannot be taken back.
fault-near-miss-words = Write a few words, { $most } characters at most.
fault-too-many-receipts = Too many tries from this place. Wait { $minutes } minutes, then try again.
