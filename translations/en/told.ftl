# Texts meant for everybody: in both languages, and with nobody in them.

told-in-french = { $label } (in French)
told-in-english = { $label } (in English)
fault-told-unsaid = Write this text: what is meant for everybody exists in French and in English.
fault-told-identifiers = A passage could point to somebody. Rewrite it, or confirm under the text that it names nobody.
fault-told-theme = A theme you chose is no longer open. Choose from the list.
