# What mails name: the steps that are not evaluations.

mail-step-choice = Choice of goals: { $sequence }
mail-step-baseline = Analysis of your practice: { $sequence }
mail-step-commitment = Your action plan: { $sequence }
mail-installation = Presque
