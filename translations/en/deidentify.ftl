# What in a text would give somebody away: what it is, and why it was found.

deidentify-line = { $start }-{ $end } { $label }: “{ $text }” ({ $reason })
deidentify-count = { $count ->
    [0] Nothing was found. Read it again all the same: only a person can say that a text points to nobody.
    [one] One passage found. Read the rest: other passages may point to somebody.
   *[other] { $count } passages found. Read the rest: other passages may point to somebody.
}
deidentify-language = Say the language of the text: --lang fr or --lang en.
deidentify-not-utf8 = The text is not UTF-8 from byte { $byte } on (line { $line }). Save it as UTF-8 and try again.
deidentify-too-large = The text is larger than { $most } bytes. Cut it and submit its pieces one by one.

deidentify-label-surname = surname
deidentify-label-first-name = first name
deidentify-label-title = title
deidentify-label-date = date
deidentify-label-birth-date = date of birth
deidentify-label-age = age over 89
deidentify-label-phone = telephone
deidentify-label-mail = e-mail address
deidentify-label-web = web address
deidentify-label-address = address
deidentify-label-postcode = postcode
deidentify-label-town = town
deidentify-label-hospital = hospital
deidentify-label-ward = ward, room or bed
deidentify-label-national-number = social security number
deidentify-label-professional-number = professional's number
deidentify-label-establishment-number = establishment's number
deidentify-label-patient-number = patient number
deidentify-label-stay-number = number of a stay or file
deidentify-label-bank-number = number of an account or card
deidentify-label-other-number = other number
deidentify-label-rare-job = rare job

deidentify-reason-after-title = a name after a title
deidentify-reason-announced = a name where the sentence announces one
deidentify-reason-listed-name = a name of the lists
deidentify-reason-name-shape = capitals in the place of a name
deidentify-reason-same-name = a name already found in this text
deidentify-reason-title = the title of somebody named
deidentify-reason-date-digits = a date in figures
deidentify-reason-date-words = a date in words
deidentify-reason-year-alone = a year
deidentify-reason-birth = a date announced as that of a birth
deidentify-reason-great-age = an age that few people reach
deidentify-reason-phone-shape = the shape of a telephone number
deidentify-reason-phone-announced = a number announced as that of a telephone
deidentify-reason-mail-shape = the shape of an e-mail address
deidentify-reason-web-shape = the shape of a web address
deidentify-reason-street-shape = a number and a street
deidentify-reason-postcode-shape = the shape of a postcode
deidentify-reason-town-named = the name of a town
deidentify-reason-hospital-named = the name of an establishment
deidentify-reason-ward-named = one place in the establishment
deidentify-reason-nir-key-checks = a French social security number whose key is right
deidentify-reason-nir-shape = the shape of a social security number, without a right key
deidentify-reason-key-checks = a number whose check digit is right
deidentify-reason-number-announced = a number announced by its name
deidentify-reason-long-number = a number long enough to be one person's
deidentify-reason-listed-job = a job that few people have
