# La page que chacun rencontre en premier.

start-title = Améliorer sa pratique, mesure à l'appui
start-lead = Choisissez vos objectifs, regardez votre pratique telle qu'elle est, et voyez à 4 mois puis à 12 mois ce qui a changé, ce qui a freiné, ce que d'autres ont essayé.
start-voluntary = La participation est volontaire. Aucun employeur, aucun financeur, aucune autorité ne voit vos réponses.
start-style = Voir les composants des pages
start-home = Aller à mes pages
start-try = Essayer à la place de quelqu'un

start-slope-title = Trois objectifs publiés, de 4 à 12 mois : part des participants qui disent l'appliquer
start-slope-short = à 4 mois
start-slope-long = à 12 mois
start-slope-line = { $goal } : { $short } à 4 mois, { $long } à 12 mois.
start-count = { $count } sur { $of }
start-goal = Objectif
start-enrolled = inscrits en janvier 2008
start-continued = ont participé à la deuxième année
start-caveat = Chiffres déclarés par qui a répondu et vu de tels patients. Les effets pour les patients n'ont pas été mesurés. Réponses synthétiques, totaux publiés.
start-method = Comment lire ces chiffres
start-method-rate = Ces taux sont déclarés par les participants ; les effets pour les patients n'ont pas été mesurés. Chaque taux porte sur les personnes qui ont choisi l'objectif, répondu, et vu au moins un patient concerné. Qui est resté peut différer de qui est parti : à 12 mois, seules comptent les personnes encore présentes.
start-method-source = Réponses synthétiques dont les totaux sont les chiffres publiés dans BMJ Qual Saf 2010 ; 19, suppl. 1 : A156. Les chiffres sont calculés ici à partir de réponses individuelles, jamais saisis.
start-read-results = Se connecter comme tutrice pour lire tous les résultats

start-how = Le chemin d'un objectif
start-way-choose = Choisir
start-way-choose-text = Trois objectifs concrets à la fois, proches des patients que vous voyez.
start-way-look = Regarder
start-way-look-text = Où en est-on ? Vos derniers patients, comptés plutôt que devinés.
start-way-act = Agir
start-way-act-text = Un plan en une phrase : quand ceci arrive, je fais cela.
start-way-verify = Vérifier à 4 mois
start-way-verify-text = Est-ce en place ? Qu'est-ce qui a freiné ? Dix minutes au plus.
start-way-return = Revenir à 12 mois
start-way-return-text = Est-ce que cela tient, et l'objectif en vaut-il encore la peine ?

start-cast = Essayer : se connecter comme…
start-cast-text = Un clic, sans mot de passe. Ces personnes n'existent pas ; ce que vous changez reste dans cette démonstration.
start-cast-take-part = Elles et ils participent
start-cast-run = Elles et ils animent le programme
start-cast-analyse = Elles et ils confient, analysent, apprennent
start-cast-operate = Elle fait fonctionner l'installation

start-houses = Les organisations présentes
start-notice = Ce qu'il faut dire à côté

start-doors = Sans se connecter
start-door-try = Essayer de déclarer un événement porteur de risque : le vrai formulaire, et rien n'est gardé
start-door-receipt = Ouvrir l'accusé de réception d'une déclaration
start-door-counts = Lire les comptes publiés de la base de retour d'expérience
