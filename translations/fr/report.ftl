# Le bilan individuel.

report-title = Mon bilan individuel
report-lead = Établi à partir de vos propres réponses, pour vous seul. Aucun autre participant, employeur, financeur ni autorité ne le voit.
report-empty = Votre bilan individuel commence avec votre première analyse de pratique et grandit à chaque bilan en ligne.
report-to-path = Aller à mon parcours
report-to-record = Mon dossier : tout ce qui a été fait
report-contents = Vos objectifs
report-all = Tous les objectifs sur une page, pour le papier
report-overview = Tous mes objectifs
report-compare = Comparer avec :
report-compare-past = mon propre passé
report-compare-cohort = la médiane de la promotion

report-moment = Moment
report-counted = Patients concernés chez qui l'action a été faite
report-before = Au départ
report-first = Premier bilan, { $date }
report-second = Second bilan, { $date }
report-at-start = { $of } au départ
report-at-first = { $of } au premier bilan
report-at-second = { $of } au second bilan
report-of = { $done ->
    [one] { $done } patient sur { $of }
   *[other] { $done } patients sur { $of }
 }
report-patients = { $done ->
    [one] { $done } patient sur { $of } ({ $percent })
   *[other] { $done } patients sur { $of } ({ $percent })
 }
report-cohort = Promotion
report-cohort-median = Médiane { $percent } ({ $people } réponses)
report-message-change = { $before }, { $now }.
report-message-now = { $now }.
report-message-before = { $before } ; la suite au prochain bilan.
report-message-status = Votre dernière réponse : « { $status } ».
report-message-nothing = Rien de compté pour l'instant.
report-figure-note = Un point par patient concerné que vous avez compté ; un point plein là où l'action a été faite. Chiffres déclarés ; de petits nombres bougent facilement.
report-next = Prochaine étape :
report-next-commit = mettre votre plan en une phrase, « quand…, je m'engage à… », sur votre parcours.
report-next-carry-out = appliquer votre plan avec le prochain patient concerné.
report-next-look-out = guetter le prochain patient concerné : « { $patients } ».
report-next-keep-on = continuer ainsi.
report-next-work-on = reprendre un seul point, « { $obstacle } », avec l'un des moyens proposés pour cet objectif.
report-next-try = essayer l'un des moyens proposés pour cet objectif avec le prochain patient concerné.
report-next-look = Regardez de nouveau à partir du { $date } : { $evaluation }.
report-next-look-now = Vous pouvez regarder de nouveau dès maintenant : { $evaluation }.
report-said = Ce que vous avez répondu
report-days = { $days ->
    [one] { $days } jour après votre engagement
   *[other] { $days } jours après votre engagement
 }
report-days-of-sequence = { $days ->
    [one] { $days } jour après le début de la série
   *[other] { $days } jours après le début de la série
 }
report-plan = Ce que vous aviez prévu
report-plan-cue = Quand
report-plan-action = je m'engage à
report-plan-target = Cible
report-plan-made = Écrit le { $date }
report-obstacles = Ce qui a freiné
report-tried = Ce que vous avez essayé
report-others = Ce que d'autres ont rencontré
report-others-share = { $percent } des { $people } personnes qui ont répondu et vu des patients concernés disent le faire systématiquement ou le plus souvent.
report-others-people = { $people } personnes ont répondu et vu des patients concernés. La part de celles qui le font n'est pas montrée : elle en dirait trop sur certaines d'entre elles.
report-others-obstacles = Obstacles les plus cités :
report-others-later = À partir du lendemain du { $date }, quand plus personne ne peut répondre : d'ici là, aucun chiffre n'influence une réponse.
report-others-few = Rien ne peut être montré : moins de { $k } personnes ont répondu sur cet objectif, ou leurs réponses sont encore en cours de décompte.
report-means = Ce qu'on peut essayer d'autre
report-sources = Sources de cet objectif
report-notes = Vos propres notes
report-notes-text = Pour vous-même : ce qui explique un chiffre, ce que vous ferez autrement. Ne nommez aucun patient. Une note vidée est retirée.
report-note-button = Enregistrer la note
report-note-saved = Enregistré le { $time }
report-method = Comment ce bilan est établi
report-method-declared = Chaque chiffre est déclaré : ce sont vos comptes et vos réponses.
report-method-effects = Les effets pour les patients n'ont pas été mesurés.
report-method-small = Vos nombres de patients sont petits. Un écart d'un ou deux patients peut tenir au hasard.
report-method-cohort = Les chiffres de la promotion sont établis une seule fois, quand un bilan est clos pour tous, et seulement là où au moins { $k } personnes les fondent. Personne n'est classé, personne n'est reconnaissable.
report-method-alone = « Pas encore » est une réponse comme une autre : elle dit où est le travail.
report-made = Établi le { $time }.
