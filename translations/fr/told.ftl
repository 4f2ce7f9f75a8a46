# Des textes destinés à tous : dans les deux langues, et sans personne dedans.

told-in-french = { $label } (en français)
told-in-english = { $label } (en anglais)
fault-told-unsaid = Écrivez ce texte : ce qui s’adresse à tous existe en français et en anglais.
fault-told-identifiers = Un passage pourrait désigner quelqu’un. Récrivez-le, ou confirmez sous le texte qu’il ne désigne personne.
fault-told-theme = Un thème choisi n’est plus ouvert. Choisissez parmi ceux de la liste.
