# Paraphrases: the team asks, the author says yes or no, and neither learns who the other is.

paraphrase-team-title = Asking for agreement
paraphrase-team-of = Asking for agreement: { $evaluation }
paraphrase-team-link = Ask an author whether they agree to be paraphrased
paraphrase-team-lead = A paraphrase appears only if its author agrees to these very words. They are told tomorrow morning, and you are not told who they are. Silence is no.
paraphrase-ask = A new request
paraphrase-source = What is paraphrased
paraphrase-source-hint = The reference of an evaluation, which tutors can give you, or the address of a forum post (reference of the thread, slash, number of the post).
paraphrase-words = Your words
paraphrase-send = Ask its author
paraphrase-asked = Requests
paraphrase-on = Asked on { $date }.
paraphrase-done-asked = The author will be told tomorrow morning.
paraphrase-waiting = No answer: no
paraphrase-given = Agreed
paraphrase-declined = Declined
paraphrase-withdrawn = Agreement taken back
paraphrase-published = Published

paraphrase-asked-title = The team asks for your agreement
paraphrase-asked-text = It would like to tell, in its own words and without naming you, an idea that you wrote. It does not know who you are.
paraphrase-asked-read = Read the sentence and answer
paraphrase-own-link = My agreements to be paraphrased
paraphrase-own-title = To be paraphrased, or not
paraphrase-own-lead = The team proposes to tell, in its own words, something that you wrote in an evaluation or in a forum. It does not know who you are, and your answer will not tell it.
paraphrase-own-silence = Without an answer from you, nothing appears. A yes can be taken back until the publication. If the team changes a word, it must ask you again.
paraphrase-own-none = The team has not asked you anything.
paraphrase-for = For the synthesis: { $evaluation }
paraphrase-where = These very words would appear in the synthesis “{ $evaluation }” and in its meeting kit, under the goal named above, without a name or a pseudonym. Participants and the team of { $organisation } can read them; a local group can print them.
paraphrase-yes = Yes, these words may appear
paraphrase-no = No
paraphrase-done-yes = Noted: these words may appear. You can change your mind until the publication.
paraphrase-done-no = Noted: these words will not appear.
paraphrase-told = These words are published: they cannot be taken back any more.

fault-paraphrase-source = Nothing has this reference. Paste the reference of an evaluation that was submitted, or the address of a post that can still be read.
fault-paraphrase-forgotten = The pseudonyms of this thread lead to nobody any more: no author can be told. Write without a paraphrase.
fault-paraphrase-empty = Write the paraphrase in this language too: its author reads exactly what will appear.
fault-paraphrase-asked = { $most } requests at most for one synthesis. Wait for the answers.
fault-paraphrase-published = These words are published already: they cannot be taken back any more.
fault-paraphrase-twice = An answer has just been saved. Open the page again to see it.
