# What commands say.

cli-demo-not-a-demonstration = This folder holds a real installation, and a demonstration is never laid over one. Give another folder with --data.
cli-demo-national-date = At the scale of a country the demonstration stands on 2013-07-01. Leave out --as-of, or --scale national.
cli-init-done = The installation is ready. Open this link, once, within 14 days, to set the password of its administrator:
    { $link }
    Keep a copy of the folder “keys” apart from backups: without it nothing sealed can be read again.
cli-serve-address = Presque is served at { $address } (Ctrl-C ends it)
cli-serve-demonstration = This folder is a demonstration, which signs people in without a password. Serve it with “presque demo --data DIR”.
cli-journal-counts = { $organisation }: { $sealed } entries sealed, { $unsealed } not sealed yet
cli-journal-broken = The chain breaks at entry { $seq }: { $reason }
cli-journal-entry-altered = the entry was altered after it was sealed
cli-journal-hash-replaced = the hash of the entry was replaced
cli-journal-rewritten = entry and hash were changed together
cli-journal-missing = a sealed entry was removed
cli-journal-beyond-head = the head of the chain was altered or removed
cli-programme-published = { $programme } version { $version } is published: { $hash }
