# Faire entrer des bases historiques dans la base REX, et l’interroger. Chaque défaut a deux lignes : ce qui ne va pas, puis que faire.

## Le plan de lecture
rex-mapping =
    Ce plan de lecture est illisible : { $message }.
    Corrigez-le à cet endroit ; docs/rex-import.md décrit chaque champ.
rex-mapping-separator =
    Ceci ne peut pas séparer des colonnes.
    Écrivez un à quatre signes qui ne sont ni lettres ni chiffres, tels que « ; », ou « tab ».
rex-mapping-quote =
    Ceci ne peut pas servir de guillemet.
    Écrivez un seul signe, tel que "'", ou "" si rien n’est entre guillemets.
rex-mapping-header =
    Un tableau a une ou deux lignes d’en-tête.
    Écrivez 1 ou 2 ; skip_rows fait passer les lignes au-dessus.
rex-mapping-kind =
    Ceci n’est pas une partie d’un cas.
    Écrivez l’une de celles-ci : { $known }.
rex-mapping-no-text =
    Aucune colonne ne devient un texte.
    Ajoutez un [[text]] avec sa nature et sa colonne.
rex-mapping-source =
    Il faut ici soit une constante, soit une colonne, et pas les deux.
    Écrivez constant = "…" si tous les cas ont la même valeur, sinon column = "…".

## Le fichier
rex-not-utf8 =
    Ceci n’est pas de l’UTF-8 (octet { $byte } de la ligne).
    Si le fichier vient d’un ancien logiciel Windows, déclarez encoding = "windows-1252" dans le plan de lecture ; sinon, enregistrez-le de nouveau en UTF-8.
rex-not-windows =
    Aucune lettre de windows-1252 ne s’écrit ainsi (octet { $byte } de la ligne).
    Déclarez l’encodage du fichier, ou enregistrez-le de nouveau en UTF-8.
rex-marked-utf8 =
    Le fichier se dit en UTF-8 (octet { $byte }) et le plan de lecture déclare windows-1252.
    Écrivez encoding = "utf-8" dans le plan de lecture.
rex-utf16 =
    Le fichier est en UTF-16 (octet { $byte }).
    Enregistrez-le de nouveau en UTF-8.
rex-no-header =
    Le fichier s’arrête avant la fin de son en-tête.
    Vérifiez skip_rows et header_rows dans le plan de lecture.
rex-column-missing =
    Aucune colonne ne porte ce nom. Les colonnes sont : { $columns }.
    Écrivez le nom tel quel ; si elles ne sont pas séparées, vérifiez le séparateur.
rex-column-several =
    { $count } colonnes portent ce nom.
    Dites laquelle : le nom suivi de #1 pour la première, de #2 pour la deuxième.
rex-json-no-records =
    Le fichier n’a pas de liste de cas à cet endroit.
    Ôtez records si le fichier est une liste, ou écrivez le nom sous lequel elle se trouve.

## Les cas
rex-cells =
    Cette ligne a { $found } cellules au lieu de { $expected }.
    Cherchez un séparateur hors des guillemets, ou un guillemet qui n’est pas fermé.
rex-row-long =
    Ce cas dépasse { $most } octets ; rien n’a été lu après lui.
    Cherchez un guillemet qui n’est jamais fermé, puis importez le reste.
rex-empty =
    Cette ligne est vide.
    Supprimez-la.
rex-json =
    Ceci est mal formé ({ $message }, colonne { $column }).
    Corrigez la ligne ; dans un fichier JSON, rien n’a été lu après elle.
rex-json-no-object =
    Ceci n’est pas un objet avec des noms et des valeurs.
    Écrivez ainsi chaque cas.
rex-when =
    Ceci n’est une date d’aucune des formes { $formats }.
    Corrigez-la, ou ajoutez sa forme au plan de lecture.
rex-value =
    Ceci ne dit rien que le champ { $field } connaisse.
    Ajoutez la valeur au plan de lecture, ou écrivez-y otherwise = "…".
rex-needed =
    Il manque à ce cas le champ { $field }.
    Remplissez-le, ou dites ce que vaut une cellule vide : values = {"{"} "" = "…" {"}"}.
rex-no-text =
    Ce cas n’a pas de texte.
    Remplissez l’une de ces colonnes, ou supprimez la ligne.
rex-text-long =
    Ce texte dépasse { $most } caractères.
    Cherchez un guillemet qui n’est jamais fermé, ou raccourcissez-le.

## Ce que disent les commandes
rex-reading = Lecture
rex-indexing = Indexation
rex-indexed = Cas dans l’index : { $count }
rex-index-busy = Un autre programme écrit dans l’index. Réessayez dans un instant, ou arrêtez d’abord le serveur.
rex-imported-already = Ce fichier est déjà dans la base. Pour importer ce qui a été refusé, mettez ces cas dans un fichier à part.
rex-import-running = Un autre programme importe ce fichier. Attendez qu’il ait fini.
rex-not-imported = Rien n’a été importé.
rex-resumed = Reprise après { $count } cas déjà traités.
rex-unmapped = Colonnes que le plan de lecture ne prend pas : { $columns }
rex-held = ligne { $line } : cas retenu, car il nomme peut-être quelqu’un ({ $labels }). Personne ne le voit tant qu’il n’a pas été relu et libéré.
rex-imported = Lus : { $read } ; dans la base : { $landed } ; retenus : { $held } ; refusés : { $refused }.
rex-found = Cas trouvés : { $count }
rex-language = La base parle fr et en, pas « { $tag } ».
rex-facet = « { $facet } » ne nomme pas un côté et une valeur. Écrivez CÔTÉ=VALEUR ; les côtés sont { $sides }.
