# La page publique de l'organisation, et là où son équipe l'écrit.

organisation-funding-title = Comment elle est financée
organisation-no-sponsor = Aucune page d’ici n’a de parrain, de publicité ni de requête vers un tiers.
organisation-accreditations = Agréments
organisation-no-accreditation = Aucun agrément n’est enregistré.
organisation-number = numéro { $number }
organisation-accreditation-hint = Les relevés et les attestations ne citent un agrément que pour les jours où il est valable.
organisation-interests = Liens d’intérêts déclarés
organisation-interests-lead = Les tuteurs, les auteurs des objectifs et ceux qui les vérifient déclarent leurs liens d’intérêts. Ils ne sont nommés ici que s’ils l’acceptent.
organisation-nothing = Rien à déclarer.
organisation-declared-on = Déclaré le { $date }.
organisation-unnamed-with = { $count ->
    [one] { $count } personne a déclaré des liens d’intérêts sans être nommée.
   *[other] { $count } personnes ont déclaré des liens d’intérêts sans être nommées.
}
organisation-unnamed-without = { $count ->
    [one] { $count } personne n’a rien à déclarer et n’est pas nommée.
   *[other] { $count } personnes n’ont rien à déclarer et ne sont pas nommées.
}
organisation-undeclared = { $count ->
    [one] { $count } personne n’a pas encore fait de déclaration.
   *[other] { $count } personnes n’ont pas encore fait de déclaration.
}
organisation-nobody = Personne n’a encore l’un de ces rôles.
organisation-programmes = Programmes
organisation-demonstration = Démonstration : cette organisation, ses membres et leurs déclarations sont inventés.

organisation-title = La page de l’organisation
organisation-lead = Ce que tout le monde peut lire de vous, connecté ou non.
organisation-read = Lire la page publique
organisation-name = Nom – { $language }
organisation-funding = Financement – { $language }
organisation-funding-hint = Qui paie, pour quoi, et qui ne paie pas : les participants y jugent votre indépendance.
organisation-save = Enregistrer
organisation-record-accreditation = Enregistrer un agrément, à côté des promotions
organisation-asked-lead = Chacun déclare ses propres liens, et personne ne déclare pour un autre.
organisation-not-declared = Pas encore déclaré
organisation-declared = Déclaré
organisation-declared-named = Déclaré, nom public
organisation-done-changed = La page est modifiée.

organisation-own-interests = Vos liens d’intérêts
organisation-own-lead = Rémunérations, parts, cadeaux, mandats des cinq dernières années qu’un lecteur devrait connaître.
organisation-has = Que déclarez-vous ?
organisation-has-nothing = Je n’ai rien à déclarer
organisation-has-some = Je déclare ce qui suit
organisation-interests-in = Vos liens d’intérêts – { $language }
organisation-interests-hint = De qui, pour quoi, jusqu’à quand. Aucun montant n’est nécessaire.
organisation-listed = Sur la page publique
organisation-listed-named = Nommez-moi, avec mon rôle et ma déclaration
organisation-listed-counted = Comptez-moi sans mon nom
organisation-declare = Déclarer
organisation-done-declared = Merci : votre déclaration est datée d’aujourd’hui. Déclarez de nouveau dès qu’elle change.
organisation-fault-interests = Écrivez aussi vos liens d’intérêts dans cette langue, en 1 à 1 000 caractères.
organisation-fault-choose = Choisissez une réponse.
start-about = Financement, agréments, liens d’intérêts
team-organisation = La page de l’organisation
team-interests = Déclarer vos liens d’intérêts
