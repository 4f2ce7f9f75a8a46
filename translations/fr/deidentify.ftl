# Ce qui, dans un texte, désignerait quelqu'un : ce que c'est, et pourquoi c'est relevé.

deidentify-line = { $start }-{ $end } { $label } : « { $text } » ({ $reason })
deidentify-count = { $count ->
    [0] Rien n'a été relevé. Relisez quand même : seule une personne peut dire qu'un texte ne désigne personne.
    [one] Un passage relevé. Relisez le reste : d'autres passages peuvent désigner quelqu'un.
   *[other] { $count } passages relevés. Relisez le reste : d'autres passages peuvent désigner quelqu'un.
}
deidentify-language = Indiquez la langue du texte : --lang fr ou --lang en.
deidentify-not-utf8 = Le texte n'est pas en UTF-8 à partir de l'octet { $byte } (ligne { $line }). Enregistrez-le en UTF-8 et recommencez.
deidentify-too-large = Le texte dépasse { $most } octets. Coupez-le et soumettez-en les morceaux un par un.

deidentify-label-surname = nom
deidentify-label-first-name = prénom
deidentify-label-title = titre
deidentify-label-date = date
deidentify-label-birth-date = date de naissance
deidentify-label-age = âge supérieur à 89 ans
deidentify-label-phone = téléphone
deidentify-label-mail = adresse électronique
deidentify-label-web = adresse web
deidentify-label-address = adresse
deidentify-label-postcode = code postal
deidentify-label-town = ville
deidentify-label-hospital = hôpital
deidentify-label-ward = service, chambre ou lit
deidentify-label-national-number = numéro de sécurité sociale
deidentify-label-professional-number = numéro de professionnel
deidentify-label-establishment-number = numéro d'établissement
deidentify-label-patient-number = numéro de patient
deidentify-label-stay-number = numéro de séjour ou de dossier
deidentify-label-bank-number = numéro de compte ou de carte
deidentify-label-other-number = autre numéro
deidentify-label-rare-job = métier rare

deidentify-reason-after-title = un nom après un titre
deidentify-reason-announced = un nom là où la phrase en annonce un
deidentify-reason-listed-name = un nom des listes
deidentify-reason-name-shape = des majuscules à la place d'un nom
deidentify-reason-same-name = un nom déjà relevé dans ce texte
deidentify-reason-title = le titre d'une personne nommée
deidentify-reason-date-digits = une date en chiffres
deidentify-reason-date-words = une date en lettres
deidentify-reason-year-alone = une année
deidentify-reason-birth = une date annoncée comme celle d'une naissance
deidentify-reason-great-age = un âge que peu de personnes atteignent
deidentify-reason-phone-shape = la forme d'un numéro de téléphone
deidentify-reason-phone-announced = un numéro annoncé comme celui d'un téléphone
deidentify-reason-mail-shape = la forme d'une adresse électronique
deidentify-reason-web-shape = la forme d'une adresse web
deidentify-reason-street-shape = un numéro et une voie
deidentify-reason-postcode-shape = la forme d'un code postal
deidentify-reason-town-named = le nom d'une ville
deidentify-reason-hospital-named = le nom d'un établissement
deidentify-reason-ward-named = un lieu précis de l'établissement
deidentify-reason-nir-key-checks = un numéro de sécurité sociale dont la clé est juste
deidentify-reason-nir-shape = la forme d'un numéro de sécurité sociale, sans clé juste
deidentify-reason-key-checks = un numéro dont le chiffre de contrôle est juste
deidentify-reason-number-announced = un numéro annoncé par son nom
deidentify-reason-long-number = un numéro assez long pour n'être qu'à une personne
deidentify-reason-listed-job = un métier que peu de personnes exercent
