# Goals that participants propose.

proposal-title = Propose a goal
proposal-lead = What change of practice would be worth working on together? The best goals come from practice.
proposal-private = Only the editors and the lead of the programme read it, without your name. They answer here.
proposal-action = What to change
proposal-action-hint = One concrete thing to do, or to stop doing.
proposal-patients = For which patients
proposal-patients-hint = In general terms: no patient’s name, date or place.
proposal-grounds = On what grounds
proposal-grounds-hint = A study, a guideline, or what you see in your practice.
proposal-send = Send to the team
proposal-done = Thank you: your proposal is with the team.
proposal-yours = Your proposals
proposal-made-on = Proposal of { $date }
proposal-waits = Waiting for an answer
proposal-taken = Will be drafted
proposal-kept = Kept for later
proposal-declined = Not for this programme
proposal-answered-on = The team’s answer, on { $date }
proposal-fault-blank = A few words are needed here.
proposal-fault-many = The team has { $most } proposals of yours waiting. Wait for an answer before sending another.
proposal-fault-answer = Answer in 1 to 1,000 characters: whoever proposed it reads your words.
proposal-fault-answered = This proposal has been answered already.
proposal-fault-reply = Say what becomes of it: choose one.

proposal-team-title = Goals proposed by participants
proposal-team-lead = You read what they propose, never who did nor in which cohort. Your answer appears on their own page.
proposal-team-none = Nothing has been proposed yet.
proposal-team-list = Proposals
proposal-of = Programme: { $programme }
proposal-reply = What becomes of the proposal of { $date }?
proposal-reply-taken = It will be drafted
proposal-reply-kept = It is kept for a later version
proposal-reply-declined = It is not for this programme
proposal-answer = Your answer
proposal-answer-hint = Thank them, and say why.
proposal-answer-send = Send the answer
proposal-done-answered = The answer is on its author’s page.
path-link-proposals = Propose a goal to the team
team-proposals = Goals proposed by participants
team-proposals-waiting = { $count ->
    [0] Nothing waits for an answer.
    [one] { $count } proposal waits for an answer.
   *[other] { $count } proposals wait for an answer.
}
