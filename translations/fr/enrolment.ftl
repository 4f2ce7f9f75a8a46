# Les inscriptions, vues par qui en a la charge.

enrolment-title = Inscriptions
enrolment-lead = Les promotions de { $organisation }, et où en sont leurs inscriptions.
enrolment-sees = Vous voyez ici des noms, des justificatifs et l'état des invitations. Vous ne voyez ni réponse, ni pseudonyme, ni résultat : ces pages-là ne s'ouvrent pas dans ce rôle.
enrolment-no-cohort = Aucune promotion n'est encore ouverte. Un responsable de programme peut en ouvrir une.
enrolment-cohorts = Promotions, la plus récente d'abord
enrolment-cohort = { $programme }, { $month }
enrolment-synthetic = Fictive
enrolment-synthetic-text = Toutes les personnes de cette promotion sont inventées.
enrolment-col-cohort = Promotion
enrolment-col-undecided = À décider
enrolment-col-accepted = Acceptés
enrolment-col-refused = Refusés
enrolment-col-invited = Invités
enrolment-col-joined = Ont rejoint
enrolment-col-unreached = Non parvenues
enrolment-of-whom-exceptions = { $n ->
    [0] aucun par exception
   *[other] dont { $n } par exception
 }
enrolment-of-whom-unreached = { $n ->
    [0] aucune invitation perdue
    [one] { $n } invitation non parvenue
   *[other] { $n } invitations non parvenues
 }
enrolment-invite-title = Inviter
enrolment-invite-text = Les prochaines personnes acceptées et pas encore invitées reçoivent un courriel avec un lien personnel. Participer reste leur libre décision.
enrolment-invite-limit = Nombre d'invitations
enrolment-invite-button = Envoyer les invitations
enrolment-batch-wrong = Indiquez un nombre entier de 1 à { $most }.
enrolment-add-title = Ajouter des candidats
enrolment-roster-link = Importer une liste
enrolment-newcomer-link = Ajouter une personne
enrolment-applicants = Candidats
enrolment-table = Candidats, par nom
enrolment-nobody = Personne ici pour le moment.
enrolment-filter = Ne montrer que
enrolment-filter-all = Tous
enrolment-filter-undecided = À décider
enrolment-filter-accepted = Acceptés par la règle
enrolment-filter-exception = Acceptés par exception
enrolment-filter-refused = Refusés
enrolment-filter-unreached = Invitation non parvenue
enrolment-first-page = Début de la liste
enrolment-col-person = Personne
enrolment-col-evidence = Justificatifs
enrolment-col-outcome = Recevabilité
enrolment-col-invitation = Invitation
enrolment-outcome-accepted = Accepté
enrolment-outcome-exception = Accepté par exception
enrolment-outcome-undecided = À décider
enrolment-outcome-refused = Refusé
enrolment-invited-not-yet = Pas encore invité
enrolment-invited-waiting = En attente de départ
enrolment-invited-sent = Envoyée
enrolment-invited-bounced = Non parvenue
enrolment-invited-given-up = Abandonnée
enrolment-invited-dropped = Devenue sans objet
enrolment-invited-joined = A rejoint
enrolment-invited-on = le { $date }
enrolment-bounce-code = le { $date } ; réponse du serveur : { $code }
enrolment-bounce-noted = noté par vous ou un collègue le { $date }
enrolment-invited-given-up-on = le { $date }, après un jour d'essais
enrolment-training-none = Aucune formation indiquée
enrolment-training-passed = { $training }, { $year }, test réussi
enrolment-training-not-passed = { $training }, { $year }, réussite au test non indiquée
enrolment-subscription-until = Abonnement jusqu'au { $date }
enrolment-subscription-none = Aucun abonnement indiqué

enrolment-done-invited = { $n ->
    [1] Une invitation va partir.
   *[other] { $n } invitations vont partir.
 }
enrolment-done-nobody = Toutes les personnes acceptées ont déjà été invitées.
enrolment-done-imported = { $n ->
    [0] La liste est importée : tout le monde y figurait déjà.
    [1] La liste est importée : une personne ajoutée. Elle n'a pas encore été contactée.
   *[other] La liste est importée : { $n } personnes ajoutées. Aucune n'a encore été contactée.
 }
enrolment-done-decided = La décision est enregistrée, avec sa raison, au journal.
enrolment-done-sent = L'invitation va partir ; le lien d'une invitation plus ancienne ne vaudra plus rien.
enrolment-done-bounced = C'est noté : cette invitation n'est pas parvenue.
enrolment-done-added = La personne est ajoutée. Elle n'a pas encore été contactée.

