# Ce qui ressemble à un brouillon.

near-miss-similar = C'est arrivé ailleurs
near-miss-similar-text = Des cas de la base qui ressemblent à ce que vous avez écrit, sans personne dedans. Le vôtre compte tout autant : ce qui arrive deux fois peut être évité.
near-miss-similar-about = { $specialty }, { $year }
