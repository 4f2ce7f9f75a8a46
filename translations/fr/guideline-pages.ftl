# Recommandations et solutions : les pages.

place-guidelines = Recommandations
guideline-work-title = Recommandations en préparation
guideline-work-lead = Ce que préparent et publient tous les organismes : le titre, les thèmes, l’état et la méthode de chaque travail sont ouverts à tous.
guideline-work-published = Lire les recommandations publiées
guideline-mine = Ce qui vous attend
guideline-all-work = Tous les travaux
guideline-all = Tout
guideline-part = { $name } ({ $count })
guideline-none-yet = Rien ici pour l’instant.
guideline-line = { $kind } – { $body } – { $date }
guideline-propose = Proposer une idée
guideline-idea-title = Comment l’appeler en attendant
guideline-idea-title-hint = Quelques mots ; le titre définitif viendra avec le texte.
guideline-idea-why = Pourquoi maintenant
guideline-idea-why-hint = Une situation qui se répète, ou qui apparaît. Aucun nom de patient, de médecin ni d’établissement.
guideline-propose-button = Proposer
guideline-kind = Type
guideline-kind-general = Recommandation générale
guideline-kind-general-hint = D’un organisme, pour toute sa spécialité.
guideline-kind-type-one = Solution pour la sécurité du patient, type 1
guideline-kind-type-one-hint = Un organisme, sans avis de l’autorité.
guideline-kind-type-two = Solution pour la sécurité du patient, type 2
guideline-kind-type-two-hint = La méthode est évaluée par des experts, puis l’autorité donne son avis.
guideline-kind-type-three = Solution pour la sécurité du patient, type 3
guideline-kind-type-three-hint = Plusieurs organismes et l’autorité, ensemble.
guideline-state-idea = Idée
guideline-state-scoped = Cadrée
guideline-state-evidence-frozen = Éléments figés
guideline-state-drafted = En rédaction
guideline-state-peer-review = En relecture
guideline-state-approval = À approuver
guideline-state-grading = Méthode à évaluer
guideline-state-opinion = Avis attendu
guideline-state-ready = Prête à publier
guideline-state-under-watch = Publiée, suivie
guideline-state-withdrawn = Retirée
guideline-state-put-aside = Abandonnée
guideline-waits-makers = Attend celles et ceux qui la préparent.
guideline-waits-peers = Attend ses relecteurs et relectrices.
guideline-waits-approval = Attend l’accord de { $bodies }.
guideline-waits-graders = Attend les experts qui évaluent la méthode.
guideline-waits-authority = Attend l’autorité.
guideline-waits-look = À revoir avant le { $date }.
guideline-waits-nobody = N’attend plus personne.
guideline-done = C’est enregistré.
guideline-lead = Conduite par
guideline-waits = Attend
guideline-partners = Avec
guideline-partners-hint = Une solution de type 3 se fait avec au moins un autre organisme ; chacun approuvera.
guideline-published-version = Version publiée
guideline-approved = Accord
guideline-approved-by = { $body }, le { $date }
guideline-grade = Évaluation de la méthode
guideline-about = De quoi il s’agit
guideline-question = Question
guideline-question-hint = Celle à laquelle la recommandation répond, en une phrase.
guideline-themes = Thèmes
guideline-themes-hint = De un à cinq.
guideline-specialties = Spécialités
guideline-situation = Situation à risque
guideline-situation-none = Aucune de celles que suit l’organisme
guideline-scope = Cadrer
guideline-scope-button = Enregistrer le cadrage
guideline-evidence = Sur quoi elle repose
guideline-evidence-whole = Voir chaque cas
guideline-evidence-records = Cas de la base
guideline-evidence-studies = Études de risque
guideline-evidence-watch = Éléments de veille
guideline-evidence-lead = Figé ce jour-là : rien n’y entre ni n’en sort ensuite.
guideline-evidence-rule = Les nombres de cas sont donnés par paliers, jamais à l’unité, et aucun cas n’est désigné ici.
guideline-frozen-on = Figé le
guideline-asked = Question posée à la base
guideline-asked-language = Langue
guideline-hash = Empreinte (SHA-256)
guideline-intact = La base tient encore exactement ces cas : l’empreinte est la même.
guideline-altered = L’empreinte ne correspond plus
guideline-altered-text = Un cas, une étude ou un élément de veille a changé depuis. Figez de nouveau avant la relecture, ou dites-le dans la méthode.
guideline-records =
    { $count ->
        [0] Aucun cas
        [one] { $count } cas
       *[other] { $count } cas
    }
guideline-records-none = Aucun cas de la base n’est cité.
guideline-records-fewer = Moins de { $than } cas de la base.
guideline-records-at-least = Au moins { $count } cas de la base.
guideline-studies =
    { $count ->
        [one] { $count } étude de risque.
       *[other] { $count } études de risque.
    }
guideline-watch-items =
    { $count ->
        [one] { $count } élément de veille.
       *[other] { $count } éléments de veille.
    }
