# Export et import d’une promotion entière. Deux lignes par défaut : ce qui ne va pas, puis que faire.

## Le dossier
transfer-missing-file =
    Ce fichier manque.
    Donnez le dossier entier écrit par « presque cohort export ».
transfer-not-package =
    Ce n'est pas le dictionnaire d'une promotion exportée : { $message }.
    Donnez le dossier écrit par « presque cohort export », avec son datapackage.json.
transfer-format =
    Ce dossier est au format { $found } et ce programme lit le format { $known }.
    Exportez-le de nouveau, ou importez-le avec un programme de la même version.
transfer-other-programme =
    Ce dossier est celui d'un autre programme que { $programme }.
    Nommez son programme avec --programme.
transfer-not-published =
    L'organisation n'a pas publié cette version du programme { $programme }.
    Publiez-y d'abord la même définition, puis importez de nouveau.
transfer-other-definition =
    L'organisation a publié cette version avec une autre définition.
    Publiez la définition avec laquelle la promotion a été faite, sous son propre numéro de version.
transfer-start =
    Ce n'est pas une date : la promotion n'a pas de premier jour.
    Écrivez-la 2008-01-31.
transfer-columns =
    Ce ne sont pas les colonnes de ce tableau.
    La première ligne est : { $expected }. Des virgules séparent les colonnes, dans cet ordre.

## Les lignes
transfer-cells =
    Cette ligne a { $found } cases au lieu de { $expected }.
    Complétez la ligne ; une case qui contient une virgule ou un saut de ligne se met entre guillemets droits.
transfer-row-long =
    Cette ligne dépasse { $most } octets.
    Cherchez un guillemet droit qui n'est jamais fermé.
transfer-not-sorted =
    Cette ligne vient après une clé plus grande.
    Triez le tableau selon la colonne key, dans l'ordre des octets.
transfer-key =
    Ce n'est pas une clé.
    Utilisez de 1 à 64 lettres, chiffres, tirets et tirets bas.
transfer-key-twice =
    Cette clé est présente deux fois.
    Chaque participant a une seule ligne ici : gardez l'une des deux.
transfer-key-unknown =
    Aucune ligne de enrolments.csv n'a cette clé.
    Ajoutez-y le participant, ou retirez cette ligne.
transfer-many =
    Un participant a plus de { $most } lignes ici.
    Cherchez les lignes d'autres personnes sous cette clé.
transfer-twice =
    Cette ligne est présente deux fois.
    Gardez l'une des deux.

## Les cases
transfer-utf8 =
    Ce n'est pas de l'UTF-8.
    Enregistrez le fichier de nouveau avec l'encodage UTF-8.
transfer-nul =
    Ce texte contient le caractère U+0000.
    Retirez-le.
transfer-blank =
    Cette case est vide.
    Complétez-la.
transfer-one-of =
    Ce n'est pas une valeur de cette colonne.
    Écrivez l'une de celles-ci : { $known }.
transfer-number =
    Ce n'est pas un nombre entier qui puisse figurer ici.
    Écrivez-le en chiffres seulement, par exemple 12.
transfer-bounds =
    Ce nombre est hors limites.
    Donnez-en un de { $min } à { $max }.
transfer-date =
    Ce n'est pas une date.
    Écrivez-la 2008-02-29 ; le jour doit exister cette année-là.
transfer-instant =
    Ce n'est pas un instant.
    Écrivez-le en UTC, comme 2008-02-29T12:00:00.000Z.
transfer-future =
    Ceci n'a pas encore eu lieu.
    Corrigez la date, ou l'horloge de cette machine.
transfer-before =
    Ceci vient avant { $other }.
    Corrigez l'un des deux.
transfer-outside =
    Ce jour est hors du programme.
    Donnez-en un du { $soonest } au { $latest }.
transfer-long =
    Ce texte dépasse { $max } caractères.
    Raccourcissez-le.
transfer-code =
    Ce code n'est pas dans la liste de la définition.
    Écrivez l'un de ceux-ci : { $known }.
