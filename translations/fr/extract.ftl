# Les extractions de la base pour la recherche.

extract-title = Extractions pour la recherche
extract-lead = Des codes de cas pour une étude, jamais leurs mots. L'autorité et chaque organisme concerné approuvent ; avec la dernière approbation l'extraction est figée et annoncée à tous.
extract-not-asked = Rien n'est demandé
extract-requests = Demandes
extract-none = Aucune pour l'instant.
extract-from = { $body }, { $date }
extract-decide-now = À décider
extract-waiting = Attend des approbations
extract-frozen = Figée
extract-refused = Refusée
extract-ask = Demander une extraction
extract-question = Question de recherche
extract-question-hint = Publique une fois l'extraction figée.
extract-requester = Qui demande
extract-requester-hint = Une institution. Publique une fois l'extraction figée.
extract-methods = Méthodes
extract-variables = Variables
extract-variables-hint = Ce que peu de cas partagent est effacé, de la dernière à la première de cette liste.
extract-variable-specialty = Spécialité
extract-variable-year = Année
extract-variable-phase = Phase de soins
extract-variable-actual = Ce que cela a fait
extract-variable-potential = Ce que cela aurait pu faire
extract-variable-families = Familles de causes profondes
extract-variable-language = Langue du récit
extract-query = Quels cas
extract-query-hint = Un « côté=valeur » par ligne : specialty=urology, year=2007, phase=induction, actual=1… Plusieurs valeurs d'un côté s'ajoutent. Vide pour tous les cas.
extract-query-all = Tous les cas
extract-ethics = Éthique
extract-ethics-hint = Ce qu'a dit un comité, ou pourquoi aucun n'a été saisi.
extract-retention = Mois de conservation des fichiers
extract-retention-hint = Ensuite, qui a demandé les supprime.
extract-months = { $count ->
    [one] Un mois
   *[other] { $count } mois
}
extract-send = Demander
extract-done-asked = L'extraction est demandée. Chaque organisme concerné et l'autorité décident.
extract-done-decided = Votre décision est gardée.
extract-identifier = Identifiant
extract-decisions = Décisions
extract-decision-none = n'a pas encore décidé
extract-decision-approved = a approuvé le { $date }
extract-decision-refused = a refusé le { $date }
extract-public-page = Sa page publique
extract-files = Fichiers
extract-files-text = Les données et leur dictionnaire, un paquet de données tabulaires Frictionless. Chaque téléchargement est inscrit au journal.
extract-decide = Votre décision
extract-decide-text = Elle ne peut pas être changée. La dernière approbation fige l'extraction telle que la base est aujourd'hui.
extract-why = Pourquoi
extract-why-hint = Nécessaire pour refuser.
extract-approve = Approuver
extract-refuse = Refuser
extract-public-title = Extractions de la base
extract-public-lead = Toutes les extractions faites pour une étude, par qui et pour quoi. Les fichiers sont chez qui les a demandés.
extract-public-none = Aucune jusqu'ici.
extract-public-text = Des codes de cas, sans aucun de leurs mots ; aucune combinaison ne repose sur moins de onze.
extract-by = { $requester }, { $date }
extract-asked-by = Demandée par
extract-frozen-on = Figée le
extract-rows = Lignes
extract-withheld = Cas retenus
extract-few = moins de { $least }
extract-snapshot = SHA-256 des cas qui répondaient
extract-hash = SHA-256 des données
extract-cite = Comment la citer
extract-cite-as = { $requester }. { $question }. Extraction de la base REX, { $date }. { $identifier }. SHA-256 { $hash }.
place-extracts = Extractions
fault-extract-text = Remplissez ce champ, en { $most } caractères au plus.
fault-extract-variables = Choisissez au moins une variable.
fault-extract-query = Une ligne n'est pas un « côté=valeur » que des cas peuvent avoir. Corrigez-la.
fault-extract-retention = Donnez de 1 à { $most } mois.
fault-extract-no-authority = Aucune autorité n'est là pour approuver. L'exploitant la fonde d'abord.
fault-extract-decided = C'est déjà décidé. Rechargez la page.
