# Les objectifs que proposent les participants.

proposal-title = Proposer un objectif
proposal-lead = Quel changement de pratique vaudrait la peine d’être travaillé ensemble ? Les meilleurs objectifs viennent de la pratique.
proposal-private = Seuls les rédacteurs et le responsable du programme le lisent, sans votre nom. Ils vous répondent ici.
proposal-action = Ce qu’il faudrait changer
proposal-action-hint = Une chose concrète à faire, ou à ne plus faire.
proposal-patients = Pour quels patients
proposal-patients-hint = En termes généraux : ni nom, ni date, ni lieu qui désigne un patient.
proposal-grounds = Sur quoi cela s’appuie
proposal-grounds-hint = Une étude, une recommandation, ou ce que vous voyez dans votre pratique.
proposal-send = Envoyer à l’équipe
proposal-done = Merci : votre proposition est entre les mains de l’équipe.
proposal-yours = Vos propositions
proposal-made-on = Proposition du { $date }
proposal-waits = Attend une réponse
proposal-taken = Sera rédigé
proposal-kept = Gardé pour plus tard
proposal-declined = Pas pour ce programme
proposal-answered-on = Réponse de l’équipe, le { $date }
proposal-fault-blank = Il faut quelques mots ici.
proposal-fault-many = L’équipe a déjà { $most } propositions de vous en attente. Attendez une réponse avant d’en envoyer une autre.
proposal-fault-answer = Répondez en 1 à 1 000 caractères : la personne qui a proposé lira vos mots.
proposal-fault-answered = Cette proposition a déjà reçu une réponse.
proposal-fault-reply = Dites ce qu’elle devient : choisissez une réponse.

proposal-team-title = Objectifs proposés par les participants
proposal-team-lead = Vous lisez ce qui est proposé, jamais par qui ni dans quelle promotion. Votre réponse apparaît sur la page de son auteur.
proposal-team-none = Rien n’a encore été proposé.
proposal-team-list = Propositions
proposal-of = Programme : { $programme }
proposal-reply = Que devient la proposition du { $date } ?
proposal-reply-taken = Elle sera rédigée
proposal-reply-kept = Elle est gardée pour une version ultérieure
proposal-reply-declined = Elle n’est pas pour ce programme
proposal-answer = Votre réponse
proposal-answer-hint = Remerciez, et dites pourquoi.
proposal-answer-send = Envoyer la réponse
proposal-done-answered = La réponse est sur la page de son auteur.
path-link-proposals = Proposer un objectif à l’équipe
team-proposals = Objectifs proposés par les participants
team-proposals-waiting = { $count ->
    [0] Rien n’attend de réponse.
    [one] { $count } proposition attend une réponse.
   *[other] { $count } propositions attendent une réponse.
}
