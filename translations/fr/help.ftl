# Les aides en pratique : pages à imprimer, et ce qui en a aidé d’autres.

help-title = Aides en pratique
help-patient-sheet = Fiche pour le patient
help-patient-sheet-use = À relire avec le patient, puis à lui remettre.
help-colleague-note = Mot à un autre soignant
help-colleague-note-use = À compléter à la main ; n’écrivez ici rien qui permette de reconnaître un patient.
help-monday-card = La carte du lundi
help-monday-card-use = À garder près de l’écran ou du comptoir.
help-from = Objectif « { $goal } », { $programme }.
help-print = Cette page s’imprime sur une feuille.
help-note-hand = À compléter à la main
help-note-from = De la part de

## Ce qui a aidé d’autres, obstacle par obstacle
option-title = Ce qui a aidé d’autres
option-lead = Pour chaque obstacle à un objectif, ce que d’autres ont trouvé utile : reformulé par un rédacteur dans chaque langue, signé par une seconde personne. Jamais les mots d’un participant.
option-of = Ce qui aide, { $programme }
option-hint = Cartes par objectif et par obstacle
option-none = Aucune carte pour l’instant.
option-proposed = À signer
option-signed = Montrée aux participants
option-retired = Retirée
option-retired-why = Retirée : { $reason }
option-written = Écrite le { $date }
option-own = Vous l’avez écrite : une autre personne la signe.
option-sign = Signer cette carte
option-retire = Retirer cette carte
option-retire-why = Pourquoi la retirer
option-write = Écrire une carte
option-goal = Objectif
option-obstacle = Obstacle
option-words = Ce qui a aidé ({ $language })
option-words-hint = Une ou deux phrases, à la portée d’un soignant en exercice. Rien qui permette de reconnaître quelqu’un.
option-save = Proposer à la signature
option-done-written = La carte est écrite ; une seconde personne la signe.
option-done-signed = La carte est signée : les participants la voient.
option-done-retired = La carte est retirée.
option-under = Face à « { $obstacle } », ce qui a aidé d’autres
option-people = { $people ->
   *[other] Utile à { $people } participants de la promotion, au début du mois
 }
option-helped = Cela m’a aidé
option-unhelped = Cela m’avait aidé : retirer
option-marked = Vous avez dit que cela vous a aidé.
option-note = Un nombre n’apparaît qu’à partir de { $k } personnes, et ne change qu’une fois par mois.
fault-option-goal = Choisissez un objectif de ce programme.
fault-option-obstacle = Choisissez un obstacle de la liste.
fault-option-words = Écrivez la carte dans cette langue aussi.
fault-option-own = Vous avez écrit cette carte : il faut une autre personne, avec le rôle de second lecteur, pour la signer.
fault-option-not-waiting = Cette carte n’attend plus rien : elle est déjà signée ou retirée.
fault-option-reason = Dites pourquoi la carte est retirée.
