# La synthèse annuelle pour les instances de déclaration des établissements.

hospital-title = Ce qui a été appris, année par année
hospital-lead = Des décomptes sans nom de la base que tous les organismes alimentent, et ce qui a été publié. La page est la même pour tous les établissements.
hospital-years = Années
hospital-year = L'année { $year }
hospital-frozen = Arrêtée le { $date } : elle ne change plus.
hospital-rule = Un décompte est donné comme « au moins », par pas de { $least }, ou pas du tout.
hospital-caveat = Ces décomptes disent ce qui a été déclaré et accepté dans tous les organismes ensemble. Ils ne disent rien de votre établissement, ni de la fréquence de ces événements.
hospital-too-few = Aucun décompte de cette année n'a atteint { $least }.
hospital-csv = Ces chiffres en CSV
hospital-records = Cas
hospital-by-specialty = Spécialité
hospital-by-theme = Thème de risque
hospital-by-phase = Phase de soins
hospital-by-severity = Ce que cela a fait
hospital-guidelines = Recommandations de l'année
hospital-no-guideline = Aucune n'a été publiée.
hospital-stories = Récits de l'année
hospital-no-story = Aucun n'a été publié.
hospital-none = La première synthèse est arrêtée en avril, pour l'année précédente.
place-hospital = Synthèse annuelle
