# Le choix des objectifs d'une série.

choice-lead = Choisissez selon les patients que vous voyez : un objectif utile est celui que vous aurez souvent l'occasion d'appliquer.
choice-until = Vous pouvez modifier ce choix jusqu'au { $date }.
choice-progress = Série { $set } sur { $sets }
choice-legend = { $count ->
    [one] Cochez { $count } objectif
   *[other] Cochez { $count } objectifs
 }
choice-own = Formulés pour votre profession
choice-others = Formulés pour d'autres professions
choice-concerned = Patients concernés :
choice-read-goal = Lire l'objectif en entier
choice-patients = Environ combien de ces patients voyez-vous par mois ?
choice-patients-hint = Une estimation suffit ; vous pouvez laisser vide.
choice-elsewhere = Déjà choisi : { $sequence }
choice-suspended = Suspendu par sécurité : il ne peut pas être choisi pour le moment.
choice-chosen = Choisi
choice-check = Vérifier mon choix
choice-check-title = Vérifiez votre choix
choice-check-patients = { $count ->
    [one] Environ { $count } patient concerné par mois
   *[other] Environ { $count } patients concernés par mois
 }
choice-check-no-patients = Nombre de patients non précisé
choice-confirm = Enregistrer ces objectifs
choice-change = Modifier
