# Conventions de la langue française : nombres, dates, listes.
# La source est le CLDR ; l'espace des milliers est l'espace fine insécable.
language-name = Français
format-group = { "\u202F" }
format-decimal = ,
format-percent = { $number } %
format-unknown = inconnu
format-range = de { $low } à { $high }
format-list = { $start } et { $end }
format-time = { $hour }{ "\u00A0" }h{ "\u00A0" }{ $minute }
format-date = { $day ->
    [1] 1er
   *[other] { $day }
 } { $month } { $year }
format-date-short = { $day ->
    [1] 1er
   *[other] { $day }
 } { $month } { $year }
format-month = { $month } { $year }
format-moment = { $date } à { $time }
format-month-1 = janvier
format-month-2 = février
format-month-3 = mars
format-month-4 = avril
format-month-5 = mai
format-month-6 = juin
format-month-7 = juillet
format-month-8 = août
format-month-9 = septembre
format-month-10 = octobre
format-month-11 = novembre
format-month-12 = décembre
format-month-short-1 = janv.
format-month-short-2 = févr.
format-month-short-3 = mars
format-month-short-4 = avr.
format-month-short-5 = mai
format-month-short-6 = juin
format-month-short-7 = juil.
format-month-short-8 = août
format-month-short-9 = sept.
format-month-short-10 = oct.
format-month-short-11 = nov.
format-month-short-12 = déc.
