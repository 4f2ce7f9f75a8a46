# What resembles a draft.

near-miss-similar = It happened elsewhere
near-miss-similar-text = Cases of the base that resemble what you wrote, with nobody in them. Yours counts all the same: what happens twice can be prevented.
near-miss-similar-about = { $specialty }, { $year }