transfer-goal =
    La définition n'a pas cet objectif.
    Écrivez le code d'un objectif de son catalogue.
transfer-language =
    Ce n'est pas un code de langue.
    Écrivez-en un tel que fr ou en.

## Ce qui va ensemble
transfer-choice-number =
    Cette série a { $have } objectifs en vigueur.
    Une série en a { $need } : complétez-la, ou retirez ses lignes.
transfer-choice-twice =
    Cet objectif est choisi deux fois en même temps.
    Gardez l'une des deux lignes, ou dites quand l'autre a été remplacée.
transfer-choice-place =
    Ce rang dans la série est pris deux fois.
    Numérotez les objectifs en vigueur de la série à partir de 1.
transfer-choice-not-offered =
    La définition ne propose pas cet objectif pour cette série.
    Corrigez l'objectif ou la série.
transfer-not-chosen =
    Ce participant n'a jamais choisi cet objectif.
    Corrigez l'objectif, ou ajoutez le choix.
transfer-evaluation =
    La définition n'a pas ce questionnaire.
    Écrivez l'un de ceux-ci : { $known }.
transfer-instrument =
    Ce questionnaire est posé avec { $instrument }, version { $version }.
    Corrigez le questionnaire ou sa version.
transfer-revision =
    Les envois d'un questionnaire se comptent à partir de 1, dans l'ordre de leurs dates.
    Numérotez-les ainsi ; { $expected } était attendu ici.
transfer-before-opening =
    Ce questionnaire n'a ouvert que le { $opens }.
    Corrigez la date d'envoi.
transfer-after-lock =
    Ce questionnaire a été clos le { $locks }, et rien d'enregistré n'a déplacé ce jour.
    Corrigez la date, ou ajoutez ce qui l'a déplacé (leaves.csv, measures.csv, overrides.csv).
transfer-not-left =
    Le questionnaire de départ appartient à un départ enregistré au même instant.
    Corrigez la date, ou ajoutez le départ à departures.csv.
transfer-exit-empty =
    Ce questionnaire de départ n'a pas de réponse.
    Retirez cette ligne : un questionnaire de départ sans réponse n'en est pas un.
transfer-no-slot =
    Aucune ligne de slots.csv n'a cette clé, ce questionnaire et ce numéro d'envoi.
    Ajoutez-y l'envoi, ou retirez cette réponse.
transfer-shape =
    Ce n'est pas une valeur du type { $shape }.
    Corrigez la valeur ou son type.
transfer-answer =
    Cette réponse ne peut pas être prise.
transfer-requirement =
    La définition ne demande rien de tel.
    Écrivez l'une de ces échéances : { $known }.
transfer-until =
    Ce qui est rouvert a un dernier jour, et ce qui est dispensé n'en a pas.
    Complétez la case, ou videz-la.

## Ce que disent les commandes
transfer-not-a-release = Ce dossier est une copie intégrale de la promotion pour l'équipe, pas une diffusion : rien n'y est masqué. Ne pas le publier ni le transmettre.
transfer-exported = { $participants } participants, { $answers } réponses. SHA-256 du dossier : { $hash }.
transfer-validating = Vérification
transfer-loading = Chargement
transfer-exporting = Export
transfer-edited = { $file } n'est plus tel qu'il a été exporté ; ses lignes ont été jugées telles qu'elles sont.
transfer-imported = { $participants } participants et { $answers } réponses importés. Ils n'ont pas de personne ici : ni nom, ni courriel, ni connexion.
transfer-more = … et { $count } autres.
transfer-refused = Rien n'a été importé.
transfer-not-empty = Ce dossier n'est pas vide. Nommez-en un qui n'existe pas encore.
transfer-no-folder = Ce dossier n'existe pas. Donnez le dossier écrit par « presque cohort export ».
transfer-running = Un autre import est en cours dans cette installation. Attendez qu'il soit terminé.
transfer-changed = Les fichiers ont changé pendant leur lecture : rien n'a été importé. Ne touchez pas au dossier et importez de nouveau.
