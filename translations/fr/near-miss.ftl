# Événements porteurs de risque, côté auteur : ce qui n'a pas pu être fait, pourquoi, et que faire.

fault-body-code = Ce code ne peut pas en être un. Utilisez des minuscules, des chiffres et des traits d'union, et un autre mot que « other ».
fault-body-months = Indiquez de 1 à 12 mois.
fault-body-scheme = Ce dispositif n'est pas livré avec cette version. Choisissez-en un dans la liste.
fault-body-specialty = Cette spécialité n'est pas dans le dispositif. Choisissez-la dans la liste.
fault-body-wording = Il manque le texte dans une langue. Écrivez-le en français et en anglais.
fault-doctor-field = Remplissez ce champ, en { $most } caractères au plus.
fault-doctor-practice = Cet établissement n'est pas connu, ou le mode d'exercice n'est ni libéral, ni salarié, ni mixte. Enregistrez d'abord l'établissement, puis choisissez le mode.
fault-doctor-rpps = Un numéro RPPS a onze chiffres. Vérifiez-le.
fault-doctor-rpps-taken = Ce numéro RPPS est déjà celui de quelqu'un d'autre. Vérifiez-le.
fault-doctor-specialty = L'organisme ne couvre pas cette spécialité à cette date. Choisissez une spécialité ou une date couvertes.
fault-doctor-team = Une équipe a au moins deux membres. Ajoutez-en.
fault-near-miss-asked-already = Un autre avis a déjà été demandé, et il ne peut l'être qu'une fois. Les deux avis restent lisibles.
fault-near-miss-assigned = Votre déclaration est déjà confiée à un expert. Écrivez à l'organisme si sa lecture vous gêne.
fault-near-miss-can-be-mended = Ce motif peut être corrigé par l'auteur. Retournez-lui la déclaration en disant ce qui manque ; le rejet n'est possible qu'ensuite.
fault-near-miss-declare = C'est peut-être un événement indésirable grave. Indiquez la référence de sa déclaration à l'agence régionale de santé ; votre texte est gardé en brouillon.
fault-near-miss-drafts = Vous avez déjà { $most } brouillons. Envoyez ou supprimez-en avant d'en commencer un autre.
fault-near-miss-evaluated = Cette réponse a déjà été évaluée. Écrivez à l'expert si elle a changé.
fault-near-miss-identifiers = Un passage pourrait désigner quelqu'un. Réécrivez-le, remplacez-le par ce qu'il est, ou dites pourquoi il ne désigne personne.
fault-near-miss-is-serious = D'après vos réponses, c'est un événement indésirable grave, que ce dispositif ne prend pas. Il se déclare à l'agence régionale de santé. Rien n'est perdu : prenez votre texte en fichier, ou corrigez cette réponse.
fault-near-miss-not-cleared = La version sans identité n'est pas encore écrite. Écrivez-la, puis acceptez.
fault-near-miss-not-now = Ce n'est pas possible dans l'état où est la déclaration. Rechargez la page pour voir où elle en est.
fault-near-miss-past = Cette date est passée. Indiquez un jour à venir.
fault-near-miss-team = Vous n'êtes pas membre de cette équipe aujourd'hui. Choisissez l'une de vos équipes, ou envoyez en votre nom.
fault-near-miss-used = C'est déjà fait, et ne peut plus être repris.
fault-near-miss-words = Écrivez quelques mots, { $most } caractères au plus.
fault-too-many-receipts = Trop d'essais depuis cet endroit. Attendez { $minutes } minutes, puis réessayez.