guideline-frozen = Ces éléments ont été figés le { $date }.
guideline-freeze = Figer ce sur quoi elle repose
guideline-freeze-text = La base répond maintenant ; les cas trouvés sont gardés tels quels, avec une empreinte. Recommencer avant la relecture remplace ; ce qui précède reste au dossier.
guideline-freeze-words = Question posée à la base
guideline-freeze-words-hint = Les mots que vous chercheriez. Laissez vide si elle repose sur autre chose.
guideline-freeze-specialty = Spécialité des cas
guideline-freeze-phase = Moment du soin
guideline-freeze-studies = Références d’études de risque
guideline-freeze-watch = Références d’éléments de veille
guideline-references-hint = Une par ligne, comme elles figurent sur leur page.
guideline-freeze-button = Figer
guideline-any = Toutes
guideline-words = Le texte
guideline-words-closed = Le texte s’ouvre à celles et ceux qui le préparent, à qui le relit après avoir déclaré ses liens d’intérêts, et à qui doit l’approuver.
guideline-part-title = Titre
guideline-part-situation = Situation
guideline-part-measures = Mesures pratiques
guideline-part-messages = Messages clés
guideline-part-method = Méthode
guideline-one-a-line = Une par ligne.
guideline-in-french = En français
guideline-in-english = En anglais
guideline-write = Rédiger
guideline-write-text = Les deux langues sont nécessaires avant la relecture.
guideline-write-button = Ouvrir le texte
guideline-draft-of = Texte : { $title }
guideline-draft-lead = Chaque enregistrement est une version ; aucune n’est effacée. Ce qui manque peut attendre, mais pas au-delà de la relecture.
guideline-draft-button = Enregistrer
guideline-invite = Demander une relecture
guideline-invite-who = À qui
guideline-invite-hint = Des experts de tous les organismes, qui n’ont pas pris part à la rédaction.
guideline-invite-button = Demander
guideline-nobody = Personne d’autre ne peut être sollicité aujourd’hui.
guideline-person = { $name } ({ $body })
guideline-declare = Vos liens d’intérêts
guideline-declare-text = Avant de lire le texte, dites si quelque chose vous lie : un produit, un fabricant, un différend, un projet concurrent. Avec un conflit, vous ne donnez pas d’avis et la page le dit ; personne ne vous le reprochera.
guideline-conflict = Avez-vous un conflit d’intérêts sur ce sujet ?
guideline-conflict-no = Non
guideline-conflict-yes = Oui : je ne donnerai pas d’avis
guideline-interests = Vos liens
guideline-interests-hint = Nécessaire s’il y a un conflit. Lu par celles et ceux qui préparent le texte.
guideline-no-interests = Aucun lien déclaré.
guideline-declare-button = Déclarer
guideline-close = Clore la relecture
guideline-close-text = Chaque remarque a sa réponse. Ensuite, le texte ne change plus et attend l’accord.
guideline-close-button = Clore
guideline-review = Votre avis
guideline-verdict = Avis
guideline-verdict-favourable = Favorable
guideline-verdict-with-changes = Favorable après changements
guideline-verdict-unfavourable = Défavorable
guideline-review-words = Votre avis en quelques mots
guideline-review-words-hint = Ce qui convainc, ce qui manque.
guideline-remark = Remarque { $number }
guideline-review-button = Donner cet avis
guideline-peers = Relecture
guideline-peer-invited = Sollicité : n’a pas encore déclaré ses liens d’intérêts
guideline-peer-free = Lit le texte
guideline-peer-conflicted = Conflit d’intérêts déclaré : ne donne pas d’avis
guideline-remarks = Remarques
guideline-remark-of = Remarque { $number }, { $name }
guideline-answer = Votre réponse à la remarque { $number }
guideline-answer-button = Répondre à la remarque { $number }
guideline-unanswered = Pas encore de réponse.
guideline-approve = Accord
guideline-approve-text = Vous n’avez ni écrit ni relu ce texte : votre accord engage votre organisation.
guideline-approve-button = Approuver
guideline-send-back = Ou rendre aux rédacteurs, et pourquoi
guideline-send-back-hint = La relecture recommencera sur le texte repris.
guideline-send-back-button = Rendre
guideline-grading = Évaluer la méthode
guideline-grading-text = Chaque critère reçoit de 0 (absent) à 3 (entièrement satisfait).
guideline-grading-words = Pourquoi ces notes
guideline-grading-button = Donner ces notes
guideline-opinion = Avis de l’autorité
guideline-opinion-which = Avis
guideline-opinion-for = Favorable
guideline-opinion-against = Défavorable : le texte est rendu à ses rédacteurs
guideline-grounds = Motifs
guideline-opinion-button = Rendre cet avis
guideline-publish = Publier
guideline-publish-text = Le texte devient public, dans les deux langues. Il ne sera plus modifié : une révision fera une nouvelle version.
guideline-look-by = À revoir avant le
guideline-look-by-hint = Dans les deux ans. Un rappel partira soixante jours avant.
guideline-publish-button = Publier
guideline-watch = Suivi
guideline-revise = Commencer une révision
guideline-revise-why = Pourquoi
guideline-revise-hint = La version publiée reste en vigueur jusqu’à la publication de la suivante.
guideline-revise-button = Commencer la révision
guideline-keep = Garder telle quelle
guideline-keep-by = À revoir de nouveau avant le
guideline-keep-why = Ce qui a été vérifié
guideline-keep-button = Garder
guideline-withdraw = Retirer
guideline-withdraw-why = Pourquoi
guideline-withdraw-hint = Public. La version retirée reste lisible, avec ce motif.
guideline-replaced-by = Référence de ce qui remplace
guideline-replaced-by-hint = Celle qui figure sur la page publique. Vide si rien ne remplace.
guideline-withdraw-button = Retirer
guideline-put-aside = Abandonner ce travail
guideline-put-aside-why = Pourquoi
guideline-put-aside-button = Abandonner
guideline-history = Ce qui a été fait
guideline-history-line = { $what } – { $who }, le { $date }
guideline-deed-proposed = Idée proposée
guideline-deed-scoped = Sujet cadré
guideline-deed-frozen = Éléments figés
guideline-deed-drafted = Texte enregistré
guideline-deed-invited = Relecture demandée
guideline-deed-conflicted = Conflit d’intérêts déclaré
guideline-deed-declared = Liens d’intérêts déclarés
guideline-deed-reviewed = Avis donné
guideline-deed-answered = Réponse à une remarque
guideline-deed-review-closed = Relecture close
guideline-deed-approved = Accord donné
guideline-deed-sent-back = Rendu aux rédacteurs
guideline-deed-graded = Méthode évaluée
guideline-deed-opined-for = Avis favorable de l’autorité
guideline-deed-opined-against = Avis défavorable de l’autorité
guideline-deed-published = Publication
guideline-deed-kept = Gardée telle quelle
guideline-deed-revision-begun = Révision commencée
guideline-deed-withdrawn = Retrait
guideline-deed-put-aside = Travail abandonné
guideline-title = Recommandations
guideline-lead-text = Ce que les organismes ont tiré des événements déclarés, des études et de la veille : des mesures pratiques, et sur quoi elles reposent.
guideline-by-specialty = Spécialité
guideline-by-theme = Thème
guideline-by-kind = Type
guideline-narrow = Choisir
guideline-widen = Tout voir
guideline-in-force = En vigueur
guideline-nothing-yet = Rien n’est publié pour l’instant.
guideline-nothing-so = Rien de publié ne répond à ce choix.
guideline-listed = { $kind } – { $bodies } – version { $version }, { $date }
guideline-superseded = La version { $version } remplace celle-ci
guideline-read-newer = Lire la version qui la remplace
guideline-withdrawn-on = Retirée le { $date }
guideline-replaced = Remplacée par
guideline-not-replaced = Rien ne la remplace pour l’instant.
guideline-where-from = D’où vient cette recommandation
guideline-made-by = Faite par
guideline-published-on = Publiée le
guideline-reference = Référence
guideline-making = Comment elle a été faite
guideline-made-opinions =
    { $count ->
        [one] { $count } avis de pair sans conflit d’intérêts.
       *[other] { $count } avis de pairs sans conflit d’intérêts.
    }
