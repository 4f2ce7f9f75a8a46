# Anomalies d'une définition de programme, et son calendrier, tels que les dit `presque programme`.
# Chaque anomalie tient en deux lignes : ce qui ne va pas, puis que faire.

## La forme d'une définition
check-missing-file =
    Ce fichier manque.
    Ajoutez-le ; chaque programme fourni montre ce qu'il contient.
check-unknown-file =
    Personne ne lit ce fichier.
    Renommez-le (vouliez-vous dire { $near } ?) ou sortez-le de la définition.
check-file-too-large =
    Ce fichier dépasse { $most } octets.
    Une définition ne contient que des textes : raccourcissez-le, ou sortez-le de la définition.
check-too-many-files =
    Il y a ici plus de { $most } fichiers.
    Indiquez le dossier d'une seule définition, celui de son programme.toml.
check-not-utf8 =
    Ce fichier n'est plus en UTF-8 à partir de l'octet { $byte }.
    Enregistrez-le de nouveau avec l'encodage UTF-8.
check-not-toml =
    Ce n'est pas du TOML : { $message }.
    Corrigez la ligne ; rien d'autre n'a pu être lu dans ce fichier.
check-missing-key =
    La clé « { $key } » manque dans { $table }.
    Ajoutez-la.
check-misspelt-key =
    La clé « { $key } » est inconnue dans { $table }.
    Vouliez-vous dire « { $near } » ?
check-unknown-key =
    La clé « { $key } » est inconnue dans { $table }.
    Retirez-la ; les clés possibles ici : { $known }.
check-wrong-type =
    La valeur de « { $key } » n'a pas la forme voulue.
    Écrivez { $wanted }.
check-type-text = un texte entre guillemets droits
check-type-texts = une liste de textes entre guillemets droits
check-type-yes-no = true ou false
check-type-whole = un nombre entier
check-type-decimal = un nombre
check-type-days = une liste de nombres entiers de jours
check-type-date = une date comme 2027-06-30
check-type-table = une table de clés
check-type-tables = une liste de tables
check-type-languages = un texte dans chaque langue, comme { "{" } fr = "…", en = "…" { "}" }
check-blank =
    « { $key } » est vide.
    Écrivez sa valeur.
check-out-of-range =
    « { $key } » vaut { $value }, hors de l'intervalle de { $min } à { $max }.
    Choisissez un nombre de { $min } à { $max }.
check-not-among =
    « { $key } » vaut « { $value } », qui n'a pas de sens ici.
    Choisissez parmi : { $known }.
check-not-a-date =
    « { $key } » vaut « { $value } », qui n'est pas une date.
    Écrivez année, mois et jour, comme 2027-06-30.
check-unknown-zone =
    Le fuseau horaire « { $value } » est inconnu.
    Prenez un nom de la base IANA, comme Europe/Paris.
check-not-a-language =
    « { $value } » n'est pas un code de langue.
    Prenez deux ou trois lettres minuscules, comme fr ou en.
check-all-or-any =
    Une condition contient soit « all », soit « any ».
    Gardez l'un des deux.
check-one-operator =
    Un test contient exactement une comparaison.
    Gardez-en une parmi is, is_not, at_least, at_most.
check-wording-missing =
    Ce courriel n'est pas rédigé en « { $language } », alors qu'il l'est dans une autre langue.
    Ajoutez ce fichier : l'objet, une ligne vide, le corps.
check-wording-blank =
    Il manque à ce courriel son objet ou son corps.
    Écrivez l'objet sur la première ligne, puis une ligne vide, puis le corps.
check-wording-unknown =
    Ce courriel ne peut pas dire « {"{"}{ $name }{"}"} ».
    Il peut dire : { $offered }.
check-wording-lacks =
    Ce courriel ne contient pas « {"{"}{ $name }{"}"} », sans quoi il ne mène nulle part.
    Ajoutez-le dans le corps, sur une ligne à lui.
check-wording-long =
    Ce texte a plus de { $most } caractères.
    Raccourcissez-le.
check-wording-brace =
    Une accolade n'a pas sa paire.
    Fermez-la, ou retirez-la.
check-wording-link =
    Le lien est dans l'objet, que les serveurs de courrier notent.
    Mettez-le dans le corps.
check-wording-invisible =
    Cette ligne contient un caractère invisible.
    Saisissez-la de nouveau.

## Noms et langues
check-what-programme = le programme
check-what-sequence = séquence
check-what-set = série
check-what-evaluation = bilan
check-what-goal = objectif
check-what-number = numéro d'objectif
check-what-instrument = questionnaire
check-what-item = question
check-what-list = liste de codes
check-what-code = code
check-what-year = année
check-what-role = rôle
check-what-profession = profession
check-what-help = type d’aide
check-what-theme = thème
check-what-guideline = recommandation
check-twice =
    « { $id } » apparaît deux fois ({ $what }).
    Donnez un nom propre au second.
