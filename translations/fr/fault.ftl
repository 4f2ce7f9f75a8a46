# Ce qui empêche de faire quelque chose : la raison, puis le remède.

fault-answer-bounds = Indiquez un nombre entier de { $min } à { $max }.
fault-answer-decline = Cette question ne peut pas être laissée de côté, car les résultats se comptent à partir d'elle. Choisissez la réponse la plus proche.
fault-answer-exclusive = « Aucun » ne peut pas accompagner une autre réponse. Gardez l'un ou l'autre.
fault-answer-future = Cette date est dans le futur. Indiquez un jour déjà passé, ou aujourd'hui.
fault-answer-missing = Répondez à cette question, ou choisissez « Je préfère ne pas répondre » quand c'est proposé.
fault-answer-more-than = C'est plus que les { $value } patients que vous avez comptés. Corrigez l'un des deux nombres.
fault-answer-no-patient = Votre réponse et votre nombre de patients ne concordent pas. Si vous n'avez vu aucun patient concerné, indiquez-le aux deux endroits.
fault-answer-not-asked = Cette question n'est pas posée, compte tenu de vos autres réponses. Elle a été mise de côté ; continuez sans elle.
fault-answer-not-in-list = Cette réponse n'est pas dans la liste. Choisissez-en une qui y figure.
fault-answer-ranking = Donnez à chaque obstacle choisi une place dans l'ordre, et une seule.
fault-answer-shape = Ce n'est pas une réponse à cette question. Choisissez ou saisissez-la de nouveau.
fault-answer-unknown = Ce questionnaire n'a pas cette question. Rechargez la page et répondez de nouveau.
fault-applied = Cette personne figure déjà dans la promotion. Cherchez-la dans la liste des candidats.
fault-choice-evaluated = Vous avez déjà évalué cette série : ses objectifs restent ce qu'ils sont. Écrivez à l'équipe du programme si l'un d'eux doit changer.
fault-choice-locked = Le choix de cette série s'est terminé le { $locks }. Écrivez à l'équipe du programme si un objectif doit changer.
fault-choice-not-offered = Cet objectif n'est pas proposé pour cette série. Choisissez-en un autre.
fault-choice-not-open = Le choix de cette série ouvre le { $opens }. Revenez à partir de ce jour.
fault-choice-number = Vous avez choisi { $have } objectifs et une série en compte { $need }. Choisissez-en { $need }.
fault-choice-sequence = Cette série n'existe pas. Revenez à votre parcours et repartez de là.
fault-choice-suspended = Cet objectif est suspendu par sécurité et ne peut pas être choisi pour le moment. Choisissez-en un autre.
fault-choice-twice = Cet objectif est choisi deux fois, ici ou dans une autre série. Choisissez-en un autre.
fault-choose-first = Choisissez d'abord les objectifs de cette série : les questions en découlent.
fault-cohort-runs = La promotion court jusqu'au { $last } et son rapport se fige une fois tout clos. Figez-le à partir du lendemain.
fault-days = Indiquez un nombre de jours de 1 à 366.
fault-definition = La définition a { $count } défauts (le premier : { $first }). « presque programme check » les énumère avec leur remède.
fault-demonstration-date = La démonstration comprend une promotion qui s'est terminée en 2010. Donnez une date à partir du { $soonest }.
fault-email = Ce n'est pas une adresse électronique. Indiquez-en une comme nom@example.org.
fault-ends-before = Le dernier jour précède le premier. Corrigez l'un des deux.
fault-excused = L'équipe vous a dispensé de ce bilan ; il ne peut plus être envoyé. Écrivez-lui si c'est une erreur.
fault-funding = Dites comment l'organisation est financée ; quelques mots suffisent.
fault-goal-not-chosen = Cet objectif n'est pas parmi les objectifs actuels du participant. Rechargez la page et choisissez-en un autre.
fault-installed = Ce dossier contient déjà une installation. Choisissez-en un autre, ou ouvrez celle-ci avec « presque serve ».
fault-invitation-not-sent = Aucune invitation n'est partie : il n'y a rien à noter.
fault-invitation-refused = Cette personne n'est pas acceptée dans la promotion ; elle ne peut pas être invitée. Décidez d'abord de son inscription.
fault-invitation-waiting = Une invitation attend déjà de partir. Attendez quelques minutes, puis voyez si elle est partie.
fault-joined = Cette personne a déjà rejoint la promotion.
fault-k = Indiquez un seuil d'au moins 5 personnes.
fault-last-of-role = Personne d'autre ne tient ce rôle. Confiez-le d'abord à quelqu'un d'autre.
fault-leave-outside = Ce jour est en dehors du programme. Indiquez un jour entre le premier et le dernier.
fault-leave-overlaps = Vous êtes déjà absent certains de ces jours. Signalez d'abord votre retour, ou indiquez d'autres jours.
fault-left = Cette personne a quitté le programme : plus rien n'est demandé.
fault-locked = Le délai s'est terminé le { $locks }. Écrivez à l'équipe du programme, qui peut rouvrir en donnant une raison.
fault-name = Indiquez un nom de 1 à 200 caractères.
fault-name-reserved = Ce nom est celui d'une page du programme. Choisissez-en un autre, par exemple le sigle de l'organisation.
fault-name-taken = Ce nom est pris. Choisissez-en un autre.
fault-not-away = Vous n'êtes pas absent en ce moment.
fault-not-open = Cela ouvre le { $opens }. Revenez à partir de ce jour.
fault-operator-seated = Cette installation a déjà un exploitant, qui peut en ajouter d'autres.
fault-other-device = Ceci a été modifié ou envoyé entre-temps depuis un autre appareil. Rechargez la page, regardez les réponses, puis envoyez de nouveau.
fault-password-common = Ce mot de passe est parmi les premiers qu'on devinerait. Prenez plusieurs mots qui ne vont pas ensemble.
fault-password-long = Ce mot de passe a plus de { $most } caractères. Raccourcissez-le.
fault-password-short = Ce mot de passe a moins de { $least } caractères. Plusieurs mots en font un long, facile à retenir.
fault-patients = Indiquez un nombre de patients de 0 à 100 000, ou laissez vide.
fault-plan-date = Indiquez un premier jour du { $soonest } au { $latest }.
fault-plan-empty = Complétez cette partie de votre plan ; quelques mots suffisent.
fault-reason = Donnez la raison, en 1 à 1 000 caractères : elle est inscrite au journal.
fault-rehearsal-date = L'horloge d'une répétition ne fait qu'avancer. Indiquez un jour du { $soonest } au { $last }.
fault-rehearsal-missing = Ce texte n'a pas encore été répété en entier : il manque { $count } étapes. Terminez la répétition, ou donnez la raison de s'en passer : elle est écrite au journal.
fault-rehearsals-full = Trop de répétitions sont ouvertes dans cette installation. Mettez fin à l'une d'elles, ou attendez qu'une plus ancienne soit effacée.
fault-role = Ce rôle ne se confie pas ici. Choisissez-en un dans la liste.
fault-roles-apart = Cette personne a déjà le rôle « { $other ->
        [operator] exploitant
        [lead] responsable du programme
        [clerk] gestionnaire des inscriptions
        [tutor] tuteur
        [editor] rédacteur
        [second_reader] second lecteur
        [doctor] médecin
        [manager] gestionnaire de l'organisme
        [expert] expert de l'organisme
        [officer] agent de l'autorité
        [correspondent] correspondant de l’établissement
       *[other] modérateur
    } », qui est séparé du rôle « { $role ->
        [operator] exploitant
        [lead] responsable du programme
        [clerk] gestionnaire des inscriptions
        [tutor] tuteur
        [editor] rédacteur
        [second_reader] second lecteur
        [doctor] médecin
        [manager] gestionnaire de l'organisme
        [expert] expert de l'organisme
        [officer] agent de l'autorité
        [correspondent] correspondant de l’établissement
       *[other] modérateur
    } » : { $why } Confiez ce rôle à quelqu'un d'autre, ou reprenez d'abord l'autre.
