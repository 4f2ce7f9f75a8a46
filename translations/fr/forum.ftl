# Les forums : lire, écrire sous un pseudonyme, répondre au nom de l'équipe, modérer.

forum-title = Forums
forum-path = Mon parcours
forum-lead = On y parle librement, entre collègues, des objectifs sur lesquels on travaille : ce qui marche, ce qui coince, ce qu'on a essayé.
forum-team-hint = Lire, répondre au nom de l'équipe, modérer.
forum-team-lead = Les collègues y parlent sous un pseudonyme propre à chaque discussion. Vos réponses portent la mention « équipe », sans votre nom.
forum-mine = Vos forums
forum-others = Les autres forums
forum-others-hint = Vous pouvez les lire. On n'écrit que dans les forums des objectifs qu'on a choisis.
forum-of = Forum : { $topic }
forum-of-goal = Le forum où l'on en parle
forum-of-cohort = Forums, { $cohort }
forum-facts = { $threads ->
    [one] { $threads } discussion
   *[other] { $threads } discussions
}, { $posts ->
    [one] { $posts } message
   *[other] { $posts } messages
}, le dernier le { $date }
forum-empty = Personne n'y a encore écrit.
forum-yours = vous y écrivez
forum-to-read = à lire
forum-quiet = silencieux
forum-begin = Ouvrir une discussion
forum-read-only = Vous lisez ce forum. Ceux qui ont choisi l'objectif y écrivent.
forum-no-thread = Pas encore de discussion ici.
forum-threads = Discussions
forum-thread-facts = { $posts ->
    [one] { $posts } message
   *[other] { $posts } messages
}, le dernier le { $date }
forum-title-gone = Discussion dont le premier message est retiré
forum-newest = Discussions les plus récentes
forum-older = Discussions plus anciennes

forum-posts = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}
forum-post-on = Message { $number }, le { $date }
forum-team = L'équipe du programme
forum-team-tag = équipe
forum-redacted = reformulé
forum-hidden = masqué
forum-hidden-text = La modération a masqué ce message.
forum-taken-back = Son auteur a repris ce message.
forum-taken-back-tag = repris
forum-moderate = Modérer ce message
forum-closed = Cette discussion est close : on peut encore la lire, et plus personne ne peut savoir qui l'a écrite.
forum-answer = Répondre
forum-words = Votre message
forum-words-hint = Ne nommez ni patient, ni confrère, ni établissement : on doit pouvoir vous lire sans reconnaître personne.
forum-answer-team-hint = Votre réponse est celle de l'équipe : elle porte la mention « équipe », sans votre nom.
forum-send = Envoyer
forum-who-sees = Qui voit ce que j'écris ?
forum-terms-pseudonym = Vous écrivez sous un pseudonyme propre à cette discussion. Il change à la discussion suivante, et rien ne le relie à vos bilans ; seul le jour est indiqué, pas l'heure.
forum-terms-team = Vos collègues de la promotion et l'équipe du programme vous lisent, et ne savent pas qui vous êtes. La page est la même pour tous, pour vous aussi : seule votre page « Mes messages » dit lesquels sont les vôtres.
forum-terms-opening = Une seule exception : si un patient est en danger, si quelqu'un est menacé ou si la loi l'exige, deux personnes de l'équipe, dans deux rôles différents, peuvent ensemble demander qui a écrit. C'est inscrit au journal, et vous en êtes averti.
forum-terms-until = Après le { $date }, plus personne ne le peut : le secret de la discussion est détruit.
forum-few = Moins de { $k } collègues travaillent sur cet objectif. Un membre de l'équipe qui suit la promotion pourrait deviner que c'est vous : écrivez en le sachant.
forum-field-title = Titre
forum-field-title-hint = Ce dont vous voulez parler, en { $limit } caractères au plus.

forum-own = Mes messages
forum-own-lead = Vous seul voyez cette page : ce que vous avez écrit, sous quel pseudonyme, et ce qui en est advenu.
forum-own-until = Jusqu'au { $date }, vous retrouvez ici vos messages. Après, plus rien ne les relie à vous, même pour vous.
forum-own-none = Vous n'avez encore rien écrit.
forum-own-name = Votre pseudonyme dans cette discussion : { $name }
forum-opened = Deux personnes de l'équipe ont demandé qui avait écrit un de vos messages
forum-opened-why = Le { $date }, pour le message { $post }. Motif : { $ground }. « { $reason } »
forum-note-hidden = Masqué par la modération le { $date } : « { $reason } »
forum-note-shown = De nouveau visible depuis le { $date } : « { $reason } »
forum-note-redacted = Reformulé par la modération le { $date } : « { $reason } »
forum-note-taken-back = Repris par son auteur le { $date }. { $reason }
forum-take-back = Reprendre ce message
forum-take-back-text = Ses mots sont effacés pour de bon. À sa place, on lit que son auteur l'a repris ; les réponses restent.
forum-take-back-do = Effacer mes mots
forum-taken-back-own = Vous avez repris ce message.
forum-taken-back-done = Votre message est repris : ses mots sont effacés.

