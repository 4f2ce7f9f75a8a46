# Les questionnaires : analyse de la pratique et bilans.

evaluation-begin = Commencer
evaluation-resume = Reprendre où j'en étais
evaluation-go-check = Vérifier mes réponses
evaluation-amend = Revoir ou corriger mes réponses
evaluation-choose-first = Choisir mes objectifs
evaluation-read-report = Lire mon bilan individuel
evaluation-sent = Envoyé le { $moment }
evaluation-until = À rendre jusqu'au { $date }.
evaluation-late = La date prévue est passée, rien n'est perdu : vous pouvez répondre jusqu'au { $date }.
evaluation-pages = Les pages de ce questionnaire
evaluation-block-untouched = Pas commencé
evaluation-block-begun = En cours
evaluation-block-done = Rempli

evaluation-progress = Objectif { $goal } sur { $goals }
evaluation-progress-general = Pour finir
evaluation-general = Pour l'ensemble de la série
evaluation-plan = Votre plan : « Quand { $cue }, je m'engage à { $action }. »
evaluation-argument = Relire l'argumentaire et les moyens
evaluation-continue = Enregistrer et continuer
evaluation-leave = Enregistrer et continuer plus tard
evaluation-decline = Je préfère ne pas répondre
evaluation-declined = Préfère ne pas répondre
evaluation-other = Autre
evaluation-other-words = Précisez en quelques mots
evaluation-other-said = Autre : { $words }
evaluation-or-else = Ou bien
evaluation-yes = Oui
evaluation-no = Non
evaluation-rank = Place { $place }
evaluation-unusual = Cette valeur est possible, mais inhabituelle. Confirmez-la, ou corrigez-la.
evaluation-sure = Oui, c'est bien cela
evaluation-only-if = Seulement si { $conditions }.
evaluation-if-and = et
evaluation-if-or = ou
evaluation-if-quoted = « { $answer } »
evaluation-if-is = votre réponse à « { $question } » est { $answers }
evaluation-if-is-not = votre réponse à « { $question } » est autre que { $answers }
evaluation-if-least = votre réponse à « { $question } » est d'au moins { $count }
evaluation-if-most = votre réponse à « { $question } » est d'au plus { $count }
evaluation-not-saved = Cette page n'a pas été enregistrée
evaluation-still-here = Vos réponses sont encore ci-dessous : vous pouvez les copier.

evaluation-conflict-title = Deux versions de vos réponses
evaluation-conflict-text = Ces réponses ont été modifiées ailleurs depuis que vous avez ouvert la page, sans doute sur un autre appareil. Rien n'a été écrasé : choisissez la version à garder.
evaluation-conflict-which = Quelle version garder ?
evaluation-conflict-choose = Choisissez l'une des deux versions.
evaluation-conflict-keep = Garder ces versions et continuer

evaluation-left-empty = Facultatif, laissé vide
evaluation-check-title = Vérifiez vos réponses
evaluation-left = { $count ->
    [one] Il reste { $count } question
   *[other] Il reste { $count } questions
 }
evaluation-not-sent = Vos réponses ne sont pas encore envoyées
evaluation-other-device = Une page ouverte ailleurs a modifié vos réponses entre-temps. Les deux sont réunies ci-dessous : relisez-les, puis envoyez.
evaluation-send-text = En envoyant, vous obtenez aussitôt votre bilan individuel. Vous pourrez encore corriger vos réponses jusqu'à la fin du délai.
evaluation-amend-text = Vous avez déjà envoyé ce questionnaire. L'envoi suivant remplace le précédent, qui reste dans votre historique.
evaluation-send = Envoyer mes réponses
evaluation-send-again = Envoyer mes réponses corrigées