fault-short-name = Indiquez un nom court de 2 à 40 lettres minuscules, chiffres et traits d'union.
fault-sign-in = L'adresse et le mot de passe ne vont pas ensemble. Vérifiez les deux, ou demandez une nouvelle invitation.
fault-submitted = Ceci a déjà été envoyé.
fault-too-long = Ce texte a plus de { $max } caractères. Raccourcissez-le.
fault-too-many-tries = Trop d'essais pour cette adresse. Attendez { $minutes } minutes, puis réessayez.
fault-until = Indiquez un jour compris entre aujourd'hui et dans un an.
fault-version-published = Cette version a été publiée avec un autre contenu, et une version publiée ne change jamais. Donnez un nouveau numéro de version à la définition.
fault-version-unknown = Cette version n'est pas publiée. Choisissez-en une dans la liste.
fault-which-organisation = Plusieurs organisations ont une promotion de ce nom. Précisez laquelle avec --org.
fault-wording-blank = Rien n'est écrit. Écrivez un objet et un texte.
fault-wording-changed = Quelqu'un d'autre a modifié ce texte entre-temps. Rechargez la page, relisez, puis modifiez de nouveau.
fault-wording-invisible = La ligne { $line } contient un caractère invisible. Saisissez-la de nouveau au clavier.
fault-wording-lines = L'objet tient sur une seule ligne. Retirez le retour à la ligne.
fault-wording-link = Le lien n'a pas sa place dans l'objet, que les serveurs de courrier notent. Mettez-le dans le texte.
fault-wording-missing = Il manque { "{" }{ $name }{ "}" } dans le texte. Ajoutez-le, sur une ligne à lui.
fault-wording-unclosed = À la ligne { $line }, une accolade n'a pas sa paire. Fermez-la, ou retirez-la.
fault-wording-unknown = À la ligne { $line }, ce message ne peut pas dire { "{" }{ $name }{ "}" }. Il peut dire : { $offered }.
fault-zone = Ce n'est pas un fuseau horaire. Indiquez-en un comme Europe/Paris.