guideline-made-remarks =
    { $count ->
        [one] { $count } remarque, qui a reçu une réponse.
       *[other] { $count } remarques, qui ont toutes reçu une réponse.
    }
guideline-made-aside =
    { $count ->
        [one] { $count } personne s’est écartée pour conflit d’intérêts.
       *[other] { $count } personnes se sont écartées pour conflit d’intérêts.
    }
guideline-made-approved = Approuvée le { $date } par quelqu’un qui ne l’avait ni écrite ni relue.
guideline-made-grade =
    { $count ->
        [one] Méthode évaluée à { $percent } par { $count } expert (grille { $grid }).
       *[other] Méthode évaluée à { $percent } par { $count } experts (grille { $grid }).
    }
guideline-made-opinion = Avis favorable de l’autorité le { $date }.
guideline-made-agreed = Faite avec l’autorité, qui l’a approuvée le { $date }.
guideline-versions = Versions
guideline-version-line = Version { $version }, { $date }
guideline-file = Télécharger cette version (JSON)
guideline-start = Lire les recommandations publiées par les organismes
guideline-themes-note = La page d’un thème montre combien l’appliquent, à côté des déclarations qui ont suivi.
guideline-as-goal = Dans vos programmes
guideline-make-goal = En faire un objectif de « { $programme } »
guideline-make-goal-begin = Commencer la prochaine version de « { $programme } », pour en faire un objectif
guideline-uptake = Dire si vous l’appliquez
