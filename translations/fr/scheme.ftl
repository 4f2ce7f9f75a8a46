# Anomalies d'un dispositif (spécialités, formulaire des événements porteurs de risque), telles que les dit `presque programme check`.
# Chaque anomalie tient en deux lignes : ce qui ne va pas, puis que faire.

scheme-sound = Le dispositif { $scheme } peut être utilisé : { $specialties } spécialités et activités, { $questions } questions, { $seconds } secondes pour ce qui est nécessaire à l'envoi.
scheme-not-judged = Les questions du formulaire et leurs langues n'ont pas encore pu être jugées : corrigez d'abord ces fichiers.
scheme-item-of-activity =
    Une activité n'a pas de numéro dans la liste des spécialités.
    Retirez « item », ou « activity ».
scheme-shape =
    « { $id } » ne peut pas servir de nom : il figure dans des adresses et dans les clés des réponses.
    Prenez au plus 64 lettres minuscules, chiffres, « - » ou « _ ».
scheme-twice =
    Le code « { $code } » désigne déjà une autre spécialité ou un autre thème.
    Donnez à celle-ci un code à elle.
scheme-nobody =
    Aucune spécialité n'est inscrite : personne ne pourrait déclarer.
    Écrivez-en au moins une, dans une table [[specialty]].
scheme-unsaid =
    Ce texte n'est pas écrit en « { $language } ».
    Écrivez-le : chaque texte existe dans chaque langue du dispositif.
scheme-no-specialty =
    Le thème est d'une spécialité « { $code } » que le dispositif n'a pas.
    Écrivez le code d'une de ses spécialités, ou retirez « specialty » : le thème vaut alors pour toutes.
scheme-not-listed =
    « { $code } » est nommé ici et n'est dans aucune liste.
    Ajoutez la liste ou le code dans uptake.toml, ou retirez-le d'ici.
scheme-form-twice =
    La version « { $version } » du formulaire existe déjà : on ne saurait pas laquelle a été posée.
    Donnez à chaque version un nom à elle.
scheme-name-twice =
    Ce nom sert déjà.
    Donnez au second un nom à lui : il reste attaché aux réponses.
scheme-looks-ahead =
    Cette question dépend de « { $at } », qui n'est pas posée avant elle, ou l'est dans les lignes d'un autre bloc.
    Placez « { $at } » avant elle, ou dans le même bloc.
scheme-no-list =
    La liste « { $list } » n'existe pas dans ce formulaire.
    Ajoutez-la dans une table [[list]], ou prenez « specialty » ou « risk_situation », qui viennent d'ailleurs.
scheme-too-many =
    { $needed } réponses sont nécessaires à l'envoi, plus que { $most } : un formulaire long est la deuxième raison de ne pas déclarer.
    Écrivez needed = "to_accept" pour celles qui peuvent attendre.
scheme-too-long =
    Ce qui est nécessaire à l'envoi prend { $seconds } secondes, plus que les { $budget } promises.
    Rendez une question facultative, ou promettez un temps honnête dans budget_seconds.
scheme-needed-too-soon =
    Cette question d'analyse est nécessaire à l'envoi : les faits ne pourraient pas partir seuls.
    Écrivez needed = "to_accept".
scheme-means-twice =
    Une autre question dit déjà la même chose aux règles.
    Gardez « means » sur une seule des deux.
scheme-not-asked =
    Rien ne demande « { $means } », sans quoi aucun événement ne peut être jugé.
    Ajoutez means = "{ $means }" à la question qui le dit.
scheme-never-holds =
    La condition sur « { $at } » ne peut jamais être remplie : ce n'est pas une de ses réponses.
    Comparez par is ou is_not des codes de sa liste, ou yes et no.
scheme-means-shape =
    Les règles ne peuvent pas lire « { $means } » dans une réponse de cette forme, ou à cette place.
    Prenez la forme que donne docs/near-miss-form.md ; ce qui vaut une fois ne se demande pas dans un bloc à lignes.
scheme-not-of-base =
    La base de retour d'expérience ne connaît pas le code « { $code } » de la liste « { $list } ».
    Prenez les codes que donne docs/near-miss-form.md ; leurs libellés sont libres.
