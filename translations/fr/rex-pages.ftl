# Les pages de la base REX : recherche, un cas, cas retenus, comptes publiés.

place-rex = Base REX
place-rex-held = Cas retenus

rex-title = Base de retour d’expérience
rex-lead = Des événements porteurs de risque dont plus rien ne mène à quelqu’un : cherchez ce qui est déjà arrivé ailleurs, et ce qui a aidé.
rex-words = Que cherchez-vous ?
rex-words-hint = Quelques mots, en français ou en anglais. Tous doivent y être ; « OU » sépare des possibilités, un tiret devant un mot l’écarte. Cette recherche reste dans l’adresse de la page : n’y mettez aucun nom.
rex-in-language = Langue des récits
rex-language-both = Les deux
rex-language-fr = Français
rex-language-en = Anglais
rex-search = Chercher
rex-how = Écrivez quelques mots ci-dessus. Vous pourrez ensuite resserrer par spécialité, année, phase, cause ou gravité.
rex-narrowed = Recherche resserrée
rex-narrowed-line = { $side } : { $value }
rex-widen = Ôter
rex-found-records = { $count ->
    [0] Aucun cas trouvé
    [one] Un cas trouvé
   *[other] { $count } cas trouvés
 }
rex-cut = Les mille premiers se feuillettent. Resserrez la recherche pour voir les autres.
rex-nothing = Essayez avec moins de mots, un mot plus courant, ou ôtez ce qui resserre la recherche. Un événement sans précédent ici compte d’autant plus.
rex-sides = Resserrer
rex-sides-note = Comptes exacts des cas trouvés. Ils disent ce qui a été déclaré, jamais combien de fois cela arrive.
rex-side-year = Année
rex-side-specialty = Spécialité
rex-side-phase = Phase des soins
rex-side-factor = Causes profondes
rex-side-actual = Ce qui s’est produit
rex-side-potential = Ce qui aurait pu se produire
rex-side-language = Langue
rex-side-origin = Origine
rex-origin-own = Déclaré ici, analysé et accepté
rex-origin-imported = Base historique
rex-origin-demonstration = Démonstration : imaginé, personne ne l’a vécu
rex-level = { $level } – { $label }
rex-when-unknown = date inconnue
rex-record-title = { $specialty } · { $when }
rex-identity = Identité du cas, tirée au hasard
rex-record-note = Aucun auteur, aucun lieu, aucun jour : rien ici ne permet de remonter à quelqu’un, et personne ne doit l’essayer.
rex-part-narrative = Ce qui s’est passé
rex-part-chronology = Les étapes
rex-part-causes = Pourquoi
rex-part-barriers = Ce qui a tenu, ce qui a cédé
rex-part-measures = Ce qui a été fait
rex-part-learning = Ce qui est appris
rex-same = Peut-être le même événement
rex-same-none = Aucun cas ne semble raconter le même événement.
rex-same-text = Ces cas racontent peut-être le même événement. Rien n’est fusionné par la machine : jugez vous-même.
rex-same-line = Cas { $id } : { $share } de mots communs
rex-reason-same-words = Les mêmes mots
rex-reason-shared-words = { $shared } mots communs sur { $of }
rex-reason-contained = L’un des deux récits est contenu dans l’autre
rex-reason-same-month = Le même mois
rex-reason-same-specialty = La même spécialité
rex-reason-same-phase = La même phase des soins
rex-like = Cas semblables
rex-like-none = Aucun cas semblable.

rex-held-title = Cas retenus
rex-held-lead = Ces cas d’une base historique nomment peut-être quelqu’un. Personne d’autre ne les voit tant que vous ne les avez pas relus.
rex-held-none = Aucun cas n’attend d’être relu.
rex-held-name = Cas n° { $place } de son fichier
rex-held-found = Relevé à l’arrivée : { $found }
rex-held-how = Réécrivez chaque passage qui mène à une personne ou à un établissement, ou remplacez-le par ce qu’il est (« un confrère », « au printemps »). L’assistance ne voit pas tout : lisez le récit entier. Votre lecture est inscrite au journal.
rex-held-clear = Faire entrer dans la base
rex-held-cleared = Le cas est entré dans la base, avec les mots que vous avez laissés.
rex-held-drop-title = L’écarter
rex-held-drop-text = Si rien n’en reste une fois les personnes ôtées, écartez-le. Il est alors supprimé pour de bon.
rex-held-drop-ask = Avant de supprimer
rex-held-sure = Oui, supprimer ce cas pour de bon
rex-held-not-sure = Cochez la case pour confirmer la suppression : elle ne peut pas être reprise.
rex-held-drop = Supprimer ce cas
rex-held-dropped = Le cas a été supprimé.
fault-rex-no-words = Il ne reste aucun mot. Laissez au moins une partie, ou écartez le cas plus bas.

rex-counts-title = Comptes publiés de la base
rex-counts-lead = Ce que la base de retour d’expérience dit à chacun : quelques tableaux fixes, arrêtés une fois par mois.
rex-counts-caveat = Ces comptes disent combien d’événements ont été déclarés et acceptés. Ils ne disent ni combien sont survenus, ni si les soins sont plus ou moins sûrs : un nombre qui monte peut vouloir dire qu’on déclare davantage, un nombre qui baisse qu’on déclare moins. Ils ne permettent pas de comparer des spécialités, des établissements ou des années entre eux.
rex-counts-frozen = Comptes arrêtés au début du mois : { $month }.
rex-counts-rule = Chaque nombre est un minimum, arrondi vers le bas à un multiple de { $least }. Un tiret veut dire moins de { $least }, zéro compris. Aucune question libre ni aucun croisement n’est possible ici.
rex-counts-not-yet = Aucun compte n’a encore été publié. Les premiers le seront au début du mois prochain.
rex-counts-too-few = Aucun compte n’atteint encore { $least } cas.
rex-counts-specialty = Par spécialité
rex-counts-specialty-note = La spécialité du soin concerné, par année de l’événement.
rex-counts-family = Par famille de causes profondes
rex-counts-family-note = Un cas qui a des causes de plusieurs familles compte dans chacune : les lignes ne s’additionnent pas.
rex-counts-severity = Par ce qui s’est produit
rex-counts-severity-note = La gravité réelle pour le patient, de 0 à 6.
rex-at-least = ≥ { $count }
