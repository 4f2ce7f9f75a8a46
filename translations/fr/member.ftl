# L'équipe d'une organisation.

member-title = Équipe
member-people = Qui en fait partie
member-table = Membres de l'équipe et leurs rôles
member-col-person = Personne
member-col-roles = Rôles
member-col-state = Compte
member-active = Actif
member-pending = Lien pas encore utilisé
member-no-participant = Les participants n'apparaissent pas ici : l'équipe les connaît sous pseudonyme.
member-separations = Rôles tenus séparés
member-separations-text = Chaque programme dit quels rôles une même personne ne peut pas cumuler, et combien de personnes il lui faut au moins.
member-standing-whole = Au complet
member-standing-not-yet = Pas encore complet
member-persons = { $persons ->
    [one] Une personne tient ces rôles
   *[other] { $persons } personnes tiennent ces rôles
 } ; il en faut au moins { $fewest }.
member-missing = Personne ne tient encore : { $roles }.
member-together = Une même personne tient { $roles } : reprenez-lui l'un des deux.
member-add-title = Confier un rôle
member-add-button = Confier ce rôle
member-role = Rôle
member-role-missing = Choisissez un rôle.
member-role-lead = Promotions, tableau, mesures générales, textes des courriels ; confie les rôles.
member-role-clerk = Voit les noms et les justificatifs, jamais les réponses.
member-role-tutor = Voit les réponses sous pseudonyme, jamais les noms.
member-role-editor = Écrit les objectifs et les synthèses.
member-role-second-reader = Relit ce qu'un autre a écrit avant publication.
member-role-doctor = Déclare des événements porteurs de risque et suit les siens.
member-role-manager = Choisit l'expert qui analyse chaque événement, sans en lire un mot.
member-role-expert = Analyse les événements qui lui sont confiés, avec leurs auteurs, sous pseudonyme sauf choix contraire de l'organisme.
member-role-officer = Lit la base REX pour l'autorité, et rien qui mène à un médecin.
member-role-correspondent = Prépare des brouillons pour les médecins de l'établissement, et apprend seulement s'ils les ont repris.
member-role-moderator = Modère les échanges.
member-way = Son lien personnel
member-way-mail = Lui envoyer par courriel
member-way-show = Me le montrer une fois, je le lui remets
member-way-show-hint = Seulement pour un compte nouveau. Sinon il part par courriel, car ce lien permet de choisir le mot de passe.
member-link-title = Le lien personnel de { $name }
member-link-text = Sélectionnez-le, copiez-le et remettez-le en main propre. Il sert une seule fois, pendant 14 jours, et n'est affiché que maintenant.
member-done-mailed = C'est fait : un courriel avec un lien personnel va partir.
member-done-mailed-instead = C'est fait. Ce compte existait déjà, ou ouvre d'autres portes que les vôtres : son lien part par courriel et ne s'affiche pas ici.
member-done-taken = Le rôle est repris, et la raison inscrite au journal.
member-take-title = Reprendre un rôle
member-take-which = Quel rôle ?
member-take-button = Reprendre ce rôle
member-link-by-mail = Un nouveau lien
member-link-by-mail-text = Pour qui n'a pas reçu le sien ou a perdu son mot de passe. L'ancien lien ne vaut plus rien dès l'envoi.
member-link-by-mail-button = Envoyer un lien par courriel
