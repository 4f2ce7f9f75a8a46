# La lettre : ce qui est nouveau, aussi souvent qu’on l’a choisi.

digest-title = Lettre des nouveautés
digest-lead = Les titres et les liens des nouveaux récits, alertes et recommandations, aussi souvent que vous voulez.
digest-go = Choisir ma lettre
digest-rhythm = À quel rythme ?
digest-monthly = Chaque mois
digest-weekly = Chaque semaine
digest-none = Jamais
digest-specialties = Spécialités
digest-specialties-hint = Sans choix : toutes.
digest-themes = Thèmes
digest-themes-hint = Sans choix : tous.
digest-save = Enregistrer
digest-note = Une alerte urgente de votre spécialité vous parvient dans tous les cas. Chaque lettre porte un lien pour l’arrêter sans se connecter.
digest-done = Votre choix est enregistré.
digest-stop-title = Ne plus recevoir la lettre
digest-stop-text = Vous ne recevrez plus la lettre des nouveautés à cette adresse. Vous pourrez la reprendre sur votre compte.
digest-stop = Ne plus la recevoir
digest-stopped = Vous ne recevrez plus la lettre
digest-stopped-text = Vous pouvez la reprendre à tout moment sur votre compte.

digest-mail-subject = Nouveautés du { $from } au { $to }
digest-mail-greeting = Bonjour { $name },
digest-mail-lead = Ce qui est paru du { $from } au { $to }, selon votre choix :
digest-mail-alerts = Alertes
digest-mail-guidelines = Recommandations
digest-mail-stories = Récits
digest-mail-choice = Changer de rythme, de spécialités ou de thèmes :
digest-mail-stop = Ne plus recevoir cette lettre, sans se connecter :

fault-digest-rhythm = Choisissez un rythme.
fault-digest-unknown = Un choix n’est pas dans la liste. Choisissez parmi ce qui est proposé.
