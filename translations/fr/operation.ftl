# L'installation, vue par qui la fait tourner.

operation-title = Installation
operation-verified-holds = Tous les journaux tiennent, du premier maillon au dernier.
operation-verified-broken = Un journal ne tient plus.
operation-verified-broken-text = Arrêtez d'écrire, gardez la base telle quelle, et comparez-la à une sauvegarde : « presque journal verify » nomme la même rupture.
operation-outbox = Boîte d'envoi
operation-outbox-due = à faire
operation-outbox-leased = en cours
operation-outbox-waiting = pour plus tard
operation-outbox-done = faits
operation-outbox-gave-up = abandonnés
operation-journals = Journaux
operation-journals-text = Chaque organisation a le sien. Ce qui y est inscrit est scellé dans la seconde, et vérifiable sans aucune clé.
operation-journals-table = Journaux de l'installation et des organisations
operation-col-journal = Journal
operation-col-sealed = Scellées
operation-col-unsealed = En attente
operation-col-sealed-at = Dernier sceau
operation-col-verdict = Vérification
operation-never = jamais
operation-chain-holds = La chaîne tient
operation-chain-broken = Rompue à l'entrée { $seq }
operation-verify = Vérifier les journaux
operation-jobs = Tâches
operation-jobs-table = Tâches et leur rythme
operation-col-job = Tâche
operation-col-every = Rythme
operation-job-plan-reminders = Préparer les rappels dont le jour est venu
operation-job-deliver-outbox = Envoyer ce qui est dû dans la boîte d'envoi
operation-job-freeze-closed = Figer le rapport des promotions closes
operation-job-freeze-comparators = Figer ce à quoi les participants peuvent se comparer, une fois un bilan clos
operation-job-forget-old = Oublier ce qui a fait son temps
operation-job-clean-up-imports = Effacer ce que laisse un import interrompu
operation-job-seal-journals = Sceller les journaux
operation-job-other = { $name }
operation-every-seconds = { $n ->
    [one] chaque seconde
   *[other] toutes les { $n } secondes
 }
operation-every-minutes = { $n ->
    [one] chaque minute
   *[other] toutes les { $n } minutes
 }
operation-every-hours = { $n ->
    [one] chaque heure
   *[other] toutes les { $n } heures
 }
operation-sees-title = Ce que vous pouvez lire
operation-sees = L'annuaire des comptes (noms, adresses, rôles d'équipe), les organisations, l'état des tâches, de la boîte d'envoi et des journaux.
operation-sees-not = Aucune page ni commande ne vous montre qui participe à quoi, une candidature, une réponse, un plan ou un pseudonyme.
operation-root = Les réponses sont chiffrées dans la base. Qui tient à la fois la base et le fichier de clés de cette machine pourrait les lire : gardez ce fichier hors des sauvegardes, et peu de mains sur la machine.
operation-facts = Cette installation
operation-mode = Nature
operation-is-demonstration = Démonstration : nous y sommes le { $date }, et tout le monde y est inventé
operation-is-real = En service
operation-engine = Base de données
operation-engine-sqlite = SQLite, dans le dossier de données
operation-engine-postgresql = PostgreSQL
operation-mails = Courriels
operation-mails-leave = Envoyés par un serveur SMTP
operation-mails-stay = Déposés dans le dossier de données, aucun ne part
operation-address = Adresse publique
operation-address-none = Non configurée : les liens des courriels mènent à cette machine
operation-languages = Langues
operation-account-count = Comptes

operation-accounts-title = Comptes
operation-accounts-text = L'annuaire dit qui peut se connecter et les rôles d'équipe. Il ne dit pas qui participe à un programme : ce n'est pas à vous de le savoir.
operation-seated = Exploitation et responsables de programme
operation-seated-table = Personnes dont vous confiez et reprenez le rôle
operation-directory = Tous les comptes
operation-directory-table = Comptes, par adresse
operation-no-team-role = aucun rôle d'équipe
operation-hat = { $role } – { $organisation }
operation-add-title = Confier un premier rôle
operation-lead-hint = Confie ensuite les autres rôles de son organisation.
operation-operator-hint = Fait tourner l'installation avec vous.
operation-org = Organisation
operation-org-missing = Choisissez l'organisation dont cette personne sera responsable.
operation-sessions = Connexions
operation-sessions-text = Met fin à toutes les connexions de cette personne, sur tous ses appareils. Elle pourra se reconnecter avec son mot de passe.
operation-sessions-button = Mettre fin à ses connexions
operation-done-ended = Ses connexions sont terminées.

operation-organisations-title = Organisations
operation-organisations-text = Deux organisations ne partagent rien, hors les transmissions énumérées dans la documentation. Chacune a sa clé et son journal.
operation-organisations-table = Organisations de l'installation
operation-col-organisation = Organisation
operation-col-zone = Fuseau
operation-col-funding = Financement
operation-found-title = Fonder une organisation
operation-found-button = Fonder
operation-done-founded = L'organisation est fondée. Confiez-la maintenant à un responsable, depuis les comptes.
operation-org-short-name = Nom court
operation-org-short-name-hint = Dans les adresses et les commandes, pour toujours : lettres minuscules, chiffres et traits d'union.
operation-org-name = Nom ({ $language })
operation-org-zone = Fuseau horaire
operation-org-zone-hint = Par exemple Europe/Paris.
operation-org-k = Seuil k
operation-org-k-hint = Le plus petit nombre de personnes derrière un chiffre qui sort de l'équipe : 11 d'ordinaire, jamais moins de 5.
operation-org-funding = Comment elle est financée ({ $language })
operation-org-funding-hint = Une phrase, montrée aux participants.

operation-hospitals-title = Structures de signalement des hôpitaux
operation-hospitals-text = La structure de signalement d’un hôpital prépare des brouillons pour ses médecins et reçoit chaque année une synthèse sans nom. Elle ne lit aucun événement et n’apprend pas ce que devient un brouillon.
operation-hospitals-table = Hôpitaux de l’installation
operation-hospitals-none = Aucune organisation ne parle encore pour un hôpital.
operation-col-establishment = Établissement
operation-hospital-found = Fonder la structure de signalement d’un hôpital
operation-hospital-nobody = Aucune organisation n’est disponible. Fondez-en d’abord une :
operation-hospital-org = Quelle organisation ?
operation-hospital-which = Choisissez l’organisation.
operation-hospital-finess = Numéro FINESS
operation-hospital-finess-hint = Celui d’un établissement qu’un organisme a saisi avec l’un de ses médecins.
operation-hospital-button = Fonder
operation-done-hospital = La structure de signalement est fondée. Confiez-la maintenant à un responsable, depuis les comptes.
