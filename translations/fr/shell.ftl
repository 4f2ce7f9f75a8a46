# Le cadre de chaque page, les formulaires, les erreurs.

shell-skip = Aller au contenu
shell-home = accueil
shell-language = Langue
shell-hat = Votre rôle actuel
shell-no-hat = Aucun rôle choisi : choisissez-en un dans votre menu.
shell-change-hat = Agir dans un autre rôle
shell-sign-out = Se déconnecter
shell-places = Rubriques
shell-back = Retour
shell-crumbs = Vous êtes ici
shell-no-answer = Pas encore de réponse
shell-change = Modifier
shell-pages = Pages
shell-page = Page
shell-previous = Précédente
shell-next = Suivante
shell-foot = Presque est un logiciel libre (EUPL-1.2), sans publicité ni mesure d'audience. Cette installation appartient à l'organisation qui vous l'ouvre.

demonstration-title = Démonstration
demonstration-text = Toutes les personnes et toutes les réponses sont fictives.
demonstration-date = Nous sommes le
demonstration-move = Changer
demonstration-wrong-date = « { $date } » n'est pas une date. Indiquez une date comme 2008-05-01 ; l'horloge n'a pas bougé.

form-error = Erreur :
form-errors-title = Quelques points à revoir
form-limit = { $limit ->
    [one] { $limit } caractère au plus
   *[other] { $limit } caractères au plus
 }
form-characters-left = Caractères restants :
form-characters-over = Caractères en trop :
form-saving = Enregistrement…
form-saved-at = Enregistré à
form-save-yourself = Vos réponses sont enregistrées quand vous continuez.
form-not-saved = Pas encore enregistré : pas de connexion. Nouvel essai automatique ; gardez cette page ouverte.
form-save-refused = Cette réponse n'a pas pu être enregistrée.
form-conflict-title = Cette réponse a été modifiée ailleurs
form-conflict-text = Vous l'avez sans doute ouverte sur un autre appareil. Rien n'a été écrasé : choisissez la version à garder.
form-conflict-line = Deux versions de cette réponse : choisissez celle à garder.
form-conflict-kept = La version de l'autre appareil est gardée.
form-conflict-mine = Ici
form-conflict-theirs = Sur l'autre appareil
form-conflict-keep-mine = Garder celle d'ici
form-conflict-keep-theirs = Garder l'autre

failure-home = Aller à l'accueil
failure-refused-title = Cette action n'est pas ouverte ici
failure-refused-text = Le rôle dans lequel vous agissez ne permet pas cette action, ou ce n'est pas encore le moment.
failure-refused-roles = Cette action demande le rôle : { $roles }.
failure-refused-next = Si vous avez plusieurs rôles, changez de rôle en haut de la page. Sinon, l'équipe du programme peut vous dire qui s'en charge.
failure-not-found-title = Page introuvable
failure-not-found-text = Rien ne se trouve à cette adresse, ou rien qui vous soit destiné.
failure-not-found-next = Vérifiez l'adresse si vous l'avez recopiée. Si vous veniez d'un courriel, connectez-vous d'abord, puis ouvrez de nouveau le lien.
failure-conflict-title = Entre-temps, quelque chose a changé
failure-conflict-text = Ces informations ont été modifiées depuis que vous avez ouvert la page. Rien n'a été écrasé.
failure-conflict-next = Revenez à la page précédente, rechargez-la, vérifiez ce qui a changé, puis recommencez.
failure-invalid-title = Nous n'avons pas compris cet envoi
failure-invalid-text = Il manque quelque chose, ou une valeur n'a pas la forme attendue. Rien n'a été enregistré.
failure-invalid-next = Revenez à la page précédente : votre saisie y est encore. Vérifiez-la et envoyez de nouveau.
failure-unreadable-title = Ce texte n'est pas lisible
failure-unreadable-text = L'envoi contient des caractères qui ne forment pas un texte (UTF-8). Rien n'a été enregistré.
failure-unreadable-next = Revenez à la page précédente et saisissez de nouveau le texte, sans le coller depuis un autre logiciel. Pour un fichier, enregistrez-le d'abord en UTF-8.
failure-too-large-title = Cet envoi est trop volumineux
failure-too-large-text = Le texte ou le fichier dépasse ce que cette page accepte. Rien n'a été enregistré.
failure-too-large-next = Revenez à la page précédente : votre saisie y est encore. Raccourcissez-la, puis envoyez de nouveau.
failure-foreign-title = Cet envoi vient d'un autre site
failure-foreign-text = Par sécurité, seules les pages de ce site peuvent agir en votre nom. Rien n'a été fait.
failure-foreign-next = Ouvrez ce site dans un nouvel onglet et recommencez depuis ses propres pages.
failure-method-title = Cette adresse ne s'ouvre pas ainsi
failure-method-text = Elle sert à envoyer un formulaire, pas à être lue, ou l'inverse. Rien n'a été fait.
failure-method-next = Revenez à l'accueil et suivez les liens jusqu'à la page voulue.
failure-too-many-title = Trop d'essais en peu de temps
failure-too-many-text = Pour protéger votre compte, nous faisons une courte pause.
failure-too-many-next = Attendez quelques minutes, puis réessayez. Rien n'est perdu.
failure-slow-title = Le service est très sollicité
failure-slow-text = La réponse a pris trop de temps ; nous avons arrêté d'attendre.
failure-slow-next = Réessayez dans une minute. Ce qui était déjà enregistré l'est toujours.
failure-broken-title = Un problème est survenu de notre côté
failure-broken-text = La demande du { $time } n'a pas abouti. Ce qui était déjà enregistré l'est toujours.
failure-broken-next = Réessayez dans quelques minutes. Si cela se répète, donnez la date et l'heure ci-dessus à la personne qui administre ce site.


role-operator = Exploitation
role-lead = Responsable du programme
role-clerk = Gestion des inscriptions
role-tutor = Tutorat
role-editor = Rédaction
role-second-reader = Seconde lecture
role-moderator = Modération
role-participant = Participation
role-doctor = Médecine
role-manager = Gestion de l’organisme
role-expert = Expertise
role-officer = Autorité
role-correspondent = Correspondance de l’établissement
role-installation = Cette installation