check-shape =
    « { $id } » ne peut pas servir de nom ({ $what }).
    Prenez au plus 64 lettres minuscules, chiffres, « - », « _ » ou « . », et jamais « exit » pour un bilan.
check-reserved =
    « { $id } » est déjà un mot des adresses du site : les pages du programme seraient introuvables.
    Donnez au programme un autre nom.
check-misspelt-reference =
    « { $name } » est inconnu ({ $what }).
    Vouliez-vous dire « { $near } » ?
check-unknown-reference =
    « { $name } » est inconnu ({ $what }).
    Choisissez parmi : { $known }.
check-reference-to-nothing =
    « { $name } » est inconnu ({ $what }), et rien ne peut le remplacer.
    Définissez-le d'abord.
check-language-missing =
    Ce texte n'est pas écrit en « { $language } ».
    Écrivez-le : chaque texte existe dans chaque langue du programme.
check-language-extra =
    Ce texte est écrit en « { $language } », qui n'est pas une langue du programme.
    Retirez-le, ou ajoutez cette langue à « languages » et écrivez-y tous les textes.
check-language-undeclared =
    « { $language } » n'est pas parmi les langues du programme.
    Ajoutez-la : le français et l'anglais y sont toujours.
check-language-source =
    La langue d'origine « { $language } » n'est pas parmi les langues du programme.
    Choisissez l'une d'elles.
check-nothing =
    « { $key } » ne contient rien.
    Indiquez au moins une valeur.
check-sequence-in-pool =
    L'objectif « { $goal } » nomme une séquence, alors que tous les objectifs sont proposés ensemble.
    Retirez « sequence », ou écrivez partition = "by_sequence" dans [choice].
check-sequence-missing =
    L'objectif « { $goal } » ne nomme pas de séquence, alors que les objectifs sont proposés par séquence.
    Ajoutez « sequence », ou écrivez partition = "pool" dans [choice].

## Codes
check-list-missing =
    La liste de codes « { $list } » manque.
    Ajoutez-la à codes.toml, avec ses codes et leurs libellés.
check-strict-is-wider =
    Le seuil strict compte « { $code } », que « implemented » ne compte pas.
    Ajoutez-le à « implemented », ou retirez-le ici.
check-no-patient-counts =
    « { $code } » dit qu'aucun patient n'était concerné : il reste hors du taux et ne peut pas compter comme appliqué.
    Retirez-le ici.

## Nombres
check-nought =
    « { $key } » vaut 0.
    Écrivez au moins 1.
check-more-chosen-than-offered =
    { $sets } séries de { $per_set } font { $chosen } objectifs à choisir, pour un catalogue de { $catalogue }.
    Proposez plus d'objectifs, ou demandez des séries moins nombreuses ou plus petites.
check-catalogue =
    Le catalogue annonce { $stated } objectifs et le dossier goals en contient { $found }.
    Corrigez le nombre, ou le dossier.
check-part-too-small =
    La séquence « { $sequence } » propose { $offered } objectifs, moins qu'une série de { $per_set }.
    Donnez-lui plus d'objectifs, ou réduisez les séries.
check-sequences =
    Il y a { $sets } séries et { $found } séquences.
    Écrivez une séquence pour chaque série.
check-set =
    La séquence « { $sequence } » porte sur la série { $set }, et les séries vont de 1 à { $sets }.
    Corrigez la série, ou « sets » dans [choice].
check-number =
    Le numéro d'objectif { $number } est hors de l'intervalle de 1 à { $goals }.
    Numérotez les objectifs à partir de 1, sans trou.
check-expect =
    La fin du parcours attend { $stated } bilans et { $counted } comptent.
    Corrigez « expect », ou « counts » dans les bilans.
check-syntheses =
    { $stated } synthèses sont attendues, une par bilan, et il y a { $evaluations } bilans.
    Corrigez « expect », ou les bilans.
check-k =
    k vaut { $k } : derrière un chiffre qui porte sur si peu de personnes, on peut deviner quelqu'un.
    Écrivez au moins { $least }.
check-reminders =
    { $at_most } rappels pour un bilan, c'est plus que { $most }.
    Écrivez { $most } ou moins : la participation est volontaire.

## Séparation des rôles
check-nothing-apart =
    Une séparation ne tient pas deux rôles à distance.
    Nommez au moins deux rôles, ou retirez-la.
check-persons =
    Le programme dit que { $stated } personnes suffisent, et ses séparations de rôles en demandent { $needed }.
    Écrivez fewest_persons = { $needed }, ou séparez moins de rôles.

