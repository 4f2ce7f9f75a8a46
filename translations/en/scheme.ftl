# Faults of a scheme (specialties, the form of a near miss), as `presque programme check` tells them.
# Each has two lines: what is wrong, then what to do.

scheme-sound = The scheme { $scheme } can be used: { $specialties } specialties and activities, { $questions } questions, { $seconds } seconds for what is needed to send.
scheme-not-judged = The questions of the form and their languages could not be judged yet: mend these files first.
scheme-item-of-activity =
    An activity has no number in the list of specialties.
    Remove “item”, or “activity”.
scheme-shape =
    “{ $id }” cannot be a name: it stands in addresses and in the keys of answers.
    Take at most 64 lower-case letters, digits, “-” or “_”.
scheme-twice =
    The code “{ $code }” already names another specialty or another theme.
    Give this one a code of its own.
scheme-nobody =
    There is no specialty: nobody could report.
    Write one at least, in a [[specialty]] table.
scheme-unsaid =
    This text is not written in “{ $language }”.
    Write it: each text exists in each language of the scheme.
scheme-no-specialty =
    The theme is of a specialty “{ $code }” that the scheme does not have.
    Write the code of one of its specialties, or remove “specialty”: the theme is then everybody's.
scheme-not-listed =
    “{ $code }” is named here and stands in no list.
    Add the list or the code to uptake.toml, or remove it from here.
scheme-form-twice =
    The version “{ $version }” of the form exists already: nobody could tell which one was asked with.
    Give each version a name of its own.
scheme-name-twice =
    This name is taken.
    Give the second a name of its own: it stays with the answers.
scheme-looks-ahead =
    This question depends on “{ $at }”, which is not asked before it, or in the rows of another block.
    Put “{ $at }” before it, or in the same block.
scheme-no-list =
    This form has no list “{ $list }”.
    Add it in a [[list]] table, or take “specialty” or “risk_situation”, which come from elsewhere.
scheme-too-many =
    { $needed } answers are needed to send, more than { $most }: a long form is the second reason why people do not report.
    Write needed = "to_accept" for those that can wait.
scheme-too-long =
    What is needed to send takes { $seconds } seconds, more than the { $budget } promised.
    Make a question optional, or promise an honest time in budget_seconds.
scheme-needed-too-soon =
    This question of the analysis is needed to send: the facts could not be sent alone.
    Write needed = "to_accept".
scheme-means-twice =
    Another question tells the rules the same thing already.
    Keep “means” at one of the two.
scheme-not-asked =
    Nothing asks for “{ $means }”, without which no near miss can be judged.
    Add means = "{ $means }" to the question that says it.
scheme-never-holds =
    The condition on “{ $at }” can never hold: it is none of its answers.
    Compare by is or is_not with codes of its list, or yes and no.
scheme-means-shape =
    The rules cannot read “{ $means }” in an answer of this shape, or in this place.
    Take the shape that docs/near-miss-form.md gives; what holds once is not asked for in a block with rows.
scheme-not-of-base =
    The REX base does not know the code “{ $code }” of the list “{ $list }”.
    Take the codes that docs/near-miss-form.md gives; their labels are yours.
