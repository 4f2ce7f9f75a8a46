# Défauts d’une liste de candidats, et ce que dit `presque cohort roster`. Deux lignes par défaut : ce qui ne va pas, puis que faire.

roster-too-large =
    Ce fichier dépasse { $most } Mo.
    Une liste contient des noms et quelques codes : retirez le reste, ou importez-la en plusieurs fois.
roster-too-many =
    Cette liste a plus de { $most } lignes.
    Importez-la en plusieurs fois.
roster-not-text =
    Ce fichier n'est pas un tableau en texte.
    Enregistrez la feuille en « CSV UTF-8 » et donnez ce fichier-là.
roster-not-utf8 =
    Ce fichier n'est pas en UTF-8 : octet { $byte } au caractère { $column } de cette ligne.
    Enregistrez-le de nouveau avec l'encodage UTF-8 (« CSV UTF-8 » dans un tableur).
roster-empty =
    Cette liste ne nomme personne.
    Ajoutez une ligne par personne.
roster-unknown-column =
    Cette colonne n'est pas connue.
    Retirez-la, ou donnez-lui l'un de ces noms : { $known }.
roster-column-twice =
    Cette colonne est présente deux fois.
    Gardez l'une des deux.
roster-missing-column =
    Cette colonne manque.
    Ajoutez-la, avec ce nom sur la première ligne.
roster-cells =
    Cette ligne a { $found } cases et la première { $expected }.
    Complétez la ligne ; une case qui contient le séparateur se met entre guillemets droits.
roster-blank =
    Cette case est vide.
    Complétez-la.
roster-words =
    Ce n'est pas une ligne de 200 caractères au plus.
    Raccourcissez-la.
roster-not-in-list =
    Ceci n'est pas dans la liste du programme.
    Donnez l'un de ces codes : { $known } ; ou son libellé.
roster-year =
    L'année de la formation manque, ou n'est pas une année.
    Donnez-la en quatre chiffres, par exemple 2007.
roster-yes-no =
    Ce n'est ni oui ni non.
    Écrivez oui ou non, ou laissez vide pour non.
roster-date =
    Ce n'est pas une date.
    Écrivez-la 31/12/2026 ou 2026-12-31.
roster-training =
    Une année ou un test est indiqué, sans formation.
    Nommez la formation, ou videz les deux autres cases.
roster-language =
    Ce n'est pas un code de langue.
    Écrivez fr ou en, ou laissez vide.
roster-email =
    Ce n'est pas une adresse électronique.
    Donnez-en une telle que nom@example.org.
roster-email-twice =
    Cette adresse figure déjà à la ligne { $line }.
    Gardez l'une des deux lignes.
roster-summary = { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
 } : { $accepted ->
    [one] { $accepted } acceptée
   *[other] { $accepted } acceptées
 }, { $exceptions } à décider, { $refused ->
    [one] { $refused } refusée
   *[other] { $refused } refusées
 }, { $already } déjà dans la promotion.
roster-row = Ligne { $line } : { $answer }
roster-answer-accepted = acceptée
roster-answer-needs-exception = à décider ({ $findings })
roster-answer-refused = refusée ({ $findings })
roster-answer-already = déjà dans la promotion ; laissée telle quelle
roster-finding-other-profession = le programme s'adresse surtout à d'autres professions
roster-finding-no-training = aucune formation n'est indiquée
roster-finding-test-not-passed = la réussite au test de la formation n'est pas indiquée
roster-finding-no-subscription = aucun abonnement n'est en cours au premier jour de la promotion
roster-dry-run = Rien n'a été écrit : c'était un essai.
roster-imported = La liste a été importée. Personne n'a encore été contacté.
roster-not-imported = La liste a des défauts : rien n'a été écrit. Corrigez-la et donnez-la de nouveau.
