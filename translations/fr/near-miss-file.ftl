# Les fichiers qu'un auteur emporte : sa déclaration, ou ce qu'il avait saisi d'un événement grave.

near-miss-file-own-title = Déclaration d'un événement porteur de risque
near-miss-file-own-note = Copie remise à son auteur, pour une revue dans son établissement. Elle contient ce qui a été écrit, sans le nom de personne ; relisez-la avant de la partager.
near-miss-file-serious-title = Ce que vous avez écrit d'un événement grave
near-miss-file-serious-note = Ce texte n'a pas été envoyé. Rien n'en est perdu : il peut servir à la déclaration que cet événement demande ailleurs.
near-miss-file-address = Pour le déclarer : { $address }
near-miss-file-reference = Référence : { $reference }
near-miss-file-sent = Envoyée le { $date }
near-miss-file-state = État : { $state }
near-miss-file-body = Organisme : { $body }
near-miss-file-form = Formulaire : { $form }
near-miss-file-row = { $title } { $row }
near-miss-file-graded = { $cause } : { $grade }
near-miss-file-yes = Oui
near-miss-file-no = Non
near-miss-file-said = Échanges et avis
near-miss-file-by-author = L'auteur, le { $date }
near-miss-file-by-expert = L'expert, le { $date }
near-miss-file-by-body = L'organisme, le { $date }