forum-moderate-title = Modérer le message { $number }
forum-moderated = C'est enregistré.
forum-notes = Ce qui a été fait
forum-hide = Masquer ce message
forum-show-again = Rendre ce message visible
forum-reason = Raison
forum-reason-hint = L'auteur la lira sur sa page. Dites ce qui fait difficulté, sans reproche.
forum-redact = Reformuler ce message
forum-redact-summary = Remplacer des mots, par exemple ceux qui feraient reconnaître un patient
forum-redact-text = Les mots remplacés ne sont gardés nulle part. Marquez par […] ce que vous ôtez.
forum-opening-title = Qui a écrit ?
forum-ask-opening = Demander qui a écrit ce message
forum-ask-opening-text = Un responsable du programme, autre que vous, devra consentir. L'auteur en sera averti, avec votre raison, et le journal garde la demande.
forum-ask-opening-do = Demander
forum-opening-ground = Motif
forum-opening-reason = Raison, en quelques mots
forum-opening-reason-hint = L'auteur lira cette raison si la demande est acceptée.
forum-ground-missing = Choisissez un motif : il n'y en a pas d'autre.
forum-ground-danger = un patient est en danger, et seul l'auteur peut dire lequel
forum-ground-attack = quelqu'un est menacé ou harcelé
forum-ground-law = un juge ou une autorité l'exige par la loi
forum-openings = Demandes de levée d'un pseudonyme
forum-openings-hint = Pour les cas graves : deux personnes, deux rôles, une raison.
forum-openings-see = Voir les demandes
forum-openings-lead = Un modérateur demande, un responsable consent ou non. Ce sont deux personnes. L'auteur est averti dès qu'un pseudonyme est levé.
forum-openings-wait = { $count ->
    [one] { $count } demande de levée d'un pseudonyme attend votre réponse
   *[other] { $count } demandes de levée d'un pseudonyme attendent votre réponse
}
forum-openings-none = Aucune demande.
forum-opening-of = { $name }, message { $post }
forum-opening-asked = attend une seconde personne
forum-opening-declined = refusée
forum-opening-readable = acceptée
forum-opening-over = close
forum-opening-asked-on = Demandée le
forum-opening-declined-on = Refusée le
forum-opening-until = Peut être lue jusqu'au
forum-opening-see-post = Lire le message
forum-opening-consent = Consentir
forum-opening-decline = Refuser
forum-opening-read = Lire qui a écrit
forum-opening-read-hint = Chaque lecture est inscrite au journal.
forum-identity = Qui a écrit
forum-identity-name = Nom
forum-identity-email = Adresse électronique
forum-identity-text = Ne gardez pas cette page. Elle sert à joindre cette personne, et à rien d'autre ; l'auteur sait que vous pouviez la lire.

forum-name = { $first } { $second }
forum-name-number = Collègue { $number }
forum-name-first = Mésange, Loutre, Hêtre, Alouette, Bruyère, Chamois, Genêt, Hirondelle, Lézard, Merle, Noisetier, Olivier, Pinson, Renard, Sureau, Tilleul, Écureuil, Fougère, Grillon, Héron, Jonquille, Libellule, Marmotte, Pivoine, Rouge-gorge, Saule, Tourterelle, Abeille, Bouleau, Cigogne, Érable, Hermine
forum-name-second = du ruisseau, de la colline, du verger, de la clairière, du vallon, de la dune, du moulin, de la prairie, du rivage, de la lande, du sentier, de la falaise, du bocage, de la source, du hameau, de la forêt, du plateau, de la vigne, du marais, de la crique, du col, de la haie, du lavoir, de la cascade, du phare, de la tourbière, du coteau, de la presqu'île, du pont, de la garrigue, du jardin, de la combe

fault-forum-closed = Les discussions de cette promotion sont closes : plus personne ne peut y écrire.
fault-forum-deed = Seul l'auteur d'un message peut le reprendre. Vous pouvez le masquer ou le reformuler.
fault-forum-moderated = Ce message n'est plus dans l'état où vous l'avez vu. Rechargez la page.
fault-forum-not-chosen = On n'écrit que dans les forums des objectifs qu'on a choisis.
fault-forum-reason = Donnez la raison : l'auteur du message doit pouvoir la lire.
fault-forum-taken-back = Ce message est déjà repris.
fault-forum-title = Donnez un titre à la discussion.
fault-forum-words = Écrivez votre message.
fault-opening-answered = Quelqu'un a déjà répondu à cette demande. Rechargez la page.
fault-opening-forgotten = Le secret de cette discussion est détruit : plus personne ne peut savoir qui a écrit.
fault-opening-same-person = Vous avez fait cette demande. Une autre personne doit y répondre.
fault-opening-team = Ce message est de l'équipe : il n'a pas d'auteur à chercher ici.
fault-opening-waits = Une demande attend déjà pour cette personne.

place-forum = Forums
