# Paraphrases : l'équipe demande, l'auteur dit oui ou non, et nul ne sait qui est l'autre.

paraphrase-team-title = Demander un accord
paraphrase-team-of = Demander un accord : { $evaluation }
paraphrase-team-link = Demander à un auteur s'il accepte d'être paraphrasé
paraphrase-team-lead = Une paraphrase ne paraît que si son auteur accepte ces mots-là. Il est prévenu demain matin, sans qu'on vous dise qui il est. Sans réponse, c'est non.
paraphrase-ask = Nouvelle demande
paraphrase-source = Ce qui est paraphrasé
paraphrase-source-hint = La référence d'un bilan, que donnent les tuteurs, ou l'adresse d'un message de forum (référence du fil, barre oblique, numéro du message).
paraphrase-words = Vos mots
paraphrase-send = Demander l'accord de l'auteur
paraphrase-asked = Demandes
paraphrase-on = Demandé le { $date }.
paraphrase-done-asked = L'auteur sera prévenu demain matin.
paraphrase-waiting = Sans réponse : non
paraphrase-given = Accord donné
paraphrase-declined = Refusé
paraphrase-withdrawn = Accord retiré
paraphrase-published = Publiée

paraphrase-asked-title = L'équipe vous demande votre accord
paraphrase-asked-text = Elle aimerait reprendre avec ses mots, sans vous nommer, une idée que vous avez écrite. Elle ne sait pas qui vous êtes.
paraphrase-asked-read = Lire la phrase et répondre
paraphrase-own-link = Mes accords pour être paraphrasé
paraphrase-own-title = Être paraphrasé, ou non
paraphrase-own-lead = L'équipe propose de dire, avec ses mots, quelque chose que vous avez écrit dans un bilan ou dans un forum. Elle ne sait pas qui vous êtes, et ne l'apprendra pas par votre réponse.
paraphrase-own-silence = Sans réponse de votre part, rien ne paraît. Un oui peut être retiré jusqu'à la publication. Si l'équipe change un mot, elle doit vous le redemander.
paraphrase-own-none = L'équipe ne vous a rien demandé.
paraphrase-for = Pour la synthèse : { $evaluation }
paraphrase-where = Ces mots exacts paraîtraient dans la synthèse « { $evaluation } » et dans son support de réunion, sous l'objectif nommé ci-dessus, sans nom ni pseudonyme. Les participants et l'équipe de { $organisation } peuvent les lire ; un groupe local peut les imprimer.
paraphrase-yes = Oui, ces mots peuvent paraître
paraphrase-no = Non
paraphrase-done-yes = C'est noté : ces mots peuvent paraître. Vous pouvez changer d'avis jusqu'à la publication.
paraphrase-done-no = C'est noté : ces mots ne paraîtront pas.
paraphrase-told = Ces mots sont publiés : ils ne peuvent plus être retirés.

fault-paraphrase-source = Rien ne correspond à cette référence. Collez la référence d'un bilan envoyé, ou l'adresse d'un message qui peut encore être lu.
fault-paraphrase-forgotten = Les pseudonymes de ce fil ne mènent plus à personne : plus aucun auteur ne peut être prévenu. Écrivez sans paraphrase.
fault-paraphrase-empty = Écrivez la paraphrase dans cette langue aussi : son auteur lit exactement ce qui paraîtra.
fault-paraphrase-asked = { $most } demandes au plus pour une synthèse. Attendez les réponses.
fault-paraphrase-published = Ces mots sont déjà publiés : ils ne peuvent plus être retirés.
fault-paraphrase-twice = Une réponse vient d'être enregistrée. Rouvrez la page pour la voir.
