# Se connecter, les invitations, son compte, et les lieux de chaque rôle.

account-name = Nom
account-email = Adresse électronique
account-password = Mot de passe
account-password-show = Afficher ma saisie
account-password-hide = Masquer ma saisie
account-yours = Votre compte

sign-in-title = Se connecter
sign-in-first = Vous n'êtes plus connecté. Connectez-vous, puis envoyez de nouveau.
sign-in-then = Connectez-vous d'abord ; la page demandée viendra ensuite.
sign-in-button = Se connecter
sign-in-help = Je n'arrive pas à me connecter
sign-in-help-new = Première visite ? Le courriel d'invitation contient un lien pour choisir votre mot de passe.
sign-in-help-lost = Mot de passe oublié ? Demandez une nouvelle invitation à l'équipe du programme qui vous a invité : son lien permet de choisir un autre mot de passe. Rien de ce que vous avez saisi n'est perdu.
sign-in-hats-title = Que venez-vous faire aujourd'hui ?
sign-in-hats-text = Vous avez plusieurs rôles. Choisissez-en un ; il reste visible en haut de chaque page, et vous pouvez en changer à tout moment.

invitation-title = Votre invitation
invitation-welcome = Bienvenue, { $name }
invitation-lead = Vous êtes invité. Une seule chose à faire : choisir un mot de passe.
invitation-password = Choisissez un mot de passe
invitation-password-hint = Au moins { $least } caractères. Plusieurs mots sans rapport entre eux se retiennent bien et se devinent mal. Si vous aviez déjà un mot de passe ici, celui-ci le remplace.
invitation-button = Enregistrer le mot de passe et entrer
invitation-once = Ce lien ne sert qu'une fois. Ensuite, vous vous connectez avec votre adresse et ce mot de passe.
invitation-over-title = Cette invitation a servi ou n'est plus valable
invitation-over-text = Une invitation sert une seule fois, dans les { $days } jours ; une plus récente la remplace.
invitation-over-sign-in = Vous avez déjà choisi un mot de passe : connectez-vous avec votre adresse.
invitation-over-again = Ce n'est pas le cas, ou vous l'avez oublié : demandez une nouvelle invitation à qui vous a invité.

sessions-title = Votre compte
sessions-where = Où vous êtes connecté
sessions-text = Si vous ne reconnaissez pas l'une de ces connexions, fermez-la et demandez une nouvelle invitation pour changer de mot de passe.
sessions-began = Connexion du { $time }
sessions-seen = Dernière utilisation le { $time }, à dix minutes près
sessions-this-one = Cet appareil
sessions-revoke = Déconnecter
sessions-revoke-all = Déconnecter partout
sessions-language = Langue des courriels
sessions-language-question = Dans quelle langue vous écrire ?
sessions-language-hint = La langue des pages se choisit en haut de chaque page.
sessions-language-button = Enregistrer

place-mine = Mes programmes
place-path = Mon parcours
place-report = Mon bilan individuel
place-record = Mon dossier
place-leave = Absence
place-team = Promotions
place-cohorts = Ouvrir une promotion
place-programmes = Programmes
place-members = Équipe
place-enrolment = Inscriptions
place-operation = Installation
place-accounts = Comptes
place-organisations = Organisations
place-hospitals = Hôpitaux