## Périodes
check-never-open =
    Le bilan « { $id } » ouvre au mois { $opens } et se termine avant le mois { $due } : il ne reste aucun mois pour le faire.
    Faites-le ouvrir avant son échéance.
check-evaluation-outside =
    Le bilan « { $id } » (mois { $opens } à { $due }) dépasse les { $months } mois du programme.
    Fixez son échéance au mois { $months } au plus tard, ou allongez le programme.
check-before-sequence =
    Le bilan « { $id } » ouvre au mois { $opens }, avant le début de sa séquence « { $sequence } » au mois { $start }.
    Faites-le ouvrir au mois { $start } ou après.
check-sequence-outside =
    La séquence « { $id } » se termine au mois { $ends }, au-delà des { $months } mois du programme.
    Raccourcissez-la ou avancez son début.
check-year-outside =
    L'année « { $id } » (mois { $from } à { $to }) est vide ou dépasse les { $months } mois du programme.
    Placez « from » avant « to », et « to » au mois { $months } au plus tard.
check-two-of-a-kind =
    La séquence « { $sequence } » a deux bilans de la sorte « { $kind } » : « { $first } » et « { $second } ».
    Gardez-en un, ou corrigez la sorte ou la séquence de l'autre.
check-kind-missing =
    La séquence « { $sequence } » n'a pas de bilan de la sorte « { $kind } ».
    Ajoutez-en un : un changement se lit dans un bilan à court terme et un bilan à long terme.
check-short-after-long =
    « { $short } » se termine avant le mois { $due }, après l'ouverture de « { $long } » de la même séquence au mois { $opens } : les périodes se chevauchent.
    Faites ouvrir « { $long } » au mois { $due } ou après.
check-late-overlaps =
    Avec { $days } jours de grâce, « { $short } » peut encore être envoyé quand « { $long } » de la même séquence est ouvert.
    Écrivez au plus { $most } jours de grâce, ou ouvrez « { $long } » plus tard.
check-choice-after-sequence =
    Le choix des objectifs est verrouillé au bout de { $days } jours, après la fin de la séquence « { $sequence } ».
    Écrivez au plus { $most } jours.
check-choice-after-short =
    Le choix des objectifs est verrouillé au bout de { $days } jours, alors que « { $id } » est déjà ouvert.
    Écrivez au plus { $most } jours.
check-baseline-after-short =
    L'analyse de la pratique est attendue au bout de { $days } jours, alors que « { $id } » est déjà ouvert.
    Écrivez au plus { $most } jours : elle dit l'« avant » du changement.

## Ce qui est proposé
check-offer-in-sequence =
    La séquence « { $sequence } » propose { $offered } objectifs publiés à la profession « { $profession } », ce qui ne laisse aucun choix.
    Rédigez-en au moins { $needed } pour cette profession.
check-offer-in-pool =
    Le catalogue propose { $offered } objectifs publiés à la profession « { $profession } », ce qui ne laisse aucun choix.
    Rédigez-en au moins { $needed } pour cette profession.

## Questions
check-cycle =
    Ces questions dépendent l'une de l'autre en boucle : { $items }.
    Retirez l'une des conditions : une question ne dépend que de questions posées avant elle.
check-later =
    La question « { $item } » dépend de « { $on } », posée plus tard.
    Placez « { $on } » avant elle, ou faites-la dépendre d'une question précédente.
check-per-goal-from-once =
    La question « { $item } » est posée une fois et dépend de « { $on } », posée pour chaque objectif : on ne peut pas savoir lequel.
    Posez les deux une fois, ou les deux pour chaque objectif.
check-op-does-not-fit =
    La question « { $item } » compare « { $on } » par « { $op } », qui ne convient pas à son type.
    Prenez is ou is_not pour des codes, at_least ou at_most pour des nombres ; ni un texte libre ni une date ne se comparent.
check-nothing-tested =
    La condition de la question « { $item } » ne teste rien.
    Écrivez un test avec au moins un code, ou retirez « when ».
check-too-deep =
    La question « { $item } » dépend de { $depth } conditions à la suite ; le maximum est { $most }.
    Faites-la dépendre d'une question placée plus haut.
check-never-holds =
    Aucune combinaison de réponses ne remplit la condition de la question « { $item } » : elle ne serait jamais posée.
    Corrigez la condition, ou retirez la question.
check-after-never-asked =
    La question « { $item } » dépend de « { $on } », qui n'est elle-même jamais posée.
    Corrigez d'abord la condition de « { $on } ».
check-chain-excludes =
    La condition de la question « { $item } » demande des réponses qui s'excluent le long de la chaîne des conditions : elle ne serait jamais posée.
    Corrigez sa condition, ou celles des questions dont elle dépend.
