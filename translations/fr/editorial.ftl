# Le bureau de la rédaction : la prochaine version d'un programme, objectif par objectif, et les alertes de sécurité.

editorial-title = Objectifs, du brouillon à la publication
editorial-lead = Un objectif est écrit par un rédacteur, vérifié sur ses sources par quelqu’un d’autre, répété, puis publié dans les deux langues avec une nouvelle version. Les promotions gardent la version avec laquelle elles ont commencé.
editorial-none = Aucun programme n’a encore été publié.
editorial-open = Prochaine version ouverte
editorial-closed = Publié
editorial-desk-open = { $count ->
    [0] La version { $version } est ouverte ; aucun objectif n’a encore été modifié.
    [one] La version { $version } est ouverte ; { $count } objectif est en cours de modification.
   *[other] La version { $version } est ouverte ; { $count } objectifs sont en cours de modification.
}
editorial-desk-published = La version { $version } est publiée.
editorial-reviews-title = Objectifs à relire
editorial-reviews-lead = La date de relecture de ces objectifs est passée, ou vient dans les 60 jours.
editorial-reviews-none = Aucun objectif n’est à relire dans les 60 jours.
editorial-review-on = À relire au plus tard le { $date }.
editorial-review-overdue = Relecture en retard
editorial-review-soon = Relecture proche
editorial-suspended-title = Objectifs suspendus
editorial-suspended = Suspendu
editorial-suspended-since = Suspendu le { $date }.
editorial-somebody = quelqu’un qui est parti

editorial-begin-text = Pour modifier, ajouter ou retirer des objectifs, ouvrez le brouillon de la prochaine version. Rien ne parvient aux participants avant sa publication.
editorial-begin = Ouvrir la prochaine version
editorial-edition = Brouillon de la version { $version }
editorial-begun = Ouvert le { $date } par { $name }, à partir de la version { $base }.
editorial-no-change = Rien n’a encore été modifié. Ouvrez un objectif ci-dessous pour le reprendre.
editorial-revised = Dernier enregistrement le { $date } par { $name }.
editorial-drafting = En cours de rédaction
editorial-waiting = À vérifier
editorial-sent-back = À reprendre
editorial-checked = Vérifié
editorial-retiring = Retiré avec la prochaine version
editorial-faults-title = Ce qui empêche de publier cette version
editorial-publish-title = Publication
editorial-all-checked = Chaque modification a été vérifiée par une deuxième personne.
editorial-not-all-checked = Des modifications attendent encore d’être vérifiées par une deuxième personne.
editorial-rehearsal-missing = { $count ->
    [0] La répétition est complète.
    [one] Il manque encore { $count } partie de la répétition.
   *[other] Il manque encore { $count } parties de la répétition.
}
editorial-rehearse = Répéter cette version
editorial-without-rehearsal = Raison de publier sans répétition complète
editorial-without-rehearsal-hint = Laissez vide pour répéter d’abord. La raison est inscrite au journal.
editorial-publish-text = Une version publiée n’est jamais modifiée. Les promotions commencées gardent la leur.
editorial-publish = Publier cette version
editorial-add-title = Ajouter un objectif
editorial-add-name = Nom court de l’objectif
editorial-add-name-hint = Lettres minuscules, chiffres et traits d’union, par exemple « psa-discute ». Il ne change plus ensuite.
editorial-add = Ajouter l’objectif
editorial-aside-title = Mettre ce brouillon de côté
editorial-aside-text = Rien n’en sera publié. Ce qui a été écrit reste dans les archives.
editorial-aside = Mettre le brouillon de côté
editorial-goals-title = Objectifs
editorial-goals-caption = Objectifs de la version { $version }
editorial-number = N°
editorial-goal = Objectif
editorial-review = Prochaine relecture
editorial-next = Dans la prochaine version
editorial-done-begun = Le brouillon de la prochaine version est ouvert.
editorial-done-aside = Le brouillon est mis de côté.
editorial-done-published = La nouvelle version est publiée. De nouvelles promotions peuvent s’ouvrir avec elle.

