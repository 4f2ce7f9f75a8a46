# La démonstration : ce qui est dit pendant qu'elle se prépare, et sous quels noms on peut y entrer.

demonstration-making-organisations = Fondation de deux organisations et de leurs équipes…
demonstration-making-closed-cohort = Invention des 799 personnes de janvier 2008 et de leurs réponses…
demonstration-making-running-cohorts = Invention de deux promotions en cours…
demonstration-making-base = Invention d’une base de cas dans les deux langues…
demonstration-making-bodies = Fondation d'une autorité et de trois organismes, et leurs événements porteurs de risque…
demonstration-making-guidelines = Rédaction de recommandations et de ce qui en revient…
demonstration-making-doctors = Invention de tous les médecins concernés…
demonstration-making-index = Index de la base de cas…
demonstration-making-journal = Scellement du journal…

demonstration-cast-late = Médecin. Un bilan fait, un manqué, un en retard et rempli à moitié, un ouvert.
demonstration-cast-up-to-date = Pharmacien, à jour : rien n'est attendu.
demonstration-cast-away = Médecin, en congé depuis le mois dernier.
demonstration-cast-exception = Infirmière, acceptée par exception ; elle avait suivi la promotion de 2008.
demonstration-cast-left = Médecin qui s'est arrêté en chemin.
demonstration-cast-english = Médecin qui lit en anglais.
demonstration-cast-two-hats = Pharmacien qui participe ici et modère dans l'autre organisation.
demonstration-cast-lead = Dirige le programme et l'accompagne : suit la promotion par pseudonymes.
demonstration-cast-tutor = Lit et code les bilans et les fils, sans connaître personne.
demonstration-cast-clerk = Connaît les noms, ne lit aucune réponse.
demonstration-cast-editor = Écrit les objectifs et les synthèses, modère les forums.
demonstration-cast-second-reader = Relit ce que la rédactrice a écrit.
demonstration-cast-small-nurse = Infirmière, avec deux bilans ouverts à la fois.
demonstration-cast-small-pharmacist = Pharmacien qui lit en anglais, à jour.
demonstration-cast-small-lead = Dirige, écrit et accompagne dans une petite équipe.
demonstration-cast-small-clerk = Inscrit les participants et relit les textes, dans une petite équipe.
demonstration-cast-small-moderator = Modère les forums, et participe dans l'autre organisation.
demonstration-cast-doctor = Médecin : déclare des événements porteurs de risque et suit les siens.
demonstration-cast-expert = Médecin et expert : analyse ce qui lui est confié.
demonstration-cast-manager = Gestionnaire : choisit qui analyse, sans lire un mot.
demonstration-cast-officer = Agent de l'autorité : lit la base REX.
demonstration-cast-correspondent = Correspondance d'un établissement : prépare des brouillons pour les médecins, lit la synthèse annuelle.
demonstration-cast-operator = Fait fonctionner l'installation et ne lit les réponses de personne.