check-ranking-of =
    La question « { $item } » classe « { $of } », qui n'est pas une question précédente de type multi dans le même bloc.
    Nommez une question multi placée avant elle et posée aussi souvent (« per »).
check-at-most-of =
    La question « { $item } » est bornée par « { $other } », qui n'est pas un autre nombre entier du même bloc.
    Nommez une question de type integer posée aussi souvent (« per »).
check-bounds =
    Les bornes de la question « { $item } » n'admettent aucune réponse.
    Faites que « min » ne dépasse pas « max », et que « max_chars » vaille au moins 1.
check-confirm =
    La question « { $item } » fait confirmer une valeur qu'elle ne peut pas prendre.
    Faites confirmer un nombre compris dans ses bornes, ou retirez « confirm ».

## Ce qui se déduit des réponses
check-wrong-kind =
    Le questionnaire « { $instrument } » est de la sorte « { $is } » et sert ici de « { $used_as } ».
    Nommez un questionnaire de cette sorte, ou corrigez la sienne.
check-instrument-missing =
    Il n'y a pas de questionnaire de la sorte « { $kind } ».
    Ajoutez-en un au dossier instruments.
check-feed-missing =
    Rien dans le questionnaire « { $instrument } » n'alimente « { $feeds } » : les objectifs n'auraient pas de résultat.
    Ajoutez feeds = "{ $feeds }" à la question qui le dit.
check-feed-twice =
    La question « { $item } » est la seconde à alimenter « { $feeds } ».
    Gardez-en une.
check-feed-type =
    Le type de la question « { $item } » ne peut pas alimenter « { $feeds } ».
    Statut, pertinence et faisabilité sont single ou scale ; les obstacles multi ; eligible et implemented integer ; les plans text.
check-feed-list =
    La question « { $item } » prend ses codes dans « { $list } », mais les résultats se lisent avec « { $wanted } ».
    Écrivez list = "{ $wanted }".
check-feed-per-goal =
    La question « { $item } » alimente « { $feeds } » et n'est posée qu'une fois, alors que cela se dit de chaque objectif.
    Écrivez per = "goal".
check-feed-required =
    La question « { $item } » alimente le statut, sur lequel reposent tous les dénominateurs, et peut être laissée vide.
    Écrivez required = true.
check-not-paired =
    Les questionnaires « { $short } » et « { $long } » d'une même séquence ne disent pas « { $feeds } » par la même question et la même liste : aucun changement ne pourrait être apparié.
    Employez le même identifiant de question et la même liste dans les deux.
check-list-too-long =
    La liste « { $list } » a { $codes } codes ; les obstacles en admettent au plus { $most }.
    Raccourcissez la liste.
check-budget-too-large =
    Le questionnaire « { $instrument } » s'accorde { $budget } secondes ; on en demande au plus { $most } pour une série.
    Écrivez au plus { $most }.
check-over-budget =
    Le questionnaire « { $instrument } » peut prendre { $worst } secondes pour { $goals } objectifs, plus que son budget de { $budget }.
    Demandez moins, ou posez une seule fois ce qui est posé pour chaque objectif.

## La réponse d'une vérification
check-sound = { $programme } est cohérent : { $evaluations } bilans, { $goals } objectifs, { $instruments } questionnaires.
check-not-judged = Nombres, périodes, questions et offre seront jugés quand tous les fichiers pourront être lus.
check-expected = Avec { $participants } participants, { $clearing } objectifs sur { $goals } atteindraient k = { $k }.
check-expected-model = Hypothèse : professions admises à parts égales, chaque participant choisissant sans préférence parmi ce qui est proposé à sa profession. Un objectif atteint k si au moins k personnes le choisissent avec une probabilité de 90 % ou plus.
check-expected-clears = { $goal } : { $choosers } personnes attendues, { $probability } de chances d'atteindre k
check-expected-does-not-clear = { $goal } : { $choosers } personnes attendues, { $probability } de chances d'atteindre k : pas assez
check-propose-keep = Tous les objectifs atteindraient k.
check-propose-fewer = Proposition : { $catalogue } objectifs en tout ({ $part } dans chaque partie proposée en une fois), rédigés pour toutes les professions ; tous atteindraient alors k.
check-propose-none = Aucun catalogue qui laisse un choix ne conviendrait : réunissez plus de participants, ou regroupez des promotions.

## Le calendrier
calendar-id = période
calendar-opens = ouverture
calendar-due = échéance
calendar-locks = verrou
calendar-name = ce que c'est
calendar-closes = Clos après le { $date }. Les jours finissent à 23:59:59 dans le fuseau { $zone }.
calendar-choice = { $sequence } : choix des objectifs
calendar-baseline = { $sequence } : analyse de la pratique
calendar-commitment = { $sequence } : engagement