enrolment-name = Nom
enrolment-email = Adresse électronique
enrolment-language = Langue des courriels
enrolment-language-hint = La personne pourra la changer.
enrolment-profession = Profession
enrolment-setting = Lieu d'exercice
enrolment-choose = Choisissez
enrolment-training = Formation suivie
enrolment-training-hint = Laissez vide si aucune n'est indiquée.
enrolment-training-year = Année de la formation
enrolment-test = Test de la formation
enrolment-test-passed = Réussite au test justifiée
enrolment-subscription = Abonnement jusqu'au
enrolment-evidence-subscription = Abonnement
enrolment-subscription-hint = Dernier jour couvert. Laissez vide si aucun n'est indiqué.
enrolment-training-wrong = Une année ou un test est indiqué, sans formation. Nommez la formation, ou videz les deux autres.
enrolment-training-long = Ce nom a plus de 200 caractères. Raccourcissez-le.
enrolment-training-year-wrong = Indiquez l'année en quatre chiffres, par exemple 2007.
enrolment-subscription-wrong = Ce n'est pas une date. Indiquez-en une comme 2026-12-31, ou laissez vide.
enrolment-findings = Ce que la règle a relevé
enrolment-findings-none = Rien : tout est justifié
enrolment-decided = Décision
enrolment-decided-why = Le { $moment } : { $reason }

enrolment-decision-title = Décider
enrolment-decision = Votre décision
enrolment-decision-hint = Elle peut changer tant que la personne n'a pas rejoint la promotion.
enrolment-decision-accept = Accepter par exception
enrolment-decision-refuse = Refuser
enrolment-decision-missing = Choisissez une décision.
enrolment-reason = Raison
enrolment-reason-hint = Elle est inscrite au journal, avec la date et qui vous êtes. N'y mettez rien de médical.
enrolment-decide-button = Enregistrer la décision
enrolment-joined-text = Cette personne a rejoint la promotion : il n'y a plus rien à décider. Si elle souhaite partir, elle le fait elle-même, à tout moment.
enrolment-invite-one = Inviter
enrolment-invite-again = Inviter de nouveau
enrolment-again-hint = Un nouveau lien partira ; l'ancien ne vaudra plus rien dès cet envoi.
enrolment-bounce-hint = Vous savez par ailleurs que ce courriel n'est pas arrivé : un retour, un appel.
enrolment-bounce-button = Noter qu'elle n'est pas parvenue

enrolment-newcomer-title = Ajouter une personne
enrolment-newcomer-text = La règle du programme répond aussitôt. Personne n'est contacté avant que vous n'invitiez.
enrolment-newcomer-button = Ajouter

enrolment-roster-title = Importer une liste
enrolment-roster-text = La liste est d'abord essayée : chaque ligne reçoit sa réponse, chaque défaut est nommé, et rien n'est écrit. Vous importez ensuite, tout ou rien. Personne n'est contacté.
enrolment-roster-file = Fichier
enrolment-roster-file-hint = CSV en UTF-8, séparé par des virgules, des points-virgules ou des tabulations ; { $megabytes } Mo et { $rows } lignes au plus.
enrolment-roster-missing = Choisissez un fichier qui ne soit pas vide.
enrolment-roster-try = Essayer la liste
enrolment-roster-columns = Colonnes attendues
enrolment-roster-columns-text = La première ligne nomme les colonnes. Les quatre premières sont obligatoires ; à droite, les autres noms acceptés.
enrolment-roster-hash = Empreinte SHA-256
enrolment-roster-already = Déjà dans la promotion
enrolment-roster-whole = Fichier
enrolment-roster-other = Essayer une autre liste
enrolment-roster-again = Essayer la liste corrigée
enrolment-dry-run-title = Essai de la liste
enrolment-import-text = Ce sont exactement ces octets qui seront importés. Les personnes déjà présentes restent telles quelles ; personne n'est contacté.
enrolment-import-button = { $n ->
    [one] Importer cette ligne
   *[other] Importer ces { $n } lignes
 }
enrolment-import-nobody = Rien à importer : tout le monde est déjà dans la promotion.
enrolment-faults-title = Défauts
enrolment-faults = { $n ->
    [one] Un défaut à corriger.
   *[other] { $n } défauts à corriger.
 }
enrolment-rows-title = Lignes lues
enrolment-rows = Chaque ligne et sa réponse
enrolment-col-line = Ligne
enrolment-line = Ligne { $line }
enrolment-col-column = Colonne
enrolment-col-value = Valeur
enrolment-col-reason = Ce qui ne va pas
enrolment-col-remedy = Que faire
