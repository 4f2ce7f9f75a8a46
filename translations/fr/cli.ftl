# Ce que disent les commandes.

cli-demo-not-a-demonstration = Ce dossier contient une véritable installation, et une démonstration n'en recouvre jamais une. Indiquez un autre dossier avec --data.
cli-demo-national-date = À l'échelle d'un pays, la démonstration est datée du 1er juillet 2013. Retirez --as-of, ou --scale national.
cli-init-done = L'installation est prête. Ouvrez ce lien, une seule fois, dans les 14 jours, pour choisir le mot de passe de l'administrateur :
    { $link }
    Gardez une copie du dossier « keys » à part des sauvegardes : sans lui, rien de ce qui est scellé ne pourra plus être lu.
cli-serve-address = Presque répond à { $address } (Ctrl-C pour arrêter)
cli-serve-demonstration = Ce dossier est une démonstration, où l'on se connecte sans mot de passe. Ouvrez-la avec « presque demo --data DOSSIER ».
cli-journal-counts = { $organisation } : { $sealed } inscriptions scellées, { $unsealed } pas encore
cli-journal-broken = La chaîne se rompt à l'inscription { $seq } : { $reason }
cli-journal-entry-altered = l'inscription a été modifiée après avoir été scellée
cli-journal-hash-replaced = l'empreinte de l'inscription a été remplacée
cli-journal-rewritten = l'inscription et l'empreinte ont été changées ensemble
cli-journal-missing = une inscription scellée a été retirée
cli-journal-beyond-head = la tête de la chaîne a été modifiée ou retirée
cli-programme-published = { $programme } version { $version } est publié : { $hash }
