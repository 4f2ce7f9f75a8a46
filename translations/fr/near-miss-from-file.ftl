# Un brouillon à partir d'un fichier.

near-miss-from-file = Partir d'un fichier du système de votre établissement
near-miss-from-file-title = Un brouillon à partir d'un fichier
near-miss-from-file-text = Un événement déjà écrit dans le système de votre établissement devient un brouillon que vous seul lisez. Il en va de même d'un fichier que vous avez emporté d'ici. Le fichier n'est pas gardé, et rien n'est envoyé.
near-miss-file-file = Fichier
near-miss-file-hint = CSV, JSON ou NDJSON, { $kilobytes } Ko au plus. D'un fichier de plusieurs événements vous en choisissez un, parmi les { $records } premiers.
near-miss-file-how = Comment est-il écrit ?
near-miss-file-how-hint = Un fichier emporté d'ici est reconnu de lui-même.
near-miss-file-how-csv = CSV avec points-virgules, comme l'enregistre un tableur récent en français
near-miss-file-how-csv-windows = CSV avec points-virgules, d'un ancien programme Windows
near-miss-file-how-csv-comma = CSV avec virgules
near-miss-file-how-json = JSON, un tableau d'événements
near-miss-file-how-ndjson = NDJSON, un événement par ligne
near-miss-file-how-own = Autrement : selon le plan de lecture ci-dessous
near-miss-file-own = Plan de lecture de votre établissement
near-miss-file-own-hint = Seulement si les colonnes du fichier portent d'autres noms. Recopiez l'un de ceux qui suivent et mettez-y vos noms.
near-miss-file-look = Parcourir le fichier
near-miss-file-shipped = Ce que deviennent les colonnes
near-miss-file-shipped-text = Chacun de ces plans nomme les colonnes qu'il connaît et la partie du récit qu'elles deviennent. Les autres sont énumérées avant que le brouillon commence.
near-miss-file-missing = Choisissez un fichier.
near-miss-file-mapping-missing = Écrivez le plan de lecture, ou dites comment le fichier est écrit.
near-miss-file-looked-title = Ce que le fichier devient
near-miss-file-refused = Aucun brouillon ne peut partir de ce fichier
near-miss-file-faults = Ce qui ne peut pas être repris
near-miss-file-which = Quel événement devient le brouillon ?
near-miss-file-which-hint = Un seul : les autres restent dans votre fichier.
near-miss-file-line = Ligne { $line }
near-miss-file-more = { $count ->
    [one] Un autre événement n'est pas montré. Mettez celui que vous voulez dans un fichier à part.
   *[other] { $count } autres événements ne sont pas montrés. Mettez celui que vous voulez dans un fichier à part.
}
near-miss-file-unmapped = Colonnes laissées de côté
near-miss-file-unmapped-text = Le plan de lecture ne les nomme pas. Si l'une d'elles compte, ajoutez-la à un plan à vous, ou écrivez-la dans le brouillon.
near-miss-file-left = Réponses laissées de côté
near-miss-file-left-text = Ce formulaire ne connaît pas ces codes ; il vous posera les questions.
near-miss-file-other = Un autre fichier
near-miss-file-large =
    Le fichier dépasse { $most } Ko.
    N'y gardez que l'événement que vous voulez raconter.
near-miss-file-empty =
    Il n'y a aucun événement dans ce fichier.
    Vérifiez comment il est écrit, et qu'une ligne suit son en-tête.
near-miss-file-mapping =
    Aucun plan de lecture ne porte ce nom.
    Choisissez-en un dans la liste, ou écrivez le vôtre.
near-miss-own-json =
    Ce n'est pas bien formé ({ $message }, colonne { $column }).
    Emportez le fichier de nouveau, sans le modifier.
near-miss-own-kind =
    Ce n'est pas le fichier d'une déclaration emportée d'ici.
    Choisissez comment il est écrit.
near-miss-own-content =
    Une de ses réponses ne peut pas être lue ({ $error }).
    Emportez le fichier de nouveau, sans le modifier.
fault-near-miss-file-no-record = Le fichier n'a pas d'événement qui puisse être repris à cet endroit. Choisissez-en un de ceux qui sont énumérés.
