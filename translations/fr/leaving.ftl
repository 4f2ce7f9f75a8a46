# S'absenter, et partir.

leaving-leave-title = S'absenter quelque temps
leaving-leave-lead = Congé, maladie, long remplacement : dites à partir de quand, et nous cessons de vous écrire jusqu'à votre retour.
leaving-extends = Pendant votre absence, rien ne vous est demandé. Ce que vous auriez pu faire pendant ce temps est repoussé : échéance et clôture reculent du nombre de jours d'absence.
leaving-extends-not = Pendant votre absence, rien ne vous est demandé et vous ne recevez aucun rappel. Dans ce programme, les dates elles-mêmes ne bougent pas : si l'une passe, écrivez à l'équipe.
leaving-away = Vous êtes absent
leaving-come-back = Je suis de retour
leaving-noted = Ce que vous nous avez dit
leaving-period = du { $from } au { $to }
leaving-period-open = à partir du { $from }, jusqu'à ce que vous disiez être de retour
leaving-leave-form = Signaler une absence
leaving-from = Premier jour d'absence
leaving-to = Dernier jour d'absence
leaving-to-hint = Laissez vide si vous ne le savez pas encore ; vous direz quand vous êtes de retour.
leaving-kind = Pour quelle raison ?
leaving-kind-hint = Pour vous seul : cela ne change rien, et l'équipe ne voit pas pourquoi.
leaving-kind-leave = Congé
leaving-kind-illness = Maladie
leaving-leave-button = Enregistrer
leaving-wrong-date = Ce n'est pas une date. Donnez-en une comme 2008-05-01, ou choisissez-la dans le calendrier.
leaving-rather-withdraw = Je préfère quitter le programme
leaving-has-left = Vous avez quitté ce programme : plus rien ne vous est demandé.
leaving-to-record = Ce qu'il en reste

leaving-withdrawal-title = Quitter le programme
leaving-withdrawal-lead = Vous pouvez partir à tout moment, sans vous justifier et sans conséquence.
leaving-rather-leave = Seulement à court de temps en ce moment ?
leaving-given = Ce que devient ce que vous avez confié
leaving-given-nothing-owed = Plus rien ne vous est demandé, et nous cessons de vous écrire à ce sujet.
leaving-given-frozen = Les chiffres déjà établis restent tels quels : personne n'y est reconnaissable. Les suivants sont établis sans vous.
leaving-given-drafts = Les questionnaires commencés et non transmis sont effacés aussitôt.
leaving-given-record = Ce que vous avez transmis reste à vous, dans votre dossier, que vous pouvez télécharger à tout moment. Aucune attestation de l'ensemble du programme n'est établie.
leaving-questions = Avant de partir, si vous le voulez bien
leaving-no-answer = Pas de réponse
leaving-yes = Oui
leaving-no = Non
leaving-other-words = En quelques mots, si vous le souhaitez
leaving-continue = Continuer
leaving-stay = Rester dans le programme
leaving-confirm-title = Partir pour de bon ?
leaving-confirm-lead = Rien n'est encore fait. Ce départ est définitif ; vous pourriez vous inscrire de nouveau dans une promotion ultérieure.
leaving-confirm-answers = { $count ->
    [0] Vous n'avez répondu à aucune des questions, et c'est très bien ainsi.
    [one] Vous avez répondu à { $count } question ; la réponse va à l'équipe du programme, sans votre nom.
   *[other] Vous avez répondu à { $count } questions ; les réponses vont à l'équipe du programme, sans votre nom.
 }
leaving-confirm-button = Quitter le programme
leaving-left-title = Vous avez quitté le programme
leaving-left-on = Depuis le { $date }.
leaving-left-thanks = Merci de ce que vous avez partagé. Plus rien ne vous est demandé.
leaving-left-record = Votre dossier garde ce que vous avez fait ; il est à vous.
