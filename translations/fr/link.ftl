# Les liens scellés entre déclarations et base, et leur destruction.

link-title = Liens avec la base
link-lead = Un lien scellé mène d'une déclaration acceptée au cas qu'elle a donné, pour la personne qui l'a écrite et pour l'expert. Détruit, il l'est pour de bon : le cas, les crédits et les recommandations restent tels quels.
link-there = { $count ->
    [0] Aucun lien n'existe.
    [one] Un lien existe.
   *[other] { $count } liens existent.
}
link-destroyed = { $count ->
    [0] Aucun n'a été détruit.
    [one] Un a été détruit.
   *[other] { $count } ont été détruits.
}
link-waiting = { $count ->
    [0] Aucune déclaration acceptée n'attend d'entrer dans la base.
    [one] Une déclaration acceptée attend d'entrer dans la base : elle n'a pas encore de lien.
   *[other] { $count } déclarations acceptées attendent d'entrer dans la base : elles n'ont pas encore de lien.
}
link-rule-title = D'eux-mêmes
link-rule-set = Depuis le { $date }, un lien est détruit { $months ->
    [one] un mois
   *[other] { $months } mois
} après l'entrée de son cas.
link-rule-none = Aucun lien n'est détruit de lui-même.
link-months = Mois après l'entrée du cas
link-months-hint = De 1 à 120. Laissez vide pour qu'aucun lien ne soit détruit de lui-même.
link-rule-save = Garder cette règle
link-destroy-title = Maintenant
link-destroy-text = Cela ne peut pas être défait.
link-which = Quels liens ?
link-older = Ceux d'un certain âge
link-one = Celui d'une déclaration
link-age = Âge en mois, au moins
link-reference = Référence de la déclaration
link-why = Pourquoi
link-why-hint = Gardé, chiffré, à côté de la preuve.
link-destroy = Détruire pour de bon
link-proofs = Ce qui a été détruit
link-proofs-none = Rien pour l'instant.
link-proofs-text = Chaque ligne est dans le journal scellé. L'empreinte est le SHA-256 des SHA-256 triés des liens scellés, un par ligne : qui a gardé une copie plus ancienne de la base de données peut la recalculer.
link-proof = { $date } : { $count ->
    [one] un lien
   *[other] { $count } liens
}
link-no-such = Aucune déclaration ne porte cette référence. Recopiez-la depuis sa page.
link-done-destroyed = { $count ->
    [one] Un lien est détruit. Rien d'autre n'a changé.
   *[other] { $count } liens sont détruits. Rien d'autre n'a changé.
}
link-done-rule = La règle est gardée.
link-own = Votre déclaration
link-own-record = Lire ce qui en a été appris
link-record = Le cas qu'elle a donné
fault-link-months = Donnez de 1 à { $most } mois.
fault-link-why = Dites pourquoi, en { $most } caractères au plus.
