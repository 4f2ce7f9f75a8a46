# Essayer le formulaire, sans que rien ne soit gardé.

try-title = Essayer de déclarer
try-lead = Le vrai formulaire et la vraie assistance, sans compte. Rien n’est gardé ni envoyé à un organisme : ce que vous écrivez s’efface dès que vous quittez cette page.
try-nobody = C’est un essai : inventez. N’écrivez rien d’un vrai patient, d’un vrai soignant ou d’un vrai lieu.
try-look = Regarder ce qui empêcherait l’envoi
try-again = Tout effacer et recommencer
try-analysis = Causes, barrières et enseignements : ils peuvent attendre
try-analysis-text = Les faits peuvent partir seuls. Cette partie se complète plus tard, avec l’expert ou en réunion.
try-ready = Cette déclaration pourrait partir
try-ready-text = Ici, rien ne part : c’était un essai. En vrai, on vous demanderait encore ce que vous acceptez que l’on en fasse, et vous recevriez un accusé de réception.
try-serious = Ce serait un événement indésirable grave
try-serious-here = Par défaut, il n’entre pas dans ce dispositif. En vrai, votre texte vous serait remis en fichier : rien n’est perdu.
try-found = { $count ->
    [one] Un passage pourrait désigner quelqu’un : relisez-le plus bas.
   *[other] { $count } passages pourraient désigner quelqu’un : relisez-les plus bas.
 }
try-nothing-found = L’assistance n’a rien relevé. Relisez quand même : seule une personne peut dire qu’un texte ne désigne personne.
try-passages = Passages qui pourraient désigner quelqu’un
try-passages-text = Pour chacun : réécrivez-le, remplacez-le par ce qu’il est (« un confrère », « au printemps »), ou cochez s’il ne désigne personne. Puis regardez de nouveau.
try-to-question = Aller à la réponse
try-kept-nothing = Ni base, ni fichier, ni journal ne garde ce que vous écrivez ici. Changer de langue efface la page.