editorial-form-title = Écrire l’objectif
editorial-in-language = { $field } – { $language }
editorial-field-title = Titre
editorial-field-title-hint = Une ligne qui dit le changement.
editorial-field-action = Action
editorial-field-action-hint = La seule chose à faire, avec un seul verbe.
editorial-field-patients = Patients concernés
editorial-field-patients-hint = Pour qui, de sorte que l’on puisse compter les patients concernés.
editorial-field-argument = Argumentaire
editorial-field-argument-hint = Pourquoi ce changement vaut la peine, avec ses limites, en mots simples.
editorial-field-means = Moyens
editorial-field-means-hint = Des façons pratiques d’y arriver, une par ligne, dans le même ordre dans chaque langue.
editorial-field-cue = Quand…
editorial-field-cue-hint = Le moment qui appelle l’action : il commence le plan du participant.
editorial-field-plan = …je m’engage à
editorial-field-plan-hint = Ce qui est fait alors : cela termine le plan du participant.
editorial-field-sequence = Séquence qui le propose
editorial-field-sources-hint = Une par ligne : titre | éditeur | année | page ou DOI. L’année peut rester vide entre ses barres.
editorial-field-theme-hint = Si des événements porteurs de risque ont montré que cet objectif est utile, le thème le dit à qui le lit.
editorial-field-review-hint = Au plus tard ce jour-là, la rédaction relit l’objectif.
editorial-grounds = Sur quoi il s’appuie
editorial-choose = Choisissez…
editorial-save = Enregistrer le brouillon
editorial-ask = Enregistrer et demander la vérification
editorial-done-saved = Le brouillon est enregistré.
editorial-done-asked = La modification est enregistrée et attend d’être vérifiée par une deuxième personne.
editorial-done-checked = L’objectif est vérifié : il est prêt pour la prochaine version.
editorial-done-sent-back = L’objectif est revenu à son auteur, avec votre note.
editorial-done-suspended = L’objectif est suspendu. Un courriel part vers ceux qui l’ont choisi dans une promotion en cours.
editorial-done-lifted = La suspension est levée.

editorial-check-title = Vérifier sur les sources
editorial-check-text = Vous n’avez rien écrit de ce texte. Ouvrez les sources, lisez les deux langues, puis dites ce que vous avez trouvé.
editorial-drafted = Tel que rédigé
editorial-published = Tel que publié
editorial-read-published = Lire l’objectif publié
editorial-verdict = Qu’avez-vous trouvé ?
editorial-verdict-sound = Les sources disent ce que dit l’objectif, dans les deux langues
editorial-verdict-retire = L’objectif peut être retiré
editorial-verdict-back = Pas encore : il y a quelque chose à reprendre
editorial-verdict-missing = Dites ce que vous avez trouvé : choisissez l’une des deux réponses.
editorial-note = Note à l’auteur
editorial-note-hint = Nécessaire quand l’objectif est à reprendre ; l’équipe la lit.
editorial-check = Signer la vérification
editorial-history = Ce qui a été fait
editorial-step-saved = Révision { $number } : enregistrée par { $name } le { $date }
editorial-step-asked = Révision { $number } : vérification demandée par { $name } le { $date }
editorial-step-retire = Révision { $number } : retrait proposé par { $name } le { $date }
editorial-step-checked = Révision { $number } : vérifiée par { $name } le { $date }
editorial-step-sent-back = Révision { $number } : rendue par { $name } le { $date }
editorial-retire-asked = Le retrait de cet objectif est proposé
editorial-retire-title = Retirer cet objectif
editorial-retire-text = Il quitte le catalogue avec la prochaine version. Les promotions qui l’ont le gardent, et l’évaluent jusqu’au bout.
editorial-retire = Proposer son retrait

