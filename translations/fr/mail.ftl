# Ce que les courriels nomment : les étapes qui ne sont pas des bilans.

mail-step-choice = Choix des objectifs : { $sequence }
mail-step-baseline = Analyse de votre pratique : { $sequence }
mail-step-commitment = Votre plan d'action : { $sequence }
mail-installation = Presque
