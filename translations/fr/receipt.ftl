# L’accusé de réception d'une déclaration : ouvrir l'état et la suite avec le secret, sans se connecter.

receipt-title = Ouvrir un accusé de réception
receipt-lead = Le secret remis à l’envoi d’une déclaration montre où elle en est, sans se connecter.
receipt-secret = Secret de l’accusé de réception
receipt-secret-hint = 26 lettres et chiffres. Les espaces, les tirets et les majuscules ne comptent pas.
receipt-open = Ouvrir
receipt-unknown = Ce secret n’ouvre aucun accusé de réception. Comparez-le avec celui que vous avez gardé : il a 26 lettres et chiffres.
receipt-what = Ce que montre un accusé de réception, et si le secret est perdu
receipt-what-shows = La référence, l’organisme, l’état et les dates de ce qui a été fait. Jamais le récit, ni un nom : ni celui de l’auteur, ni celui de l’expert. Rien ne relie ce secret à un compte.
receipt-what-lost = Un secret perdu ne peut pas être remplacé : il n’est gardé nulle part. L’auteur retrouve sa déclaration en se connectant.
receipt-opened = Où en est cette déclaration
receipt-reference = Référence
receipt-body = Organisme
receipt-state = État
receipt-clock = Suite attendue
receipt-waits-manager = L’organisme doit la confier à un expert (depuis le { $since }). Avis attendu au plus tard le { $due }.
receipt-waits-expert = Un expert l’analyse (depuis le { $since }). Avis attendu au plus tard le { $due }.
receipt-waits-author = L’auteur est invité à la compléter (depuis le { $since }). Il peut le faire en se connectant.
receipt-waits-nobody = Plus rien n’est attendu de personne.
receipt-overdue = Ce délai est dépassé ; l’organisme en est averti.
receipt-trail = Ce qui a été fait
receipt-no-content = Cette page n’est gardée nulle part et ne contient rien du récit.
receipt-another = Ouvrir un autre accusé de réception

receipt-proof-title = Vérifier un accusé de réception
receipt-proof-lead = Dit si un accusé de réception qu’on vous montre a bien été remis par un organisme présent ici. Il prouve qu’une déclaration a été envoyée ce jour-là, et rien de plus : ni par qui, ni sur quoi.
receipt-proof-choose = Choisir
receipt-proof-day = Jour de l’envoi
receipt-proof-no-day = Indiquez le jour écrit sur l’accusé de réception, par exemple 2026-03-14.
receipt-proof-signature = Sceau
receipt-proof-signature-hint = 24 lettres et chiffres, sous la référence.
receipt-proof-check = Vérifier
receipt-proof-ours = Cet accusé de réception est authentique
receipt-proof-ours-text = L’organisme a remis cette référence, ce jour-là.
receipt-proof-not-ours = Rien ne correspond
receipt-proof-not-ours-text = L’organisme n’a pas remis cette référence ce jour-là avec ce sceau. Comparez chaque lettre avec l’original.