editorial-suspension-link = Alerte de sécurité sur cet objectif
editorial-suspension-title = Alerte de sécurité
editorial-suspend-text = Dès maintenant, plus personne ne peut choisir cet objectif, dans aucune promotion. Ceux qui l’ont choisi lisent votre raison sur leur parcours et reçoivent un courriel ; ses bilans restent ouverts.
editorial-suspension-reason = Pourquoi – { $language }
editorial-suspension-hint = Les participants la lisent telle quelle : ce qui a été trouvé, par qui, et que faire en attendant.
editorial-suspend = Suspendre cet objectif maintenant
editorial-lift-text = L’objectif peut de nouveau être choisi aussitôt, et son bandeau disparaît.
editorial-lift = Lever la suspension
editorial-alerts = Alertes sur cet objectif
editorial-suspension-from = Suspendu le { $date } par { $name }.
editorial-suspension-lifted = Levée le { $date } :

editorial-fault-blank = Ce n’est pas encore écrit dans cette langue. Écrivez-le avant de demander la vérification.
editorial-fault-means = Il faut le même nombre de moyens dans chaque langue, un par ligne.
editorial-fault-professions = Choisissez au moins une profession.
editorial-fault-evidence = Choisissez le niveau de preuve.
editorial-fault-review = Indiquez un jour à venir, par exemple 2028-01-31.
editorial-fault-no-source = Nommez au moins une source.
editorial-fault-source = La source { $line } n’a pas ses quatre parties. Écrivez : titre | éditeur | année | page ou DOI.
editorial-fault-sequence = Choisissez une séquence de ce programme.
editorial-fault-no-edition = Aucun brouillon de la prochaine version n’est ouvert. Ouvrez-en un d’abord.
editorial-fault-open = La prochaine version est déjà ouverte. Poursuivez-la.
editorial-fault-changed = Quelqu’un a enregistré cet objectif après que vous l’avez ouvert. Ouvrez-le de nouveau, et reportez-y vos modifications.
editorial-fault-own-work = Vous avez écrit une partie de cet objectif : sa vérification attend un autre second lecteur.
editorial-fault-not-waiting = Cette révision n’attend plus d’être vérifiée. Ouvrez de nouveau l’objectif pour voir où il en est.
editorial-fault-note = Dites ce qui est à reprendre, en 1 à 1 000 caractères.
editorial-fault-nothing = Ce brouillon ne change encore rien. Modifiez, ajoutez ou retirez d’abord un objectif.
editorial-fault-unchecked = { $count ->
    [one] { $count } modification n’a pas encore été vérifiée par une deuxième personne. Faites-la vérifier d’abord.
   *[other] { $count } modifications n’ont pas encore été vérifiées par une deuxième personne. Faites-les vérifier d’abord.
}
editorial-fault-behind = Une version plus récente a été publiée depuis l’ouverture de ce brouillon. Mettez-le de côté et ouvrez de nouveau la prochaine version.
editorial-fault-definition = Avec cet objectif, le programme aurait { $count } défauts (le premier : { $first }). Le bureau du programme en donne la liste.
editorial-fault-suspension = Donnez la raison dans cette langue, en 1 à 1 000 caractères : les participants la lisent.
editorial-fault-suspended = Cet objectif est déjà suspendu.
editorial-fault-not-suspended = Cet objectif n’est pas suspendu.

path-alert-title = Un de vos objectifs est suspendu : { $goal }
path-alert-text = Une alerte de sécurité. Ne le mettez pas en œuvre tant qu’elle n’est pas levée ; ses bilans restent ouverts, et ce que vous avez observé compte.
path-alert-since = Depuis le { $date }.
team-goals = Objectifs : rédiger, vérifier, publier
team-goals-waiting = { $count ->
    [one] { $count } objectif attend d’être vérifié
   *[other] { $count } objectifs attendent d’être vérifiés
}
