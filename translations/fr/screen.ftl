# L'écran : ce qui, dans un texte libre, pourrait nommer un patient ou une personne.

fault-screen = Au moins un passage de ce texte pourrait désigner un patient ou une personne. Reformulez-le, ou confirmez sous le texte qu'il ne désigne personne.
screen-heed = Ceci pourrait désigner un patient ou une personne ; reformulez-le, ou vous pourrez le confirmer avant l'envoi :
screen-label-address = Cela ressemble à une adresse
screen-label-age = Cela ressemble à un âge de 90 ans ou plus, que peu de gens ont au même endroit
screen-label-birth = Cela ressemble à une naissance
screen-label-date = Cela ressemble à une date complète
screen-label-email = Cela ressemble à une adresse électronique
screen-label-establishment = Cela ressemble à un numéro d'établissement
screen-label-job = Cela ressemble à un métier que peu de personnes exercent
screen-label-name = Cela ressemble à un nom de personne
screen-label-phone = Cela ressemble à un numéro de téléphone
screen-label-place = Cela ressemble à un lieu : ville, établissement, service, chambre
screen-label-professional = Cela ressemble à un numéro de professionnel
screen-label-record = Cela ressemble à un numéro de dossier
screen-label-social-security = Cela ressemble à un numéro de sécurité sociale
screen-names-nobody = ne désigne ni un patient ni une personne
screen-text = Reformulez le texte de préférence (« une patiente », « au printemps », « un confrère »). Ce que vous confirmez ici est gardé tel quel, pour tous ceux qui liront ce texte.
screen-title = À relire avant d'envoyer
screen-why = { $label } ({ $reason }).
