# The plan “when…, I will…” for one goal.

commitment-title = My plan
commitment-read-goal = Read the goal again
commitment-why = Saying in advance in which situation you will act, and how, helps you think of it when the moment comes. Adapt what is proposed below to your own practice.
commitment-made = Plan written on { $date }. You can write it again; the earlier one stays in your history.
commitment-cue = When…
commitment-cue-hint = The precise situation that will be your signal.
commitment-action = … I will…
commitment-action-hint = One concrete act, to be done the very next time.
commitment-target = My mark (optional)
commitment-target-hint = For example: “eight of my next ten patients concerned”.
commitment-target-of-ten = { $count } of my next ten patients concerned
commitment-from = Starting on
commitment-save = Commit
commitment-private = This plan is yours: nobody else reads it, and it will be shown to you again at the evaluations.
