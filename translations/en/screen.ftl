# The screen: what in a free text could name a patient or a person.

fault-screen = At least one passage of this text could point to a patient or a person. Reword it, or confirm below the text that it points to nobody.
screen-heed = This could point to a patient or a person; reword it, or you can confirm it before sending:
screen-label-address = This looks like an address
screen-label-age = This looks like an age of 90 or more, which few people have in one place
screen-label-birth = This looks like a birth
screen-label-date = This looks like a full date
screen-label-email = This looks like an e-mail address
screen-label-establishment = This looks like an establishment’s number
screen-label-job = This looks like a trade that few people have
screen-label-name = This looks like a person’s name
screen-label-phone = This looks like a telephone number
screen-label-place = This looks like a place: a town, a hospital, a ward, a room
screen-label-professional = This looks like a professional’s number
screen-label-record = This looks like a file number
screen-label-social-security = This looks like a social security number
screen-names-nobody = points to neither a patient nor a person
screen-text = Better to reword the text (“a patient”, “in spring”, “a colleague”). What you confirm here is kept as it stands, for everyone who will read this text.
screen-title = Look again before sending
screen-why = { $label } ({ $reason }).
