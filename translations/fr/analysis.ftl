# L'analyse d'un événement porteur de risque, du côté de l'organisme agréé.

fault-near-miss-absence = L'absence se termine avant de commencer, ou elle est déjà passée. Vérifiez les deux dates.
fault-near-miss-away = Cet expert est absent aujourd'hui. Choisissez quelqu'un d'autre dans la liste.
fault-near-miss-cap = Un expert a au plus { $max } déclarations ouvertes à la fois. Indiquez un nombre plus petit.
fault-near-miss-changed = Quelqu'un d'autre a écrit entre-temps. Rechargez la page, relisez, puis écrivez de nouveau : votre texte est resté à l'écran.
fault-near-miss-coded-once = Cette partie n'a été codée que par une personne. Attendez le second codage, puis mettez-vous d'accord.
fault-near-miss-codes = Ce code n'est pas dans la liste, ou cette question n'en prend qu'un. Choisissez dans la liste.
fault-near-miss-cover = Le remplaçant doit être un autre expert de l'organisme. Choisissez-le dans la liste, ou laissez vide.
fault-near-miss-enough = Cette déclaration a déjà dix recommandations. Regroupez ce qui va ensemble.
fault-near-miss-full = Cet expert a déjà autant de déclarations qu'il en accepte. Choisissez quelqu'un d'autre, ou relevez d'abord son plafond.
fault-near-miss-many-criteria = Il y a plus de { $max } critères ou exemples. Regroupez ceux qui vont ensemble.
fault-near-miss-no-criterion = Aucun critère n'est écrit. Écrivez-en au moins un.
fault-near-miss-no-link = Il n'y a plus aucun lien à détruire. Rien n'a été modifié.
fault-near-miss-no-record = Il manque la spécialité ou le récit : rien ne peut entrer dans la base. Complétez avec l'auteur.
fault-near-miss-no-words = Rien n'est écrit. Écrivez votre message.
fault-near-miss-period = La période se termine avant de commencer. Vérifiez les deux dates.
fault-near-miss-reference = C'est un événement indésirable grave : il faut d'abord la référence de sa déclaration à l'agence régionale de santé. Retournez la déclaration à son auteur pour la lui demander.
fault-near-miss-second-asked = Un second codage a déjà été demandé. Attendez-le.
fault-near-miss-serious = C'est un événement indésirable grave, que ce dispositif ne prend pas. Déclarez-le hors périmètre : l'auteur est informé de son devoir de déclaration et garde son texte.
fault-near-miss-taken = Cet événement grave a la référence de sa déclaration, et votre organisme le prend. Poursuivez l'analyse.
fault-near-miss-unfit = Cette déclaration ne peut pas être confiée à cet expert. Choisissez quelqu'un d'autre dans la liste.
fault-near-miss-unsaid = Il manque le texte dans cette langue. Écrivez-le en français et en anglais.
